namespace Maestro.Core.Permissions.Shell;

/// <summary>What was found so far in a line and in all that it runs.</summary>
internal sealed class ShellFindings
{
    private const int Deepest = 20;
    private const int MostCommands = 200;
    private const int MostCharacters = 1_000_000;
    private int depth;
    private int characters;

    public List<ShellCommand> Commands { get; } = [];

    public string? Problem { get; private set; }

    /// <summary>Nothing more can be read.</summary>
    public bool IsOver { get; private set; }

    /// <summary>The line must be asked for, but the rest of it can be read, and what a rule denies found in it.</summary>
    public void Suspect(string problem) => Problem ??= problem;

    /// <summary>The line cannot be read on.</summary>
    public void Fail(string problem)
    {
        Suspect(problem);
        IsOver = true;
    }

    public void Add(ShellCommand command)
    {
        Commands.Add(command);
        if (Commands.Count > MostCommands)
            Fail("it has too many commands");
    }

    /// <summary>Reads something that lies inside something else, unless it lies too deep.</summary>
    public void Inside(Action read)
    {
        if (depth >= Deepest)
            Fail("it is nested too deeply");
        if (IsOver)
            return;
        depth++;
        read();
        depth--;
    }

    /// <summary>Wrappers in wrappers would have the same text read again and again.</summary>
    public void Count(string text)
    {
        characters += text.Length;
        if (characters > MostCharacters)
            Fail("it is too long");
    }
}
