namespace Maestro.Analysis.Data;

/// <summary>A column of a table.</summary>
/// <param name="Type">As it is written; empty when that is not known.</param>
public sealed record DataColumn(string Name, string Type, bool IsNullable, bool HasDefault, int Line);

/// <summary>Columns that point to another table.</summary>
/// <param name="TargetColumns">Empty means the primary key.</param>
public sealed record DataReference(IReadOnlyList<string> Columns, string Table, IReadOnlyList<string> TargetColumns, int Line);

/// <summary>An index, also one that a unique constraint brings.</summary>
public sealed record DataIndex(IReadOnlyList<string> Columns, bool IsUnique, int Line);

/// <summary>A table as the files of the repository, or a database, describe it.</summary>
/// <param name="Source">Who describes it: <c>sql</c>, <c>alembic</c>, <c>sqlalchemy</c>, <c>django</c>, <c>ef</c>, <c>prisma</c>, <c>rails</c>,
/// <c>laravel</c>, <c>jpa</c>, <c>knex</c>, <c>typeorm</c>, <c>sqlite</c> or <c>postgres</c>.</param>
public sealed record DataTable(string Name, string File, int Line, string Source)
{
    public List<DataColumn> Columns { get; } = [];

    public List<string> PrimaryKey { get; } = [];

    public List<DataReference> References { get; } = [];

    public List<DataIndex> Indexes { get; } = [];

    /// <summary>Measured in a database; null in files.</summary>
    public long? Rows { get; init; }

    public DataColumn? Column(string name) => Columns.Find(column => column.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether a search by these columns finds an index that begins with them.</summary>
    public bool IsIndexed(IReadOnlyList<string> columns) => Leads(PrimaryKey, columns) || Indexes.Exists(index => Leads(index.Columns, columns));

    private static bool Leads(IReadOnlyList<string> index, IReadOnlyList<string> columns) =>
        index.Count >= columns.Count && columns.All(column => index.Take(columns.Count).Contains(column, StringComparer.OrdinalIgnoreCase));
}
