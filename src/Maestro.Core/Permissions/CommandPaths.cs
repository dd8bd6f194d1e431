using Maestro.Core.Permissions.Shell;

namespace Maestro.Core.Permissions;

/// <summary>Finds arguments of a command that lead out of the work folder or to secrets files.</summary>
/// <remarks>What a program does by itself cannot be seen: this judges what stands in the line.</remarks>
internal sealed class CommandPaths(PolicySetting setting)
{
    /// <summary>Names of secrets files that a wildcard must not stand for.</summary>
    private static readonly string[] Samples =
        [".env", ".env.local", ".envrc", ".npmrc", ".netrc", "id_rsa", "id_ed25519", "credentials", "server.pem", "server.key", "store.p12"];

    /// <summary>Commands that show no more of a file than its name and size.</summary>
    private static readonly HashSet<string> WithoutContent =
        new(
            ["ls", "stat", "du", "wc", "find", "echo", "printf", "basename", "dirname", "realpath", "readlink", "test", "[", "[[", "for", "case"],
            StringComparer.Ordinal);

    /// <summary>The folders that the commands of a script can run in: the work folder, and where <c>cd</c> leads.</summary>
    public IReadOnlyList<string> FoldersOf(ShellScript script)
    {
        var folders = new List<string> { setting.Workspace };
        foreach (var command in script.Commands.Where(command => command.Name is "cd" or "pushd" && command.Words.Count > 1))
            if (command.Words[^1].Text is var folder && !folder.Contains('\0', StringComparison.Ordinal))
                folders.Add(setting.Resolve(Path.Join(Path.IsPathRooted(folder) ? "" : folders[^1], folder)));
        return folders;
    }

    /// <summary>Why an argument must be asked for, or null.</summary>
    public string? Danger(ShellCommand command, IReadOnlyList<string> folders)
    {
        if (command.Name is "cd" && (command.Words.Count is 1 || command.Words[^1].Text is "-"))
            return "cd leads out of the work folder";
        var words = command.Words.Skip(1).Concat(command.Redirections.Select(redirection => redirection.Target)).Concat(command.Assignments);
        foreach (var word in words)
        {
            if (word.HasGlob && !WithoutContent.Contains(command.Name) && MayBeSecret(word.Text))
                return $"{word.Text} may stand for files that hold secrets";
            foreach (var part in Parts(word.Text))
                if (Danger(part, folders) is { } reason)
                    return reason;
        }

        return null;
    }

    public bool IsInside(string path)
    {
        var resolved = setting.Resolve(path);
        return resolved == setting.Workspace || resolved.StartsWith(setting.Workspace.TrimEnd('/') + "/", StringComparison.Ordinal);
    }

    private string? Danger(string text, IReadOnlyList<string> folders)
    {
        if (text.StartsWith('~') || text.Contains("$HOME", StringComparison.Ordinal))
            return $"{text} is outside the work folder";
        if (SecretFiles.Includes(text))
            return $"{text} may hold secrets";
        if (text.Length is 0 or > 4096 || text is "/dev/null" || text.Contains('\0', StringComparison.Ordinal))
            return null;
        // Also without a slash: a name may be a link that leads out.
        return folders.All(folder => IsInside(Path.IsPathRooted(text) ? text : Path.Join(folder, text))) ? null : $"{text} is outside the work folder";
    }

    /// <summary>What may be a path in a word: the word, and what follows an option or one of <c>= : ,</c>.</summary>
    private static IEnumerable<string> Parts(string text)
    {
        if (text.Contains("://", StringComparison.Ordinal) && !text.Contains("file:", StringComparison.OrdinalIgnoreCase))
            yield break;
        yield return text;
        if (text.AsSpan().ContainsAny("=:,"))
            foreach (var part in text.Split('=', ':', ','))
                yield return part;
        if (text.StartsWith('-') && text.AsSpan().IndexOfAny("/~.") is var at and > 0)
            yield return text[at..];
    }

    private static bool MayBeSecret(string pattern)
    {
        var parts = pattern.Split('/').Select(WithoutClasses).ToList();
        return parts.Any(part => part.StartsWith('.') && part.AsSpan().ContainsAny('*', '?'))
            || Array.Exists(Samples, name => (name[0] is not '.' || parts[^1].StartsWith('.')) && Wildcard.Matches(parts[^1], name, crossesFolders: false));
    }

    /// <summary>A class of characters may be any character.</summary>
    private static string WithoutClasses(string pattern)
    {
        for (var open = pattern.IndexOf('[', StringComparison.Ordinal); open >= 0; open = pattern.IndexOf('[', StringComparison.Ordinal))
        {
            var close = pattern.IndexOf(']', Math.Min(open + 2, pattern.Length));
            pattern = close < 0 ? pattern.Replace('[', '?') : $"{pattern[..open]}?{pattern[(close + 1)..]}";
        }

        return pattern;
    }
}
