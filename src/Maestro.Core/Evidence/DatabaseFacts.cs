namespace Maestro.Core.Evidence;

/// <summary>What a database says of itself, read without changing it.</summary>
/// <param name="Name">The file, or the server and database without user and password.</param>
/// <param name="Kind"><c>sqlite</c> or <c>postgres</c>.</param>
/// <param name="Statements">Statements that would make its tables and indexes.</param>
/// <param name="Sizes">How large its tables are, as the database says.</param>
/// <param name="Plans">How it would answer the statements that it was asked about; none of them was run.</param>
public sealed record DatabaseFacts(
    string Name, string Kind, IReadOnlyList<string> Statements, IReadOnlyList<TableSize> Sizes, IReadOnlyList<QueryPlan> Plans);

/// <summary>How large a table is.</summary>
/// <param name="Rows">Counted, or for PostgreSQL as it estimates them; null when it has no estimate.</param>
/// <param name="Bytes">With its indexes; null when the database does not say.</param>
public sealed record TableSize(string Table, long? Rows, long? Bytes);

/// <summary>How a database would answer a statement.</summary>
/// <param name="Plan">Null when it would not.</param>
/// <param name="Problem">What it said instead.</param>
public sealed record QueryPlan(string Sql, string? Plan, string? Problem);
