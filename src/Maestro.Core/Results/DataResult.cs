using Maestro.Core.Evidence;

namespace Maestro.Core.Results;

/// <summary>What the data agent found in schemas, queries and migrations, and what it wrote.</summary>
/// <param name="Migrations">Those of the project, the newest first, and those that were written.</param>
/// <param name="Files">What was written.</param>
public sealed record DataResult(
    IReadOnlyList<DataFinding> Findings, IReadOnlyList<DataQueryFound> Queries, IReadOnlyList<DataMigration> Migrations, IReadOnlyList<DataTableFound> Tables,
    IReadOnlyList<DevopsFile> Files, string Summary) : AgentResult
{
    /// <summary>What the request was about: <c>tables</c>, <c>migration</c>, or <c>all</c>.</summary>
    public string Asked { get; init; } = "all";
}

/// <summary>Something in the stored data, its queries or migrations that should be changed.</summary>
/// <param name="Source"><c>static</c> when the analysis found it, <c>database</c> when a database showed it, <c>model</c> when a model did.</param>
public sealed record DataFinding(
    string Rule, FindingSeverity Severity, string File, int Line, string Message, string Explanation, string Fix, double Confidence, string Source);

/// <summary>A statement that the code sends, or that the request gave.</summary>
/// <param name="File">Null for one of the request.</param>
/// <param name="Plan">How the database would answer it; null when no database was asked.</param>
/// <param name="Problem">What the database said instead of a plan.</param>
public sealed record DataQueryFound(string Sql, string? File, int? Line, IReadOnlyList<string> Tables, string? Plan, string? Problem);

/// <summary>A change of the schema.</summary>
/// <param name="Down">The way back; null when there is none.</param>
/// <param name="Risk"><c>low</c>, <c>medium</c> or <c>high</c>, and why.</param>
/// <param name="File">Where it stands; null when it was not written to a file.</param>
public sealed record DataMigration(string Up, string? Down, string Risk, string? File, bool IsNew);

/// <summary>A table with what is known of it.</summary>
/// <param name="Rows">Counted or estimated by a database; null in files.</param>
public sealed record DataTableFound(
    string Name, string File, int Line, string Source, IReadOnlyList<string> Columns, IReadOnlyList<string> PrimaryKey, IReadOnlyList<string> References, IReadOnlyList<string> Indexes, long? Rows, long? Bytes);
