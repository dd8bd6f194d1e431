using Maestro.Core.Permissions.Shell;

namespace Maestro.Core.Permissions;

/// <summary>Judges each simple command of a line: the rules first, then what it names, then what it is known to do.</summary>
/// <param name="judgePath">What holds for a file that a redirection writes.</param>
internal sealed class CommandJudge(RuleBook rules, ApprovalMode mode, PolicySetting setting, PathGuard guard, Func<Access, AccessDecision> judgePath, string? tool)
{
    public const string OnlyReads = "it only reads";

    private readonly bool isHeld = mode is ApprovalMode.ReadOnly && setting.Hold.Value is not ShellHold.None;
    private readonly CommandPaths paths = new(setting, rules, guard);

    public List<CommandVerdict> Judge(ShellScript script)
    {
        var folders = paths.FoldersOf(script);
        return [.. script.Commands.Select(command => Judge(command, folders)).Distinct()];
    }

    private CommandVerdict Judge(ShellCommand command, IReadOnlyList<string> folders)
    {
        var access = new Access(AccessKind.Command, command.Line) { Tool = tool };
        if (Narrowing(command, rules.Denying) is { } denied)
            return new CommandVerdict(command.Text, Verdict.Deny, AccessPolicy.Denied(denied));
        if (Narrowing(command, rules.Asking) is { } asked)
            return Asks(AccessPolicy.Asked(asked)) with { MayBeAllowed = false };
        // Another folder may hold a repository whose settings make git run programs.
        var onlyReads = ReadOnlyCommands.Includes(command) && (folders.Count is 1 || command.Name is not "git");
        var found = paths.Find(command, folders, onlyReads);
        if (found.Find(path => path.Verdict is Verdict.Deny) is { } deniedPath)
            return new CommandVerdict(command.Text, Verdict.Deny, deniedPath.Reason);
        if (command.Doubt is { } doubt)
            return Asks(doubt);
        if (command.Redirections.FirstOrDefault(redirection => redirection.Writes) is { } write && !MayWrite(write.Target))
            return Asks($"it writes to {write.Target.Text}");
        var isSettled = command.Words.All(word => word.IsConstant) && command.Assignments.Count == 0;
        if (found.Find(path => !path.IsNamed) is { } hidden)
            return Asks(hidden.Reason) with { MayBeAllowed = false };
        if (found.Count > 0 && !(isSettled && rules.Allowing(access, rule => rule.IsExact) is not null))
            return Asks(found[0].Reason) with { IsNamed = true };
        if (isSettled && (mode is not ApprovalMode.ReadOnly || isHeld) && Widening(command, access) is { } allowed)
            return Allows(AccessPolicy.Allowed(allowed));
        if (onlyReads)
            return Allows(command.Redirections.Any(redirection => redirection.Writes) ? "it only reads, and may write where it writes" : OnlyReads);
        return mode switch
        {
            ApprovalMode.All => Allows("everything is allowed in this mode"),
            ApprovalMode.ReadOnly when isHeld => Allows($"the system holds it to reading ({setting.Hold.Value})"),
            _ => Asks("it is not plainly read-only"),
        };

        CommandVerdict Asks(string why) => new(command.Text, Verdict.Ask, why);

        CommandVerdict Allows(string why) => new(command.Text, Verdict.Allow, why);
    }

    /// <summary>What narrows must not be got around with a program's folder, or with options before git's verb.</summary>
    private static PermissionRule? Narrowing(ShellCommand command, Func<Access, PermissionRule?> find) =>
        new[] { command.Line, command.LineByName, command.LineByVerb }.Select(line => find(new Access(AccessKind.Command, line))).FirstOrDefault(rule => rule is not null);

    private PermissionRule? Widening(ShellCommand command, Access access) =>
        rules.Allowing(access, _ => true) ?? rules.Allowing(access with { Target = command.LineByName }, _ => true);

    private bool MayWrite(ShellWord target)
    {
        if (target is not { IsConstant: true, HasGlob: false })
            return false;
        var resolved = setting.Resolve(target.Text);
        return setting.IsInside(resolved) && mode is not ApprovalMode.ReadOnly && judgePath(new Access(AccessKind.Edit, resolved)).Verdict is Verdict.Allow;
    }
}
