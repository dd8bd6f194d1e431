namespace Maestro.Core.Permissions;

/// <summary>The person's rules, with those that a repository adds to narrow them.</summary>
public sealed record PermissionRules(IReadOnlyList<PermissionRule> Allow, IReadOnlyList<PermissionRule> Ask, IReadOnlyList<PermissionRule> Deny)
{
    public static PermissionRules None { get; } = new([], [], []);

    /// <summary>Allow rules of a folder that is not trusted: they have no effect.</summary>
    public IReadOnlyList<PermissionRule> Ignored { get; init; } = [];
}
