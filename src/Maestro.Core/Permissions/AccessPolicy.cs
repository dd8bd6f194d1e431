using Maestro.Core.Permissions.Shell;

namespace Maestro.Core.Permissions;

/// <summary>What a policy knows of the world around it.</summary>
/// <param name="Workspace">The work folder with links resolved.</param>
/// <param name="Resolve">Makes a path absolute, links resolved.</param>
/// <param name="Remember">Keeps a rule in the person's settings.</param>
public sealed record PolicySetting(string Workspace, string Home, Func<string, string> Resolve, Action<string> Remember);

/// <summary>The verdict on one simple command, with the rule that decided.</summary>
public sealed record CommandVerdict(string Text, Verdict Decision, string Rule);

/// <summary>The verdict on a command line and on every simple command in it.</summary>
public sealed record CommandCheck(Verdict Decision, string Reason, IReadOnlyList<CommandVerdict> Commands);

/// <summary>The rules, the mode and what is safe by itself: deny beats ask beats allow, and every simple command must be allowed on its own.</summary>
public sealed class AccessPolicy(PermissionRules rules, ApprovalMode mode, PolicySetting setting) : IAccessPolicy
{
    private const string OnlyReads = "it only reads";

    private readonly List<PermissionRule> session = [];
    private readonly Lock gate = new();
    private readonly CommandPaths paths = new(setting);

    public AccessDecision Decide(Access access)
    {
        if (access.Kind is AccessKind.Command)
        {
            var check = Check(access.Target);
            return new AccessDecision(check.Decision, check.Reason, Remembered(access.Target, check)) { OnlyReads = check.Commands.All(command => command.Rule == OnlyReads) };
        }

        if (Matching(rules.Deny, access.Kind, access.Target) is { } denied)
            return new AccessDecision(Verdict.Deny, $"denied by {denied.Text} ({denied.Source})");
        var name = access.Kind is AccessKind.Fetch ? access.Target : Relative(access.Target);
        if (Matching(rules.Ask, access.Kind, access.Target) is { } asked)
            return Limited(new AccessDecision(Verdict.Ask, $"{asked.Text} asks ({asked.Source})"));
        if (access.Kind is not AccessKind.Fetch && SecretFiles.Includes(access.Target))
            return Allowed(access) ?? Limited(new AccessDecision(Verdict.Ask, $"{name} may hold secrets"));
        if (access.Kind is not AccessKind.Fetch && !access.InWorkspace)
            return Allowed(access) ?? Limited(new AccessDecision(Verdict.Ask, $"{access.Target} is outside the work folder"));
        if (access.Kind is AccessKind.Edit && IsProtected(access.Target))
            return Allowed(access) ?? Limited(new AccessDecision(Verdict.Ask, $"{name} decides which programs run"));
        if (access.Kind is AccessKind.Read)
            return AccessDecision.Free;
        if (access.IsLocal)
            return Matching([.. rules.Allow.Where(rule => rule.Pattern is not null), .. Session()], access.Kind, access.Target) is { } local
                ? new AccessDecision(Verdict.Allow, $"allowed by {local.Text} ({local.Source})")
                : new AccessDecision(Verdict.Deny, $"{name} leads to this machine or its network; the rule {RuleProposal.ForAddress(access.Target)} would allow it");
        if (Allowed(access) is { } allowed)
            return allowed;
        return mode switch
        {
            ApprovalMode.All => new AccessDecision(Verdict.Allow, "everything is allowed in this mode"),
            ApprovalMode.Edits when access.Kind is AccessKind.Edit => new AccessDecision(Verdict.Allow, "edits are allowed in this mode"),
            _ => Limited(new AccessDecision(Verdict.Ask, access.Kind is AccessKind.Edit ? $"it changes {name}" : $"it reaches {name}") { Remember = access.Kind is AccessKind.Fetch ? RuleProposal.ForAddress(access.Target) : null }),
        };
    }

    public void Allow(string rule, bool always)
    {
        lock (gate)
            session.Add(PermissionRule.Parse(rule, always ? "your settings" : "this session"));
        if (always)
            setting.Remember(rule);
    }

    /// <summary>Explains a command line: the verdict on it and on each of its simple commands.</summary>
    public CommandCheck Check(string commandLine)
    {
        var script = ShellParser.Parse(commandLine);
        var folders = paths.FoldersOf(script);
        var verdicts = script.Commands.Select(command => Judge(command, folders)).Distinct().ToList();
        if (script.Problem is { } problem)
            verdicts.Add(new CommandVerdict(commandLine, Verdict.Ask, $"it cannot be checked: {problem}"));
        else if (verdicts.Count == 0)
            verdicts.Add(new CommandVerdict(commandLine, Verdict.Ask, "there is no command in it"));
        var worst = verdicts.MaxBy(verdict => verdict.Decision)!;
        var decision = worst.Decision is Verdict.Ask && mode is ApprovalMode.ReadOnly ? Verdict.Deny : worst.Decision;
        var reason = decision == worst.Decision ? $"{worst.Text}: {worst.Rule}" : $"{worst.Text}: {worst.Rule}; only reading is allowed in this mode";
        return new CommandCheck(decision, reason, verdicts);
    }

    private CommandVerdict Judge(ShellCommand command, IReadOnlyList<string> folders)
    {
        if (MatchingCommand(rules.Deny, command, byVerb: true) is { } denied)
            return new CommandVerdict(command.Text, Verdict.Deny, $"denied by {denied.Text} ({denied.Source})");
        if (MatchingCommand(rules.Ask, command, byVerb: true) is { } asked)
            return new CommandVerdict(command.Text, Verdict.Ask, $"{asked.Text} asks ({asked.Source})");
        if (command.Doubt is { } doubt)
            return new CommandVerdict(command.Text, Verdict.Ask, doubt);
        if (command.Redirections.FirstOrDefault(redirection => redirection.Writes) is { } write && !MayWrite(write.Target))
            return new CommandVerdict(command.Text, Verdict.Ask, $"it writes to {write.Target.Text}");
        if (paths.Danger(command, folders) is { } outside)
            return new CommandVerdict(command.Text, Verdict.Ask, outside);
        if (command.Words.All(word => word.IsConstant) && command.Assignments.Count == 0
            && MatchingCommand([.. rules.Allow, .. Session()], command, byVerb: false) is { } allowed)
            return new CommandVerdict(command.Text, Verdict.Allow, $"allowed by {allowed.Text} ({allowed.Source})");
        // Another folder may hold a repository whose settings make git run programs.
        if (ReadOnlyCommands.Includes(command) && (folders.Count is 1 || command.Name is not "git"))
            return new CommandVerdict(command.Text, Verdict.Allow, command.Redirections.Any(redirection => redirection.Writes) ? "it only reads, and may write where it writes" : OnlyReads);
        return mode is ApprovalMode.All
            ? new CommandVerdict(command.Text, Verdict.Allow, "everything is allowed in this mode")
            : new CommandVerdict(command.Text, Verdict.Ask, "it is not plainly read-only");
    }

    private bool MayWrite(ShellWord target) =>
        target is { IsConstant: true, HasGlob: false } && paths.IsInside(target.Text)
        && Decide(new Access(AccessKind.Edit, setting.Resolve(target.Text))).Verdict is Verdict.Allow;

    /// <param name="byVerb">
    /// Whether options before git's verb are passed over: what narrows must not be got around with them, what allows must not cover them.
    /// </param>
    private PermissionRule? MatchingCommand(IEnumerable<PermissionRule> from, ShellCommand command, bool byVerb)
    {
        string[] lines = byVerb ? [command.Line, command.LineByName, command.LineByVerb] : [command.Line, command.LineByName];
        return from.FirstOrDefault(rule => Array.Exists(lines, line => rule.Matches(AccessKind.Command, line, setting.Workspace, setting.Home)));
    }

    private PermissionRule? Matching(IEnumerable<PermissionRule> from, AccessKind kind, string target) =>
        from.FirstOrDefault(rule => rule.Matches(kind, target, setting.Workspace, setting.Home));

    private AccessDecision? Allowed(Access access) => Matching([.. rules.Allow, .. Session()], access.Kind, access.Target) is { } rule
        ? new AccessDecision(Verdict.Allow, $"allowed by {rule.Text} ({rule.Source})")
        : null;

    private AccessDecision Limited(AccessDecision asking) =>
        mode is ApprovalMode.ReadOnly ? asking with { Verdict = Verdict.Deny, Reason = $"{asking.Reason}; only reading is allowed in this mode" } : asking;

    private List<PermissionRule> Session()
    {
        lock (gate)
            return [.. session];
    }

    /// <summary>Hooks and settings: whoever may write them may run anything.</summary>
    private static bool IsProtected(string path) => path.Split('/') is var parts && (parts.Contains(".git") || parts.Contains(".maestro"));

    private string Relative(string path) =>
        path.StartsWith(setting.Workspace.TrimEnd('/') + "/", StringComparison.Ordinal) ? path[(setting.Workspace.TrimEnd('/').Length + 1)..] : path;

    private static string? Remembered(string commandLine, CommandCheck check)
    {
        var asking = check.Commands.Where(command => command.Decision is Verdict.Ask).ToList();
        return asking is [_] && ShellParser.Parse(commandLine) is { Problem: null, Commands: [var only] } ? RuleProposal.For(only) : null;
    }
}
