namespace Maestro.Core.Permissions.Shell;

/// <summary>Commands of which the line does not say what they run.</summary>
internal static class ShellDoubts
{
    /// <summary>Programs that take what they read as a program.</summary>
    private static readonly HashSet<string> Interpreters = new(
        ["python", "perl", "ruby", "node", "deno", "bun", "php", "lua", "tclsh", "R", "Rscript", "pwsh", "awk", "gawk", "mawk", "gdb", "make", "at", "batch",
        "crontab", "ed", "ex", "vi", "vim", "sqlite3", "sqlite", "psql", "mysql", "ftp", "sftp", "bc", "source", "."],
        StringComparer.Ordinal);

    public static string? About(ShellCommand command)
    {
        if (command.IsHead || command.Words.Count == 0)
            return null;
        if (!command.Words[0].IsConstant || command.Words[0].HasGlob)
            return "its name is not known before it runs";
        var arguments = command.Words.Skip(1).ToList();
        if (command.Name is "eval" or "trap" && !arguments.TrueForAll(word => word.IsConstant))
            return "what it runs is not known before";
        if (ShellWrappers.Shells.Contains(command.Name))
            return AboutShell(command, arguments);
        if (ShellWrappers.Prefixes.Contains(command.Name))
            return AboutPrefix(arguments);
        if (ShellWrappers.RunsFound(arguments).Any(word => !word.IsConstant))
            return "which command it runs is not known before";
        return command.Input is not null && IsInterpreter(command.Name) ? "it runs what it is given to read" : null;
    }

    private static string? AboutShell(ShellCommand command, List<ShellWord> arguments)
    {
        if (command.Input is { IsConstant: false } || arguments.Exists(word => !word.IsConstant && word.Text is not "{}"))
            return "what it runs is not known before";
        var hasProgram = command.Input is not null || (arguments.Exists(word => !word.Text.StartsWith('-')) && !arguments.Exists(ReadsProgram));
        return hasProgram || arguments is [{ Text: "--version" or "--help" }] ? null : "its program is not in the line";
    }

    private static bool ReadsProgram(ShellWord option) =>
        option.Text.StartsWith('-') && !option.Text.StartsWith("--", StringComparison.Ordinal) && option.Text.Contains('s', StringComparison.Ordinal);

    /// <summary>Behind a word that is surely the command, a word is only its argument.</summary>
    private static string? AboutPrefix(List<ShellWord> arguments)
    {
        var unknown = arguments.FindIndex(word => !word.IsConstant && MayBeName(word) && word.Text is not "{}");
        var isArgument = arguments.Take(Math.Max(0, unknown)).Any(word => word.IsConstant && MayBeName(word) && char.IsAsciiLetter(word.Text.FirstOrDefault()))
            && !arguments.Exists(word => word.Text is "-u" or "-n" or "-I" or "-g");
        return unknown < 0 || isArgument ? null : "which command it runs is not known before";
    }

    private static bool MayBeName(ShellWord word) => !word.Text.StartsWith('-') && !word.Text.Contains('=', StringComparison.Ordinal);

    private static bool IsInterpreter(string name) =>
        Interpreters.Contains(name) || Interpreters.Contains(name.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '.'));
}
