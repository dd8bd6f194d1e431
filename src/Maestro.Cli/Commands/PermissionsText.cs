using Maestro.Core.Permissions;
using Maestro.Core.Text;
using Maestro.Presentation.Text;

namespace Maestro.Cli.Commands;

/// <summary>The rules in force, for a person to read.</summary>
internal static class PermissionsText
{
    /// <summary>What counts without a setting, in the order in which it is asked.</summary>
    public static IReadOnlyList<(string Verdict, string What)> BuiltIn { get; } =
    [
        ("ask", "reading or changing files that may hold secrets, in every mode, also through links"),
        ("ask", "reading or changing what lies outside the work folder, in every mode"),
        ("ask", "changing .git and .maestro, which decide which programs run, in every mode"),
        ("ask", "commands of which the line does not say what they run, in every mode"),
        ("allow", "reading in the work folder; commands that are known to read only"),
        ("ask", "changes of files, other commands and the network, as the mode says"),
    ];

    public static string Explain(ApprovalMode mode) => mode switch
    {
        ApprovalMode.ReadOnly => "nothing is changed and nobody is asked",
        ApprovalMode.Edits => "files in the work folder are changed without asking, the rest asks",
        ApprovalMode.All => "everything is done without asking that no rule below asks for or denies",
        _ => "whatever is not allowed below is asked for; where nobody can be asked, that means no",
    };

    public static string Holding(ShellHold hold) => hold switch
    {
        ShellHold.Landlock => "with --approve read-only, Landlock holds commands to reading: they write nothing but a temporary folder, open no connection, and programs that are not known to read see no secrets",
        ShellHold.Bubblewrap =>
            "with --approve read-only, bubblewrap holds commands to reading: they write nothing but a temporary folder, and open no connection",
        _ => "with --approve read-only, only commands that are known to read are run: this system has neither Landlock (Linux 6.2 or later) nor a working bwrap",
    };

    public static string Of(AccessPolicy policy, string? ignored, int width)
    {
        var rules = policy.Rules;
        var table = new TextTable("Rule", "For", "From");
        foreach (var (verdict, list) in (ReadOnlySpan<(string, IReadOnlyList<PermissionRule>)>)[("deny", rules.Deny), ("ask", rules.Ask), ("allow", rules.Allow), ("ignored", rules.Ignored)])
            foreach (var rule in list)
                table.Add(verdict, PlainText.Clean(rule.Text), PlainText.Clean(verdict is "ignored" ? $"{rule.Source}: the folder is not trusted" : rule.Source));
        foreach (var (verdict, what) in BuiltIn)
            table.Add(verdict, what, "built in");
        return $"""
            Mode: {policy.Mode.Name()} ({Explain(policy.Mode)})
            Shell: {Holding(policy.Hold)}

            {table.Render(width)}
            Deny beats ask, ask beats allow; each command of a line must be allowed on its own.
            Secrets: {string.Join(" ", SecretFiles.Patterns)}
            {(ignored is null ? "" : $"\n{char.ToUpperInvariant(ignored[0])}{ignored[1..]}\n")}
            maestro permissions check 'git status && rm -rf x'   explains a decision

            """.ReplaceLineEndings("\n");
    }

    /// <summary>The decision on a command line, part by part.</summary>
    public static string Of(CommandCheck check, int width)
    {
        var table = new TextTable("Command", "Decision", "Why");
        foreach (var command in check.Commands)
            table.Add(PlainText.Clean(command.Text), PermissionsJson.Name(command.Decision), PlainText.Clean(command.Rule));
        return $"{PermissionsJson.Name(check.Decision)}: {PlainText.Clean(check.Reason)}\n\n{table.Render(width)}";
    }
}
