using Maestro.Core.Permissions;

namespace Maestro.Core.Tests.Permissions;

/// <summary>Policies for a folder that is not there.</summary>
internal static class Policies
{
    public const string Root = "/projects/shop";

    public static AccessPolicy Create(
        ApprovalMode mode, string[]? allow = null, string[]? ask = null, string[]? deny = null, Action<string>? remember = null, ShellHold hold = ShellHold.None) => new(
        new PermissionRules(Rules(allow), Rules(ask), Rules(deny)), mode,
        new PolicySetting(Root, "/home/me", Resolve, remember ?? (_ => { })) { Files = new MadeUpFiles(), Hold = new(hold) });

    /// <summary>As if there were links that lead out of the folder, or to a secret.</summary>
    private static string Resolve(string path) => Path.GetFullPath(path, Root) switch
    {
        $"{Root}/outward" or $"{Root}/deep/outward" => "/etc/passwd",
        $"{Root}/notes-link.txt" => $"{Root}/.env",
        var full => full,
    };

    private static PermissionRule[] Rules(string[]? texts) => [.. (texts ?? []).Select(text => PermissionRule.Parse(text, "test"))];

    /// <summary>Secrets lie in the work folder itself and in <c>deep</c>; git keeps one in <c>deep</c>.</summary>
    private sealed class MadeUpFiles : IFileNames
    {
        private static readonly string[] Paths = ["a.txt", "notes-link.txt", "src/a.cs", "deep/outward"];

        public IReadOnlyList<string> Expand(string pattern) =>
            [.. Paths.Select(path => $"{Root}/{path}").Where(path => Wildcard.Matches(pattern, path, crossesFolders: false))];

        public bool IsFolder(string path) => Path.GetExtension(path).Length == 0;

        public string? SecretBelow(string folder, bool isHiddenToo) => folder switch
        {
            Root when isHiddenToo => ".env",
            Root => "deep/server.pem",
            $"{Root}/deep" => "server.pem",
            _ => null,
        };

        public string? TrackedSecret(string folder, IReadOnlyList<string> paths) => paths.Contains("deep") ? "deep/server.pem" : null;
    }
}
