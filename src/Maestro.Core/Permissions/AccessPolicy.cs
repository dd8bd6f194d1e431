using Maestro.Core.Permissions.Shell;

namespace Maestro.Core.Permissions;

/// <summary>The rules, the mode and what is safe by itself: deny beats ask beats allow, and every simple command must be allowed on its own.</summary>
public sealed class AccessPolicy : IAccessPolicy
{
    private readonly RuleBook rules;
    private readonly ApprovalMode mode;
    private readonly PolicySetting setting;
    private readonly PathGuard guard;

    public AccessPolicy(PermissionRules rules, ApprovalMode mode, PolicySetting setting)
        : this(new RuleBook(rules, setting), mode, setting)
    {
    }

    private AccessPolicy(RuleBook rules, ApprovalMode mode, PolicySetting setting)
    {
        (this.rules, this.mode, this.setting) = (rules, mode, setting);
        guard = new PathGuard(rules, setting);
    }

    public ApprovalMode Mode => mode;

    /// <summary>What holds the shell to reading in the mode that allows only that.</summary>
    public ShellHold Hold => setting.Hold.Value;

    /// <summary>Every rule that counts now, with those that the person allowed for this session.</summary>
    public PermissionRules Rules => rules.All;

    /// <summary>The same policy for an agent that may do less: the narrower of both modes, and rules that ask or deny on top.</summary>
    public AccessPolicy Narrowed(Narrowing narrowing) =>
        new(rules.With(narrowing.Ask, narrowing.Deny), narrowing.Mode is { } other && other.Width() < mode.Width() ? other : mode, setting);

    IAccessPolicy IAccessPolicy.Narrowed(Narrowing narrowing) => Narrowed(narrowing);

    public AccessDecision Decide(Access access)
    {
        if (access.Kind is not AccessKind.Command)
            return Limited(Judge(access), changes: access.Kind is AccessKind.Edit);
        var check = Check(access.Target, access.Tool);
        return new AccessDecision(check.Decision, check.Reason, Remembered(access.Target, check))
        {
            OnlyReads = check.Commands.All(command => command.Rule == CommandJudge.OnlyReads),
            IsHeld = check.IsHeld,
        };
    }

    public AccessDecision DecideTool(string tool)
    {
        if (rules.Denying(tool) is { } denied)
            return new AccessDecision(Verdict.Deny, Denied(denied));
        return rules.Asking(tool) is { } asked ? Limited(new AccessDecision(Verdict.Ask, Asked(asked))) : AccessDecision.Free;
    }

    public void Allow(string rule, bool always)
    {
        rules.Add(PermissionRule.Parse(rule, always ? "your settings" : "this session"));
        if (always)
            setting.Remember(rule);
    }

    /// <summary>Explains a command line: the verdict on it and on each of its simple commands.</summary>
    /// <param name="tool">The tool that runs it.</param>
    public CommandCheck Check(string commandLine, string? tool = "run_command")
    {
        var script = ShellParser.Parse(commandLine);
        var verdicts = new CommandJudge(rules, mode, setting, guard, Judge, tool).Judge(script);
        if (script.Problem is { } problem)
            verdicts.Add(new CommandVerdict(commandLine, Verdict.Ask, $"it cannot be checked: {problem}"));
        else if (verdicts.Count == 0)
            verdicts.Add(new CommandVerdict(commandLine, Verdict.Ask, "there is no command in it"));
        var worst = verdicts.MaxBy(verdict => verdict.Decision)!;
        var decision = worst.Decision is Verdict.Ask && mode is ApprovalMode.ReadOnly ? Verdict.Deny : worst.Decision;
        var reason = decision == worst.Decision ? $"{worst.Text}: {worst.Rule}" : $"{worst.Text}: {worst.Rule}; only reading is allowed in this mode";
        return new CommandCheck(decision, reason, verdicts) { IsHeld = mode is ApprovalMode.ReadOnly && setting.Hold.Value is not ShellHold.None };
    }

    internal static string Denied(PermissionRule rule) => $"denied by {rule.Text} ({rule.Source})";

    internal static string Allowed(PermissionRule rule) => $"allowed by {rule.Text} ({rule.Source})";

    internal static string Asked(PermissionRule rule) => $"{rule.Text} asks ({rule.Source})";

    /// <summary>The verdict on a path or an address, before the mode that allows only reading makes a question a no.</summary>
    private AccessDecision Judge(Access access)
    {
        var name = access.Kind is AccessKind.Fetch ? access.Target : setting.Shown(access.Target);
        if (guard.Of(access, name) is { } guarded)
            return new AccessDecision(guarded.Verdict, guarded.Reason);
        if (access.Kind is AccessKind.Read)
            return AccessDecision.Free;
        if (rules.Allowing(access, rule => !access.IsLocal || rule is { Kind: AccessKind.Fetch, Pattern: not null }) is { } allowed)
            return new AccessDecision(Verdict.Allow, Allowed(allowed));
        if (access.IsLocal)
            return new AccessDecision(
                Verdict.Deny, $"{name} leads to this machine or its network; the rule {RuleProposal.ForAddress(access.Target)} would allow it");
        return mode switch
        {
            ApprovalMode.All => new AccessDecision(Verdict.Allow, "everything is allowed in this mode"),
            ApprovalMode.Edits when access.Kind is AccessKind.Edit => new AccessDecision(Verdict.Allow, "edits are allowed in this mode"),
            _ when access.Kind is AccessKind.Fetch => new AccessDecision(Verdict.Ask, $"it reaches {name}", RuleProposal.ForAddress(name)),
            _ => new AccessDecision(Verdict.Ask, $"it changes {name}"),
        };
    }

    /// <summary>In the mode that allows only reading nobody is asked, and no rule allows a change.</summary>
    private AccessDecision Limited(AccessDecision decision, bool changes = false) =>
        mode is not ApprovalMode.ReadOnly || (decision.Verdict is not Verdict.Ask && !(changes && decision.Verdict is Verdict.Allow)) ? decision
        : decision with { Verdict = Verdict.Deny, Reason = $"{decision.Reason}; only reading is allowed in this mode" };

    private static string? Remembered(string commandLine, CommandCheck check)
    {
        var asking = check.Commands.Where(command => command.Decision is Verdict.Ask).ToList();
        return asking is [{ MayBeAllowed: true } one] && ShellParser.Parse(commandLine) is { Problem: null, Commands: [var only] }
            ? RuleProposal.For(only, one.IsNamed)
            : null;
    }
}
