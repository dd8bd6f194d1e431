using Maestro.Core.Evidence;
using Microsoft.Data.Sqlite;

namespace Maestro.Storage.Databases;

/// <summary>Reads the schema and the query plans of a SQLite file without changing it and without leaving a file beside it.</summary>
public static class SqliteReading
{
    private const int MostTables = 300;
    private const int MostRows = 1_000_000;
    private const int Timeout = 10;

    private static ReadOnlySpan<byte> Magic => "SQLite format 3\0"u8;

    /// <summary>Whether a file begins as a SQLite database does.</summary>
    public static bool Is(string path)
    {
        try
        {
            using var file = File.OpenRead(path);
            Span<byte> head = stackalloc byte[16];
            return file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) == head.Length && head.SequenceEqual(Magic);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <param name="path">An absolute path.</param>
    /// <param name="shown">What the file is called for a person.</param>
    /// <exception cref="IOException">It cannot be read, or is no database.</exception>
    public static DatabaseFacts Read(string path, string shown, IReadOnlyList<string> queries, CancellationToken cancellationToken)
    {
        // What is only in the log beside the file can be read from a copy alone without touching either.
        var copy = new FileInfo($"{path}-wal") is { Exists: true, Length: > 0 } ? Directory.CreateTempSubdirectory("maestro-data-").FullName : null;
        try
        {
            if (copy is not null)
                foreach (var end in (string[])["", "-wal"])
                    File.Copy($"{path}{end}", Path.Combine(copy, $"data{end}"));
            using var connection = Open(copy is null ? path : Path.Combine(copy, "data"), isAlone: copy is null);
            return Read(connection, shown, queries, cancellationToken);
        }
        catch (SqliteException failure)
        {
            throw new IOException($"{shown} cannot be read as a SQLite database: {failure.Message}", failure);
        }
        finally
        {
            if (copy is not null)
                Directory.Delete(copy, recursive: true);
        }
    }

    private static SqliteConnection Open(string path, bool isAlone)
    {
        var escaped = path.Replace("%", "%25", StringComparison.Ordinal).Replace("?", "%3f", StringComparison.Ordinal)
            .Replace("#", "%23", StringComparison.Ordinal);
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = isAlone ? $"file:{escaped}?immutable=1" : path,
            Mode = isAlone ? SqliteOpenMode.ReadOnly : SqliteOpenMode.ReadWrite,
            Pooling = false,
            DefaultTimeout = Timeout,
        }.ToString());
        connection.Open();
        return connection;
    }

    private static DatabaseFacts Read(SqliteConnection connection, string shown, IReadOnlyList<string> queries, CancellationToken cancellationToken)
    {
        var statements = new List<string>();
        var tables = new List<string>();
        foreach (var row in Rows(connection, "SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' ORDER BY type DESC, name"))
        {
            statements.Add(row[2]);
            if (row[0] == "table" && !row[2].Contains("VIRTUAL TABLE", StringComparison.OrdinalIgnoreCase))
                tables.Add(row[1]);
        }

        var sizes = new List<TableSize>();
        foreach (var table in tables.Take(MostTables))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var name = table.Replace("\"", "\"\"", StringComparison.Ordinal);
            sizes.Add(new TableSize(table, long.Parse(Rows(connection, $"SELECT count(*) FROM (SELECT 1 FROM \"{name}\" LIMIT {MostRows})")[0][0], System.Globalization.CultureInfo.InvariantCulture), null));
        }

        return new DatabaseFacts(shown, "sqlite", statements, sizes, [.. queries.Select(query => Plan(connection, query))]);
    }

    private static QueryPlan Plan(SqliteConnection connection, string sql)
    {
        try
        {
            return new QueryPlan(sql, string.Join('\n', Rows(connection, $"EXPLAIN QUERY PLAN {sql}").Select(row => row[3])), null);
        }
        catch (SqliteException failure)
        {
            return new QueryPlan(sql, null, failure.Message);
        }
    }

    private static List<string[]> Rows(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<string[]>();
        while (reader.Read())
            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(i => reader.IsDBNull(i) ? "" : reader.GetValue(i).ToString() ?? "")]);
        return rows;
    }
}
