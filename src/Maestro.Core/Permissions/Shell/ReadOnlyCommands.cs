namespace Maestro.Core.Permissions.Shell;

/// <summary>Commands that only read, with the options that make them do more.</summary>
internal static class ReadOnlyCommands
{
    // The variable that test -v and printf -v name may be an array element, and bash runs a substitution in its index.
    private static readonly Dictionary<string, string[]> Harmless = new(StringComparer.Ordinal)
    {
        // Each with what it must not be given; an entry ending in '*' is a prefix.
        ["ls"] = [],
        ["pwd"] = [],
        ["echo"] = [],
        ["printf"] = ["-v*"],
        ["cat"] = [],
        ["head"] = [],
        ["tail"] = ["-f*", "--follow*", "-F"],
        ["wc"] = ["--files0-from*"],
        ["nl"] = [],
        ["tac"] = [],
        ["rev"] = [],
        ["cut"] = [],
        ["paste"] = [],
        ["tr"] = [],
        ["column"] = [],
        ["fold"] = [],
        ["expand"] = [],
        ["comm"] = [],
        ["diff"] = ["--output*"],
        ["cmp"] = [],
        ["sort"] = ["-o*", "--output*", "--compress-program*", "-T*", "--temporary-directory*", "--files0-from*"],
        ["stat"] = [],
        ["file"] = ["-C", "--compile"],
        ["du"] = ["--files0-from*"],
        ["df"] = [],
        ["free"] = [],
        ["uptime"] = [],
        ["uname"] = [],
        ["whoami"] = [],
        ["id"] = [],
        ["groups"] = [],
        ["which"] = [],
        ["whereis"] = [],
        ["type"] = [],
        ["basename"] = [],
        ["dirname"] = [],
        ["realpath"] = [],
        ["readlink"] = [],
        ["true"] = [],
        [":"] = [],
        ["break"] = [],
        ["continue"] = [],
        ["exit"] = [],
        ["return"] = [],
        ["false"] = [],
        ["test"] = ["-v", "-R"],
        ["["] = ["-v", "-R"],
        ["seq"] = [],
        ["sleep"] = [],
        ["nproc"] = [],
        ["md5sum"] = [],
        ["sha1sum"] = [],
        ["sha256sum"] = [],
        ["cksum"] = [],
        ["od"] = [],
        ["hexdump"] = [],
        ["rg"] = ["--pre*", "--search-zip", "-z*", "--hostname-bin*", "-u*", "--unrestricted", "--hidden", "-.", "--no-ignore*", "-L", "--follow"],
        ["jq"] = [],
        ["find"] = ["-exec*", "-ok*", "-delete", "-fprint*", "-fls", "-files0-from"],
        ["fd"] = ["-x*", "-X*", "--exec*"],
        ["tree"] = ["-o*", "--output*"],
        ["date"] = ["-s*", "--set*", "-f*", "--file*"],
        ["hostname"] = [],
        ["lsblk"] = [],
        ["arch"] = [],
        ["tty"] = [],
    };

    private static readonly Dictionary<string, string[]> GitReads = new(StringComparer.Ordinal)
    {
        ["status"] = [],
        ["log"] = [],
        ["diff"] = [],
        ["show"] = [],
        ["blame"] = [],
        ["shortlog"] = [],
        ["rev-parse"] = [],
        ["describe"] = [],
        ["ls-files"] = [],
        ["ls-tree"] = [],
        ["rev-list"] = [],
        ["cat-file"] = ["--textconv", "--filters"],
        ["merge-base"] = [],
        ["name-rev"] = [],
        ["whatchanged"] = [],
        ["show-ref"] = ["--exclude-existing*"],
        ["count-objects"] = [],
        ["for-each-ref"] = [],
        ["grep"] = ["-O*", "--open-files-in-pager*"],
        ["version"] = [],
    };

    private static readonly string[] GitDangers = ["--output*", "--ext-diff", "--textconv", "--no-index", "--exec-path*"];

    /// <summary>Asking a program only who it is.</summary>
    private static readonly HashSet<string> Tools = new(
        ["dotnet", "node", "npm", "python", "python3", "go", "cargo", "rustc", "java", "gcc", "clang", "cmake", "make", "pnpm", "yarn", "ruby", "php", "mvn",
        "gradle", "docker", "kubectl"],
        StringComparer.Ordinal);

    private static readonly HashSet<string> Questions = new(
        ["--version", "-version", "--help", "--info", "--list-sdks", "--list-runtimes"], StringComparer.Ordinal);

    public static bool Includes(ShellCommand command)
    {
        if (command.Assignments.Count > 0 || command.Doubt is not null
            || !command.Redirections.All(redirection => redirection.Target is { IsConstant: true, HasGlob: false }))
            return false;
        if (command.Input is { IsConstant: false, IsOutput: false })
            return false;
        if (command.Words.Count == 0)
            return true;
        if (command.Name is "echo" && command.Words.All(word => word.IsConstant || word.IsOutput))
            return !command.Words[0].Text.Contains('/', StringComparison.Ordinal);
        if (command.Words[0].Text.Contains('/', StringComparison.Ordinal) || !command.Words.All(word => word.IsConstant))
            return false;
        return command.IsHead || IncludesWords(command);
    }

    private static bool IncludesWords(ShellCommand command)
    {
        var arguments = command.Words.Skip(1).Select(word => word.Text).ToList();
        return command.Name switch
        {
            "git" => command.Input is null && !command.Words.Any(BeginsWithGlob) && GitReadsOnly(arguments),
            "sed" => SedReadsOnly(arguments),
            "file" when command.Input is not null => false,
            "hostname" => arguments.Count == 0,
            "command" => arguments is ["-v" or "-V", ..],
            "date" => arguments.TrueForAll(DateReadsOnly),
            "cd" => arguments is [not "-"],
            "ps" => arguments.All(argument => argument is "aux" or "-ef" or "-e" or "-f" or "-A"),
            "time" => arguments is [var first, ..] && !first.StartsWith('-'),
            "grep" or "egrep" or "fgrep" => GrepReadsOnly(arguments),
            "uniq" => arguments.Count(argument => !argument.StartsWith('-')) <= 1,
            var name when Tools.Contains(name) => arguments is [var only]
                && (Questions.Contains(only) || (only is "version" && name is "go" or "docker" or "kubectl")),
            var name => Harmless.TryGetValue(name, out var dangers) && !arguments.Any(argument => IsDangerous(argument, dangers))
                && (dangers.Length is 0 || !command.Words.Any(BeginsWithGlob)),
        };
    }

    private static bool DateReadsOnly(string argument) =>
        argument.StartsWith('+') || argument.StartsWith("-I", StringComparison.Ordinal)
            || (argument.StartsWith('-') && !IsDangerous(argument, Harmless["date"]));

    private static bool GitReadsOnly(List<string> arguments)
    {
        var at = arguments.FindIndex(argument => argument is not "--no-pager");
        if (at < 0)
            return false;
        var (verb, rest) = (arguments[at], arguments[(at + 1)..]);
        if (verb is "branch" or "tag" or "stash" or "remote" or "worktree" or "reflog")
            return ListsOnly(verb, rest);
        return (verb is "--version" && rest.Count == 0)
            || (GitReads.TryGetValue(verb, out var dangers)
                && !rest.Any(argument => IsDangerous(argument, dangers) || IsDangerous(argument, GitDangers)));
    }

    /// <summary>Verbs that change something as soon as they are given a name.</summary>
    private static bool ListsOnly(string verb, List<string> rest) => (verb, rest) switch
    {
        ("branch", _) => rest.TrueForAll(argument => argument
            is "-a" or "-r" or "-v" or "-vv" or "--list" or "--all" or "--remotes" or "--show-current" or "--no-color"),
        ("tag", _) => rest.All(argument => argument is "-l" or "--list" or "-n"),
        ("remote", _) => rest.All(argument => argument is "-v" or "--verbose"),
        (_, ["list", ..]) => rest.Count == 1,
        ("reflog", []) => true,
        _ => false,
    };

    /// <summary>Only <c>sed -n 'A,Bp'</c>: other scripts can write files (<c>w</c>) or run programs (<c>e</c>).</summary>
    private static bool SedReadsOnly(List<string> arguments) =>
        arguments is ["-n", var script, ..] && script.Length > 1 && script[^1] == 'p'
        && script.AsSpan(0, script.Length - 1).IndexOfAnyExceptInRange('$', '9') < 0
        && !script.AsSpan(0, script.Length - 1).ContainsAny('/', '%') && arguments.Skip(2).All(argument => !argument.StartsWith('-'));

    /// <summary>What a recursive search would show is judged by what is there, but with <c>-R</c> it goes wherever links lead.</summary>
    private static bool GrepReadsOnly(List<string> arguments) =>
        !arguments.Exists(argument => argument.StartsWith("--deref", StringComparison.Ordinal) || IsShort(argument, 'R'));

    private static bool IsShort(string argument, char option) =>
        argument.StartsWith('-') && !argument.StartsWith("--", StringComparison.Ordinal) && argument.Contains(option, StringComparison.Ordinal);

    /// <summary>A file may be named like an option.</summary>
    private static bool BeginsWithGlob(ShellWord word) => word.HasGlob && word.Text[0] is '*' or '?' or '[';

    private static bool IsDangerous(string argument, string[] dangers) => IsOneOf(argument, dangers) || HidesOne(argument, dangers);

    private static bool IsOneOf(string argument, string[] dangers) =>
        dangers.Any(danger => danger.EndsWith('*') ? argument.StartsWith(danger[..^1], StringComparison.Ordinal) : argument == danger);

    /// <summary>A short option may stand in a cluster (<c>sort -ro x</c>), a long one may be cut short (<c>--outp=x</c>).</summary>
    private static bool HidesOne(string argument, string[] dangers)
    {
        if (argument.StartsWith("--", StringComparison.Ordinal))
        {
            var name = argument.Split('=')[0];
            return name.Length > 2 && dangers.Any(danger => danger.StartsWith(name, StringComparison.Ordinal));
        }

        return argument.Length > 2 && argument[0] == '-' && dangers.Any(danger =>
            danger.Length is 2 or 3 && danger[0] == '-' && danger[1] != '-' && argument.Contains(danger[1], StringComparison.Ordinal));
    }
}
