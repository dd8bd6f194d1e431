namespace Maestro.Core.Permissions.Shell;

/// <summary>Programs that run another command: that one must be allowed too.</summary>
internal static class ShellWrappers
{
    public static readonly HashSet<string> Prefixes = new(
        ["env", "nohup", "time", "timeout", "nice", "ionice", "stdbuf", "command", "builtin", "exec", "sudo", "doas", "xargs", "parallel", "watch", "setsid",
        "strace", "chroot", "busybox", "unbuffer", "coproc"],
        StringComparer.Ordinal);

    public static readonly HashSet<string> Shells = new(["sh", "bash", "dash", "zsh", "ksh", "ash", "fish", "su", "ssh"], StringComparer.Ordinal);

    /// <summary>The lines that the command makes run, to be parsed in their turn, and whether they read what the command was given.</summary>
    public static IEnumerable<(string Line, bool ReadsInput)> Inside(ShellCommand command)
    {
        if (command.IsHead || command.Words.Count == 0)
            return [];
        var words = command.Words.Select(word => word.Text).ToList();
        return command.Name switch
        {
            "command" when words is [_, "-v" or "-V", ..] => [],
            "eval" => [(string.Join(' ', words[1..]), true)],
            "trap" => words[1..].Select(word => (word, false)),
            "alias" => words[1..].Select(word => (word[(word.IndexOf('=', StringComparison.Ordinal) + 1)..], true)),
            "find" or "fd" => InsideFind(command).Select(line => (line, false)),
            var name when Prefixes.Contains(name) => InsidePrefix(words).Select(line => (line, true)),
            var name when Shells.Contains(name) => InsideShell(words, command.Input),
            _ => [],
        };
    }

    /// <summary>The names of the commands that <c>find</c> runs for what it found.</summary>
    public static IEnumerable<ShellWord> RunsFound(List<ShellWord> arguments) =>
        arguments.Zip(arguments.Skip(1)).Where(pair => RunsNext(pair.First.Text)).Select(pair => pair.Second);

    // The first words may belong to the wrapper (options, their values, a time): every place where the inner command can begin counts.
    private static IEnumerable<string> InsidePrefix(List<string> words) =>
        Enumerable.Range(1, words.Count - 1).Where(i => !words[i].StartsWith('-')).Select(i => Quote(words[i..]));

    /// <summary>Which word is the program depends on the options, so each may be it; placeholders are none.</summary>
    private static IEnumerable<(string Line, bool ReadsInput)> InsideShell(List<string> words, ShellWord? input)
    {
        var scripts = words.Skip(1).Where(word => !word.StartsWith('-') && word is not ("{}" or "_" or ";" or "+")).Select(word => (word, true));
        return input is null ? scripts : scripts.Append((input.Text, false));
    }

    private static IEnumerable<string> InsideFind(ShellCommand command)
    {
        var words = command.Words.Select(word => word.Text).ToList();
        for (var i = 1; i + 1 < words.Count; i++)
            if (RunsNext(words[i]))
                yield return Quote(words[(i + 1)..]);
        if (words.Contains("-delete"))
            yield return "rm";
    }

    private static bool RunsNext(string option) => option is "-exec" or "-execdir" or "-ok" or "-okdir" or "-x" or "-X" or "--exec" or "--exec-batch";

    private static string Quote(List<string> words) => string.Join(' ', words.Select(word => $"'{word.Replace("'", "'\\''", StringComparison.Ordinal)}'"));
}
