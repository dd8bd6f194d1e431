namespace Maestro.Core.Permissions;

/// <summary>The rules of the settings and those that the person agreed to in this session, asked for what they say of something.</summary>
internal sealed class RuleBook
{
    private readonly PermissionRules settings;
    private readonly PolicySetting setting;
    private readonly List<PermissionRule> session;
    private readonly Lock gate;

    public RuleBook(PermissionRules settings, PolicySetting setting)
        : this(settings, setting, [], new Lock())
    {
    }

    private RuleBook(PermissionRules settings, PolicySetting setting, List<PermissionRule> session, Lock gate) =>
        (this.settings, this.setting, this.session, this.gate) = (settings, setting, session, gate);

    public PermissionRules All => settings with { Allow = Allows };

    private IReadOnlyList<PermissionRule> Allows
    {
        get
        {
            lock (gate)
                return session.Count == 0 ? settings.Allow : [.. settings.Allow, .. session];
        }
    }

    /// <summary>The same book with more that asks or denies; what the person agrees to counts in both.</summary>
    public RuleBook With(IReadOnlyList<PermissionRule> ask, IReadOnlyList<PermissionRule> deny) =>
        new(settings with { Ask = [.. settings.Ask, .. ask], Deny = [.. settings.Deny, .. deny] }, setting, session, gate);

    public void Add(PermissionRule rule)
    {
        lock (gate)
            session.Add(rule);
    }

    public PermissionRule? Denying(string tool) => settings.Deny.FirstOrDefault(rule => rule.MatchesTool(tool));

    public PermissionRule? Asking(string tool) => settings.Ask.FirstOrDefault(rule => rule.MatchesTool(tool));

    /// <summary>Rules for tools are asked by the tool's name alone.</summary>
    public PermissionRule? Denying(Access access) => settings.Deny.FirstOrDefault(rule => Matches(rule, access with { Tool = null }));

    public PermissionRule? Asking(Access access) => settings.Ask.FirstOrDefault(rule => Matches(rule, access with { Tool = null }));

    public PermissionRule? Allowing(Access access, Func<PermissionRule, bool> which) => Allows.FirstOrDefault(rule => which(rule) && Matches(rule, access));

    /// <summary>The first rule that denies or asks for a file which a pattern of absolute paths can stand for.</summary>
    public (PermissionRule Rule, Verdict Verdict)? Meeting(AccessKind kind, string pattern) =>
        settings.Deny.FirstOrDefault(rule => rule.Meets(kind, pattern, setting.Workspace, setting.Home)) is { } denying ? (denying, Verdict.Deny)
        : settings.Ask.FirstOrDefault(rule => rule.Meets(kind, pattern, setting.Workspace, setting.Home)) is { } asking ? (asking, Verdict.Ask)
        : null;

    private bool Matches(PermissionRule rule, Access access) => rule.Matches(access, setting.Workspace, setting.Home);
}
