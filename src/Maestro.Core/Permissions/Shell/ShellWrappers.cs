namespace Maestro.Core.Permissions.Shell;

/// <summary>Programs that run another command: that one must be allowed too.</summary>
internal static class ShellWrappers
{
    private static readonly HashSet<string> Prefixes = new(
        ["env", "nohup", "time", "timeout", "nice", "ionice", "stdbuf", "command", "builtin", "exec", "sudo", "doas", "xargs", "parallel", "watch", "setsid", "strace", "chroot", "busybox", "unbuffer"],
        StringComparer.Ordinal);

    private static readonly HashSet<string> Shells = new(["sh", "bash", "dash", "zsh", "ksh", "ash", "fish", "su", "ssh"], StringComparer.Ordinal);

    /// <summary>The lines that the command makes run, to be parsed in their turn.</summary>
    public static IEnumerable<string> Inside(ShellCommand command)
    {
        var words = command.Words.Select(word => word.Text).ToList();
        if (Prefixes.Contains(command.Name))
        {
            // The first words may belong to the wrapper (options, their values, a time): every place where the inner command can begin counts.
            for (var i = 1; i < words.Count; i++)
                if (!words[i].StartsWith('-'))
                    yield return Quote(words[i..]);
        }
        else if (command.Name is "eval")
        {
            yield return string.Join(' ', words[1..]);
        }
        else if (Shells.Contains(command.Name))
        {
            foreach (var script in words.Skip(1).Where(word => !word.StartsWith('-')))
                yield return script;
        }
        else if (command.Name is "find" or "fd")
        {
            for (var i = 1; i < words.Count; i++)
                if (words[i] is "-exec" or "-execdir" or "-ok" or "-okdir" or "-x" or "-X" or "--exec" && i + 1 < words.Count)
                    yield return Quote(words[(i + 1)..]);
            if (words.Contains("-delete"))
                yield return "rm";
        }
    }

    private static string Quote(List<string> words) => string.Join(' ', words.Select(word => $"'{word.Replace("'", "'\\''", StringComparison.Ordinal)}'"));
}
