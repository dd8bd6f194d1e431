namespace Maestro.Core.Permissions.Shell;

/// <summary>A word of a command after quotes were taken away.</summary>
/// <param name="IsConstant">False when the shell puts in something that is not known before it runs: a variable, a substitution, a brace expansion.</param>
public sealed record ShellWord(string Text, bool IsConstant)
{
    /// <summary>An unquoted wildcard stands for file names.</summary>
    public bool HasGlob { get; init; }

    /// <summary>All that is unknown in it is what commands print, in quotes.</summary>
    public bool IsOutput { get; init; }

    /// <summary>A variable stands in it without quotes: its value is split into words.</summary>
    public bool IsSplit { get; init; }

    /// <summary>No quote, no backslash, nothing put in: only such a word can be a keyword.</summary>
    public bool IsPlain { get; init; }
}

/// <summary>Where a command's output goes or its input comes from.</summary>
public sealed record ShellRedirection(string Operator, ShellWord Target)
{
    /// <summary>True when a file is written; <c>/dev/null</c> and other streams are none.</summary>
    public bool Writes => Operator.Contains('>', StringComparison.Ordinal)
        && Target.Text is not ("/dev/null" or "/dev/stdout" or "/dev/stderr") && !IsStream;

    private bool IsStream => Operator.EndsWith('&') && (Target.Text is "-" || Target.Text.All(char.IsAsciiDigit));
}

/// <summary>One simple command: what is run, with its arguments and redirections.</summary>
/// <param name="Text">As it stands in the line.</param>
/// <param name="Assignments">Variables set for this command, such as <c>PATH=x</c>.</param>
public sealed record ShellCommand(
    string Text, IReadOnlyList<ShellWord> Assignments, IReadOnlyList<ShellWord> Words, IReadOnlyList<ShellRedirection> Redirections)
{
    /// <summary>What a here-document or here-string gives it to read.</summary>
    public ShellWord? Input { get; init; }

    /// <summary>Why nobody can tell what it runs; then only a person may allow it.</summary>
    public string? Doubt { get; init; }

    /// <summary>The head of a loop, a case or a condition: it runs nothing by itself.</summary>
    public bool IsHead { get; init; }

    /// <summary>The program's name without its folder.</summary>
    public string Name => Words.Count == 0 ? "" : Words[0].Text[(Words[0].Text.LastIndexOf('/') + 1)..];

    /// <summary>The line by the program's own name, so that <c>/bin/rm</c> is <c>rm</c>.</summary>
    public string LineByName => string.Join(' ', Words.Skip(1).Select(word => word.Text).Prepend(Name));

    /// <summary>The line without what stands before the verb of git, so that <c>git -C x push</c> is <c>git push</c>.</summary>
    public string LineByVerb
    {
        get
        {
            if (Name is not "git")
                return LineByName;
            var at = 1;
            while (at < Words.Count && Words[at].Text.StartsWith('-'))
                at += Words[at].Text is "-C" or "-c" or "--git-dir" or "--work-tree" or "--namespace" or "--config-env" or "--super-prefix" ? 2 : 1;
            return string.Join(' ', Words.Skip(at).Select(word => word.Text).Prepend(Name));
        }
    }

    /// <summary>The words with single spaces, as rules match them.</summary>
    public string Line => string.Join(' ', Words.Select(word => word.Text));
}

/// <summary>Every simple command of a line, those inside substitutions and wrappers too.</summary>
/// <param name="Problem">Why the line could not be understood as a whole; then nothing in it may be allowed without asking.</param>
public sealed record ShellScript(IReadOnlyList<ShellCommand> Commands, string? Problem);
