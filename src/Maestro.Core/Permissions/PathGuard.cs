namespace Maestro.Core.Permissions;

/// <summary>Why a file or an address is not touched like any other.</summary>
internal enum GuardKind
{
    Rule,
    Secret,
    Protected,
    Outside,
}

/// <summary>What guards a file or an address.</summary>
internal sealed record Guarded(GuardKind Kind, Verdict Verdict, string Reason);

/// <summary>Knows what is guarded in every mode: what rules deny or ask for, files that may hold secrets, what decides
/// which programs run, and what lies outside.</summary>
internal sealed class PathGuard(RuleBook rules, PolicySetting setting)
{
    /// <param name="name">What the person reads in its place.</param>
    /// <returns>Null when nothing guards it; a verdict that allows where a rule names what is guarded.</returns>
    public Guarded? Of(Access access, string name)
    {
        if (rules.Denying(access) is { } denied)
            return new Guarded(GuardKind.Rule, Verdict.Deny, AccessPolicy.Denied(denied));
        if (rules.Asking(access) is { } asked)
            return new Guarded(GuardKind.Rule, Verdict.Ask, AccessPolicy.Asked(asked));
        if (access.Kind is AccessKind.Fetch)
            return null;
        var isSecret = SecretFiles.Includes(access.Target);
        var isProtected = access.Kind is AccessKind.Edit && IsProtected(access.Target);
        if (!isSecret && !isProtected && access.InWorkspace)
            return null;
        var kind = isSecret ? GuardKind.Secret : isProtected ? GuardKind.Protected : GuardKind.Outside;
        return rules.Allowing(access, rule => rule.Names(isSecret, isProtected, !access.InWorkspace)) is { } named
            ? new Guarded(kind, Verdict.Allow, AccessPolicy.Allowed(named))
            : new Guarded(kind, Verdict.Ask, kind switch
            {
                GuardKind.Secret => $"{name} may hold secrets",
                GuardKind.Protected => $"{name} decides which programs run",
                _ => $"{name} is outside the work folder",
            });
    }

    public Guarded? Of(AccessKind kind, string resolved, string name) => Of(new Access(kind, resolved, setting.IsInside(resolved)), name);

    /// <summary>Hooks and settings: whoever may write them may run anything.</summary>
    private static bool IsProtected(string path) => path.Split('/') is var parts && (parts.Contains(".git") || parts.Contains(".maestro"));
}
