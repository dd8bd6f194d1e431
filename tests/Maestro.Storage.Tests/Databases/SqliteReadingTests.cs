using Maestro.Storage.Databases;
using Maestro.Testing;
using Microsoft.Data.Sqlite;

namespace Maestro.Storage.Tests.Databases;

public sealed class SqliteReadingTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_file_is_read_with_its_plans_and_nothing_is_left_beside_it(bool hasLog)
    {
        var path = Path.Combine(folder.Path, "shop 100%.db");
        using var open = new SqliteConnection($"Data Source={path};Pooling=False");
        open.Open();
        Run(open, hasLog ? "PRAGMA journal_mode=WAL" : "PRAGMA journal_mode=DELETE");
        Run(open, "CREATE TABLE notes (id INTEGER PRIMARY KEY, name TEXT); CREATE INDEX notes_name ON notes (name); INSERT INTO notes (name) VALUES ('a'), ('b')");
        if (!hasLog)
            open.Close();
        var before = Directory.GetFiles(folder.Path).Order().ToList();
        var written = before.Select(File.GetLastWriteTimeUtc).ToList();

        var facts = SqliteReading.Read(path, "shop.db", ["SELECT id FROM notes WHERE name = 1", "SELECT x FROM nowhere"], CancellationToken.None);

        Assert.True(SqliteReading.Is(path));
        Assert.Equal(2, facts.Statements.Count);
        Assert.Equal(("notes", 2L), (facts.Sizes[0].Table, facts.Sizes[0].Rows!.Value));
        Assert.Contains("USING COVERING INDEX notes_name", facts.Plans[0].Plan, StringComparison.Ordinal);
        Assert.Contains("no such table: nowhere", facts.Plans[1].Problem, StringComparison.Ordinal);
        Assert.Equal(before, Directory.GetFiles(folder.Path).Order());
        Assert.Equal(written, before.Select(File.GetLastWriteTimeUtc));
    }

    [Fact]
    public void Another_file_is_no_database()
    {
        folder.Write("notes.db", "hello");
        Assert.False(SqliteReading.Is(Path.Combine(folder.Path, "notes.db")));
        Assert.Throws<IOException>(() => SqliteReading.Read(Path.Combine(folder.Path, "notes.db"), "notes.db", [], CancellationToken.None));
    }

    private static void Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
