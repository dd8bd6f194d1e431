using Maestro.Core.Permissions.Shell;

namespace Maestro.Core.Permissions;

/// <summary>Something a command names that must be asked for or is denied.</summary>
/// <param name="IsNamed">It stands in the line; false when only the files that are there tell, such as a link that leads out.</param>
internal sealed record PathFinding(Verdict Verdict, string Reason, bool IsNamed);

/// <summary>Finds arguments of a command that lead out of the work folder, to secrets files, or where a rule for files says
/// no: the shell and the file tools share the rules.</summary>
/// <remarks>What a program does by itself cannot be seen: this judges what stands in the line.</remarks>
internal sealed class CommandPaths(PolicySetting setting, RuleBook rules, PathGuard guard)
{
    private const int LongestPath = 4096;

    /// <summary>Names of secrets files that a wildcard must not stand for.</summary>
    private static readonly string[] Samples =
        [".env", ".env.local", ".envrc", ".npmrc", ".netrc", "id_rsa", "id_ed25519", "credentials", "server.pem", "server.key", "store.p12"];

    /// <summary>Commands that show no more of a file than its name and size.</summary>
    private static readonly HashSet<string> WithoutContent = new(
        ["ls", "stat", "du", "wc", "find", "echo", "printf", "basename", "dirname", "realpath", "readlink", "test", "[", "[[", "for", "case"], StringComparer.Ordinal);

    /// <summary>Commands that change whatever they name.</summary>
    private static readonly HashSet<string> Changers = new(
        ["rm", "rmdir", "unlink", "shred", "touch", "truncate", "tee", "mkdir", "chmod", "chown", "chgrp", "mv"], StringComparer.Ordinal);

    /// <summary>The folders that the commands of a script can run in: the work folder, and where <c>cd</c> leads.</summary>
    public IReadOnlyList<string> FoldersOf(ShellScript script)
    {
        var folders = new List<string> { setting.Workspace };
        foreach (var command in script.Commands.Where(command => command.Name is "cd" or "pushd" && command.Words.Count > 1))
            if (command.Words[^1].Text is var folder && !folder.Contains('\0', StringComparison.Ordinal))
                folders.Add(setting.Resolve(Path.Join(Path.IsPathRooted(folder) ? "" : folders[^1], folder)));
        return folders;
    }

    public List<PathFinding> Find(ShellCommand command, IReadOnlyList<string> folders, bool onlyReads)
    {
        if (command.Name is "cd" && (command.Words.Count is 1 || command.Words[^1].Text is "-"))
            return [Asks("cd leads out of the work folder")];
        var words = command.Words.Skip(1).Concat(command.Redirections.Select(redirection => redirection.Target)).Concat(command.Assignments);
        var found = words.SelectMany(word => word.HasGlob ? OfPattern(word.Text, command, folders, onlyReads) : []).ToList();
        foreach (var part in words.SelectMany(word => Parts(word.Text)))
            found.AddRange(OfPath(part, command, folders, onlyReads));
        if (onlyReads)
            found.AddRange(new CommandContents(setting, rules).Find(command, folders));
        return found;
    }

    /// <summary>What a wildcard can stand for, and what it stands for now.</summary>
    private IEnumerable<PathFinding> OfPattern(string pattern, ShellCommand command, IReadOnlyList<string> folders, bool onlyReads)
    {
        if (WithoutContent.Contains(command.Name))
            yield break;
        if (MayBeSecret(pattern))
            yield return Asks($"{pattern} may stand for files that hold secrets");
        foreach (var full in folders.Select(folder => Path.IsPathRooted(pattern) ? pattern : Path.GetFullPath(Path.Join(folder, pattern))))
        {
            if (rules.Meeting(AccessKind.Read, full) is { } read)
                yield return new PathFinding(Verdict.Ask, $"{pattern} may stand for files that {read.Rule.Text} is about ({read.Rule.Source})", false);
            if (!onlyReads && rules.Meeting(AccessKind.Edit, full) is { } edit)
                yield return new PathFinding(Verdict.Ask, $"{pattern} may stand for files that {edit.Rule.Text} is about ({edit.Rule.Source})", false);
            foreach (var path in setting.Files.Expand(full))
                foreach (var finding in OfFile(setting.Shown(path), path, command, onlyReads))
                    yield return finding with { IsNamed = false };
        }
    }

    private IEnumerable<PathFinding> OfPath(string text, ShellCommand command, IReadOnlyList<string> folders, bool onlyReads)
    {
        var isHome = text is "~" || text.StartsWith("~/", StringComparison.Ordinal) || text.Contains("$HOME", StringComparison.Ordinal);
        if (text.StartsWith('~') && !isHome)
            return [Asks($"{text} is outside the work folder")];
        var path = !isHome ? text : text[0] is '~' ? setting.Home + text[1..] : text.Replace("$HOME", setting.Home, StringComparison.Ordinal);
        if (path.Length is 0 or > LongestPath || path is "/dev/null" || path.Contains('\0', StringComparison.Ordinal))
            return [];
        return folders.SelectMany(folder => OfFile(text, Path.IsPathRooted(path) ? path : Path.Join(folder, path), command, onlyReads)).Distinct();
    }

    /// <summary>Also without a slash: a name may be a link that leads out, or to a secret; and the name itself counts, wherever it leads.</summary>
    private IEnumerable<PathFinding> OfFile(string text, string path, ShellCommand command, bool onlyReads)
    {
        var resolved = setting.Resolve(path);
        var name = Path.GetFullPath(path) == resolved ? text : $"{text} ({setting.Shown(resolved)})";
        var read = guard.Of(AccessKind.Read, resolved, name);
        if (read is { Verdict: not Verdict.Allow })
            yield return new PathFinding(read.Verdict, read.Reason, IsNamed(read.Kind, text));
        else if (read is null && SecretFiles.Includes(text))
            yield return Asks($"{text} may hold secrets");
        if (onlyReads)
            yield break;
        foreach (var below in OfFolder(text, resolved, command))
            yield return below;
        if (resolved == setting.Workspace || guard.Of(AccessKind.Edit, resolved, name) is not { Verdict: not Verdict.Allow } edit
            || edit.Reason == read?.Reason)
            yield break;
        // What is only copied from is not changed: who can tell is the person.
        var isSure = edit.Verdict is not Verdict.Deny || Changers.Contains(command.Name);
        yield return isSure
            ? new PathFinding(edit.Verdict, edit.Reason, IsNamed(edit.Kind, text))
            : new PathFinding(Verdict.Ask, $"it may change {name}: {edit.Reason}", false);
    }

    /// <summary>What happens to a folder happens to all below it.</summary>
    private IEnumerable<PathFinding> OfFolder(string text, string resolved, ShellCommand command)
    {
        if (!setting.Files.IsFolder(resolved))
            yield break;
        var changes = Changers.Contains(command.Name);
        foreach (var kind in (AccessKind[])[AccessKind.Edit, AccessKind.Read])
            if (rules.Meeting(kind, $"{resolved.TrimEnd('/')}/**") is { } met)
                yield return new PathFinding(
                    kind is AccessKind.Edit && changes ? met.Verdict : Verdict.Ask, $"{text} holds files that {met.Rule.Text} is about ({met.Rule.Source})", false);
        if (changes && resolved == setting.Workspace)
            yield return Asks("it changes the work folder itself");
    }

    private static bool IsNamed(GuardKind kind, string text) => kind switch
    {
        GuardKind.Secret => SecretFiles.Includes(text),
        GuardKind.Outside => IsPlain(text),
        GuardKind.Protected => true,
        _ => false,
    };

    /// <summary>A text from which everybody sees that it leads out.</summary>
    private static bool IsPlain(string text) =>
        text.StartsWith('/') || text.StartsWith('~') || text.Contains("$HOME", StringComparison.Ordinal) || text.Split('/').Contains("..");

    private static PathFinding Asks(string reason) => new(Verdict.Ask, reason, true);

    /// <summary>What may be a path in a word: the word, and what follows an option or one of <c>= : , @</c>.</summary>
    private static IEnumerable<string> Parts(string text)
    {
        if (text.Contains("://", StringComparison.Ordinal) && !text.Contains("file:", StringComparison.OrdinalIgnoreCase))
            yield break;
        yield return text;
        if (text.AsSpan().ContainsAny("=:,@"))
            foreach (var part in text.Split('=', ':', ',', '@'))
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
