namespace Maestro.Models.Builtin.Planning;

/// <summary>Tells from its path what a well-known file is.</summary>
internal static class Landmark
{
    public static bool IsMigration(string path) =>
        path.Contains("migration", StringComparison.OrdinalIgnoreCase) || path.Contains("alembic", StringComparison.OrdinalIgnoreCase)
        || path.EndsWith("schema.sql", StringComparison.OrdinalIgnoreCase) || path.EndsWith("schema.prisma", StringComparison.OrdinalIgnoreCase);

    public static bool IsText(string path) =>
        path.EndsWith(".md", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".rst", StringComparison.OrdinalIgnoreCase);

    public static bool IsChangeLog(string path) =>
        path.Contains("change", StringComparison.OrdinalIgnoreCase) || path.Contains("history", StringComparison.OrdinalIgnoreCase);

    public static bool IsPipeline(string path) =>
        path.Contains(".github/workflows/", StringComparison.Ordinal) || path.Contains(".gitlab-ci", StringComparison.Ordinal)
            || path.Contains("Jenkinsfile", StringComparison.Ordinal)
        || path.Contains("azure-pipelines", StringComparison.Ordinal) || path.StartsWith(".circleci/", StringComparison.Ordinal)
        || path.StartsWith(".ci/", StringComparison.Ordinal);

    public static bool IsContainer(string path) =>
        path.Contains("Dockerfile", StringComparison.OrdinalIgnoreCase) || path.Contains("compose", StringComparison.OrdinalIgnoreCase)
            || path.Contains("Containerfile", StringComparison.Ordinal);
}
