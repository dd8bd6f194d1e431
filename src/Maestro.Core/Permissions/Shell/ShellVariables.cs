using System.Text;

namespace Maestro.Core.Permissions.Shell;

/// <summary>Loop variables whose values stand in the line: a command that uses one is judged for each of them.</summary>
internal sealed class ShellVariables
{
    /// <summary>Characters of no meaning that stand in a word for a variable until its value is put in.</summary>
    private const char First = '\uE000';

    private const int MostVariables = 100;
    public const int MostCopies = 50;
    private readonly List<IReadOnlyList<ShellWord>> values = [];
    private readonly Dictionary<string, char> bound = new(StringComparer.Ordinal);

    public static bool IsSign(char c) => char.GetUnicodeCategory(c) is System.Globalization.UnicodeCategory.PrivateUse;

    /// <summary>The sign for a variable, or null when its value is not known.</summary>
    public char? SignOf(string name) => bound.TryGetValue(name, out var sign) ? sign : null;

    /// <summary>Reads the body of a loop, in which the variable has one of the values.</summary>
    public void Within(string name, IReadOnlyList<ShellWord> items, Action readBody)
    {
        var before = SignOf(name);
        if (items.Count is 0 or > MostCopies || values.Count >= MostVariables || !items.All(item => item.IsConstant && !item.Text.Any(IsSign)))
            bound.Remove(name);
        else
        {
            bound[name] = (char)(First + values.Count);
            values.Add(items);
        }

        readBody();
        if (before is { } sign)
            bound[name] = sign;
        else
            bound.Remove(name);
    }

    /// <summary>The command once for each value of the variables in it; one too many when there are more than <see cref="MostCopies"/>.</summary>
    public IEnumerable<ShellCommand> Copies(ShellCommand command)
    {
        var all = command.Words.Concat(command.Assignments).Concat(command.Redirections.Select(redirection => redirection.Target)).Append(command.Input);
        var signs = all.SelectMany(word => word?.Text ?? "").Where(IsSign).Distinct().ToList();
        IEnumerable<ShellCommand> copies = [command];
        foreach (var sign in signs)
            copies = copies.SelectMany(copy => values[sign - First].Select(value => With(copy, sign, value))).Take(MostCopies + 1);
        return copies;
    }

    private static ShellCommand With(ShellCommand command, char sign, ShellWord value) => command with
    {
        Words = [.. command.Words.Select(word => With(word, sign, value))],
        Assignments = [.. command.Assignments.Select(word => With(word, sign, value))],
        Redirections = [.. command.Redirections.Select(redirection => redirection with { Target = With(redirection.Target, sign, value) })],
        Input = command.Input is { } input ? With(input, sign, value) : null,
        Doubt = command.Doubt
            ?? (command.Words is [var name, ..] && name.Text.Contains(sign, StringComparison.Ordinal) ? "its name comes from a variable" : null),
    };

    private static ShellWord With(ShellWord word, char sign, ShellWord value) => !word.Text.Contains(sign, StringComparison.Ordinal) ? word : word with
    {
        Text = new StringBuilder(word.Text).Replace(sign.ToString(), value.Text).ToString(),
        HasGlob = word.HasGlob || value.HasGlob,
        IsConstant = word.IsConstant && (!word.IsSplit || IsOneWord(value)),
        IsPlain = false,
    };

    /// <summary>Whether the shell leaves the value as it is where the variable stands without quotes.</summary>
    private static bool IsOneWord(ShellWord value) =>
        value is { HasGlob: false, Text.Length: > 0 } && value.Text.All(c => char.IsLetterOrDigit(c) || "./-_+,@%:=".Contains(c, StringComparison.Ordinal));
}
