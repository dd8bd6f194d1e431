using Maestro.Core.Permissions.Shell;

namespace Maestro.Core.Permissions;

/// <summary>Finds what a command would show of files that it does not name: a search through a folder, a difference, a history.</summary>
internal sealed class CommandContents(PolicySetting setting, RuleBook rules)
{
    private static readonly HashSet<string> Searches = new(["grep", "egrep", "fgrep", "rg", "diff"], StringComparer.Ordinal);

    /// <summary>What git shows of files; those that list names, hashes or subjects show none.</summary>
    private static readonly HashSet<string> GitContents = new(["diff", "show", "grep", "whatchanged"], StringComparer.Ordinal);

    private static readonly string[] Patches = ["-p", "-u", "--patch", "-L", "-S", "-G", "-c", "--cc", "-m", "--full-diff", "--word-diff"];
    private static readonly string[] NamesOnly = ["--stat", "--name-only", "--name-status", "--shortstat", "--numstat", "--summary", "--quiet", "-q", "-s", "--no-patch"];

    public IEnumerable<PathFinding> Find(ShellCommand command, IReadOnlyList<string> folders)
    {
        var arguments = command.Words.Skip(1).Select(word => word.Text).ToList();
        if (command.Name is "git")
            return GitFinding(arguments) is { } finding ? [finding] : [];
        return Searches.Contains(command.Name) && IsDeep(command.Name, arguments) ? OfFolders(command.Name, arguments, folders) : [];
    }

    /// <summary>A search that names no place looks through the folder it stands in; which word is the pattern is not guessed at.</summary>
    private IEnumerable<PathFinding> OfFolders(string name, List<string> arguments, IReadOnlyList<string> folders)
    {
        var named = arguments.Where(argument => !argument.StartsWith('-')).ToList();
        if (named.Count < 2)
            named.Add(".");
        var isNarrowed = arguments.Exists(
            argument => argument.StartsWith("--include=", StringComparison.Ordinal) && !SecretFiles.Includes(argument["--include=".Length..]));
        foreach (var folder in folders.SelectMany(folder => named.Select(place => setting.Resolve(Path.IsPathRooted(place) ? place : Path.Join(folder, place)))).Distinct())
        {
            if (!isNarrowed && setting.Files.SecretBelow(folder, isHiddenToo: name is not "rg") is { } secret)
                yield return new PathFinding(Verdict.Ask, $"it would show {Under(folder, secret)}, which may hold secrets", false);
            if (rules.Meeting(AccessKind.Read, $"{folder.TrimEnd('/')}/**") is { } met)
                yield return new PathFinding(Verdict.Ask, $"it may show files that {met.Rule.Text} is about ({met.Rule.Source})", false);
        }
    }

    private PathFinding? GitFinding(List<string> arguments)
    {
        var verb = arguments.Find(argument => !argument.StartsWith('-'));
        var isContent = verb is not null && (GitContents.Contains(verb) || (verb is "log" or "stash" && arguments.Exists(argument => Array.Exists(Patches, patch => argument.StartsWith(patch, StringComparison.Ordinal)))));
        if (!isContent || arguments.Exists(argument => NamesOnly.Contains(argument.Split('=')[0])))
            return null;
        var paths = arguments.SkipWhile(argument => argument is not "--").Skip(1).ToList();
        if (setting.Files.TrackedSecret(setting.Workspace, paths) is { } secret)
            return new PathFinding(Verdict.Ask, $"it may show {secret}, which git keeps and which may hold secrets; name other files behind --", false);
        var root = setting.Workspace.TrimEnd('/');
        var met = paths.DefaultIfEmpty("").Select(path => rules.Meeting(AccessKind.Read, path.Length == 0 ? $"{root}/**" : $"{setting.Resolve(path)}/**"))
            .FirstOrDefault(rule => rule is not null);
        return met is { } one ? new PathFinding(Verdict.Ask, $"it may show files that {one.Rule.Text} is about ({one.Rule.Source})", false) : null;
    }

    private static bool IsDeep(string name, List<string> arguments) => name switch
    {
        "rg" => true,
        _ => arguments.Exists(argument => argument.StartsWith("--rec", StringComparison.Ordinal) || argument.StartsWith("--dir", StringComparison.Ordinal)
            || (argument.StartsWith('-') && !argument.StartsWith("--", StringComparison.Ordinal) && argument.AsSpan().ContainsAny('r', 'R', 'd'))),
    };

    private string Under(string folder, string file) => folder == setting.Workspace ? file : $"{setting.Shown(folder)}/{file}";
}
