using Maestro.Core.Permissions;

namespace Maestro.Core.Tests.Permissions;

/// <summary>Policies for a folder that is not there.</summary>
internal static class Policies
{
    public static AccessPolicy Create(
        ApprovalMode mode, string[]? allow = null, string[]? ask = null, string[]? deny = null, Action<string>? remember = null) => new(
        new PermissionRules(Rules(allow), Rules(ask), Rules(deny)), mode, new PolicySetting("/projects/shop", "/home/me", Resolve, remember ?? (_ => { })));

    /// <summary>As if there were links that lead out of the folder.</summary>
    private static string Resolve(string path) => Path.GetFullPath(path, "/projects/shop") switch
    {
        "/projects/shop/outward" or "/projects/shop/deep/outward" => "/etc/passwd",
        var full => full,
    };

    private static PermissionRule[] Rules(string[]? texts) => [.. (texts ?? []).Select(text => PermissionRule.Parse(text, "test"))];
}
