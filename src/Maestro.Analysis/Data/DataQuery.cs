namespace Maestro.Analysis.Data;

/// <summary>A statement that the code sends to the database.</summary>
/// <param name="Tables">Those that it names.</param>
/// <param name="Filters">The columns that it searches or joins by, with their table where that is certain.</param>
public sealed record DataQuery(string Sql, string File, int Line, IReadOnlyList<string> Tables, IReadOnlyList<(string Table, string Column)> Filters);

/// <summary>A change of the schema, as a file of the project describes it.</summary>
/// <param name="Up">The part that makes the change.</param>
/// <param name="Down">The part that takes it back; null when there is none.</param>
/// <param name="UpLine">The line on which the first part begins.</param>
/// <param name="HasDown">Whether this kind of migration takes one.</param>
public sealed record SchemaMigration(string File, string Up, string? Down, int UpLine, bool HasDown, string Tool)
{
    /// <summary>All of the file.</summary>
    public string Whole { get; init; } = "";
}
