using System.Text.RegularExpressions;

namespace Maestro.Analysis.Delivery.Facts;

/// <summary>What the files of a git repository tell of where it lives, read without starting git.</summary>
/// <param name="Branch">The one that others start from, as far as that is known.</param>
/// <param name="Registry">Where an image of the repository would be kept; null when nothing tells.</param>
internal sealed partial record GitFacts(string Branch, string? Registry)
{
    public static GitFacts Of(string folder)
    {
        var git = Path.Combine(folder, ".git");
        var head = Named(Text(Path.Combine(git, "refs", "remotes", "origin", "HEAD"))) ?? Usual(git) ?? Named(Text(Path.Combine(git, "HEAD"))) ?? "main";
        var remote = Remote().Match(Text(Path.Combine(git, "config")));
        var registry = !remote.Success ? null : remote.Groups["host"].Value is "github.com" ? "ghcr.io" : $"registry.{remote.Groups["host"].Value}";
        return new GitFacts(head, registry is null ? null : $"{registry}/{remote.Groups["path"].Value.ToLowerInvariant()}");
    }

    private static string? Usual(string git) => Array.Find((string[])["main", "master"], name => File.Exists(Path.Combine(git, "refs", "heads", name)));

    private static string? Named(string text) => Head().Match(text) is { Success: true } head ? head.Groups["name"].Value : null;

    private static string Text(string path)
    {
        try
        {
            return File.Exists(path) ? File.ReadAllText(path) : "";
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // Without it the usual name of a branch is taken.
            return "";
        }
    }

    [GeneratedRegex(@"^ref: refs/(?:heads|remotes/origin)/(?<name>\S+)")]
    private static partial Regex Head();

    [GeneratedRegex(@"\[remote ""origin""\]\s+url = (?:https://|ssh://)?(?:git@)?(?<host>github\.com|gitlab\.com)[:/](?<path>[\w.-]+/[\w.-]+?)(?:\.git)?\s")]
    private static partial Regex Remote();
}
