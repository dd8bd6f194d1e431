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
    private readonly List<PermissionRule> session = [];
    private readonly Lock gate = new();

    public AccessDecision Decide(Access access)
    {
        if (access.Kind is AccessKind.Command)
        {
            var check = Check(access.Target);
            return new AccessDecision(check.Decision, check.Reason, Remembered(access.Target, check));
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
        if (access.Kind is AccessKind.Read)
            return AccessDecision.Free;
        if (Allowed(access) is { } allowed)
            return allowed;
        return mode switch
        {
            ApprovalMode.All => new AccessDecision(Verdict.Allow, "everything is allowed in this mode"),
            ApprovalMode.Edits when access.Kind is AccessKind.Edit => new AccessDecision(Verdict.Allow, "edits are allowed in this mode"),
            _ => Limited(new AccessDecision(Verdict.Ask, access.Kind is AccessKind.Edit ? $"it changes {name}" : $"it reaches {name}")),
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
        var verdicts = script.Commands.Select(Judge).ToList();
        if (script.Problem is { } problem)
            verdicts.Add(new CommandVerdict(commandLine, Verdict.Ask, $"it cannot be checked: {problem}"));
        else if (verdicts.Count == 0)
            verdicts.Add(new CommandVerdict(commandLine, Verdict.Ask, "there is no command in it"));
        var worst = verdicts.MaxBy(verdict => verdict.Decision)!;
        var decision = worst.Decision is Verdict.Ask && mode is ApprovalMode.ReadOnly ? Verdict.Deny : worst.Decision;
        var reason = decision == worst.Decision ? $"{worst.Text}: {worst.Rule}" : $"{worst.Text}: {worst.Rule}; only reading is allowed in this mode";
        return new CommandCheck(decision, reason, verdicts);
    }

    private CommandVerdict Judge(ShellCommand command)
    {
        if (MatchingCommand(rules.Deny, command) is { } denied)
            return new CommandVerdict(command.Text, Verdict.Deny, $"denied by {denied.Text} ({denied.Source})");
        if (MatchingCommand(rules.Ask, command) is { } asked)
            return new CommandVerdict(command.Text, Verdict.Ask, $"{asked.Text} asks ({asked.Source})");
        if (command.Redirections.FirstOrDefault(redirection => redirection.Writes) is { } write && !MayWrite(write.Target))
            return new CommandVerdict(command.Text, Verdict.Ask, $"it writes to {write.Target.Text}");
        if (Outside(command) is { } outside)
            return new CommandVerdict(command.Text, Verdict.Ask, outside);
        if (command.Words.All(word => word.IsConstant) && command.Assignments.Count == 0 && MatchingCommand([.. rules.Allow, .. Session()], command) is { } allowed)
            return new CommandVerdict(command.Text, Verdict.Allow, $"allowed by {allowed.Text} ({allowed.Source})");
        if (ReadOnlyCommands.Includes(command))
            return new CommandVerdict(command.Text, Verdict.Allow, "it only reads");
        return mode is ApprovalMode.All
            ? new CommandVerdict(command.Text, Verdict.Allow, "everything is allowed in this mode")
            : new CommandVerdict(command.Text, Verdict.Ask, "it is not plainly read-only");
    }

    /// <summary>The first argument that leads out of the work folder or to a secrets file, as a reason.</summary>
    private string? Outside(ShellCommand command)
    {
        foreach (var word in command.Words.Skip(1).Concat(command.Redirections.Select(redirection => redirection.Target)))
        {
            var text = word.Text.StartsWith('-') && word.Text.IndexOf('=', StringComparison.Ordinal) is var equals and > 0 ? word.Text[(equals + 1)..] : word.Text;
            if (text.StartsWith('~') || text.Contains("$HOME", StringComparison.Ordinal))
                return $"{text} is outside the work folder";
            if (SecretFiles.Includes(text))
                return $"{text} may hold secrets";
            if (LooksLikePath(text) && !IsInside(text))
                return $"{text} is outside the work folder";
        }

        return null;
    }

    private static bool LooksLikePath(string text) =>
        text is not "/dev/null" && !text.Contains("://", StringComparison.Ordinal) && (text.Contains('/', StringComparison.Ordinal) || text is "..");

    private bool IsInside(string path)
    {
        var resolved = setting.Resolve(path);
        return resolved == setting.Workspace || resolved.StartsWith(setting.Workspace.TrimEnd('/') + "/", StringComparison.Ordinal);
    }

    private bool MayWrite(ShellWord target) =>
        target.IsConstant && IsInside(target.Text) && Decide(new Access(AccessKind.Edit, setting.Resolve(target.Text))).Verdict is Verdict.Allow;

    /// <summary>Also by the program's own name, so that <c>/bin/rm</c> is <c>rm</c>.</summary>
    private PermissionRule? MatchingCommand(IEnumerable<PermissionRule> from, ShellCommand command)
    {
        var byName = string.Join(' ', command.Words.Skip(1).Select(word => word.Text).Prepend(command.Name));
        return from.FirstOrDefault(rule => rule.Matches(AccessKind.Command, command.Line, setting.Workspace, setting.Home)
            || rule.Matches(AccessKind.Command, byName, setting.Workspace, setting.Home));
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

    private string Relative(string path) =>
        path.StartsWith(setting.Workspace.TrimEnd('/') + "/", StringComparison.Ordinal) ? path[(setting.Workspace.TrimEnd('/').Length + 1)..] : path;

    private static string? Remembered(string commandLine, CommandCheck check)
    {
        var asking = check.Commands.Where(command => command.Decision is Verdict.Ask).ToList();
        return asking is [_] && ShellParser.Parse(commandLine) is { Problem: null, Commands: [var only] } ? RuleProposal.For(only) : null;
    }
}
