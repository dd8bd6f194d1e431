using Maestro.Analysis.Source;

namespace Maestro.Agents.Evidence;

/// <summary>Picks the files that many changes touch whatever they are about.</summary>
internal static class Landmarks
{
    private const int MostOfAKind = 3;

    private static readonly Func<string, bool>[] Kinds =
    [
        path => IsNamed(path, "README") && !path.Contains('/', StringComparison.Ordinal),
        path => (IsNamed(path, "CHANGELOG") || IsNamed(path, "CHANGES") || IsNamed(path, "HISTORY")) && !path.Contains('/', StringComparison.Ordinal),
        path => path.StartsWith("docs/", StringComparison.OrdinalIgnoreCase) && path.EndsWith(".md", StringComparison.OrdinalIgnoreCase),
        path => path.StartsWith(".github/workflows/", StringComparison.Ordinal) || path.StartsWith(".circleci/", StringComparison.Ordinal)
            || path.StartsWith(".ci/", StringComparison.Ordinal)
            || path is ".gitlab-ci.yml" or "azure-pipelines.yml" or "Jenkinsfile",
        path => IsNamed(path, "Dockerfile") || IsNamed(path, "Containerfile") || IsNamed(path, "docker-compose") || IsNamed(path, "compose."),
        path => path.Contains("/migrations/", StringComparison.OrdinalIgnoreCase) || path.StartsWith("migrations/", StringComparison.OrdinalIgnoreCase)
            || IsNamed(path, "schema.sql") || IsNamed(path, "schema.prisma"),
    ];

    /// <summary>Those of the project itself: what lies among tests belongs to them.</summary>
    /// <param name="paths">In ordinal order: of each kind the last ones are kept, which for migrations are the newest.</param>
    public static IReadOnlyList<string> In(IReadOnlyCollection<string> paths) =>
        [.. Kinds.SelectMany(kind => paths.Where(path => kind(path) && !TestPaths.IsTest(path)).TakeLast(MostOfAKind)).Distinct()];

    private static bool IsNamed(string path, string name) => path.AsSpan(path.LastIndexOf('/') + 1).StartsWith(name, StringComparison.OrdinalIgnoreCase);
}
