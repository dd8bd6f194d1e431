using Maestro.Core.Tools;
using Maestro.Tools.Databases;

namespace Maestro.Tools.Tests.Databases;

public sealed class PsqlReadingTests
{
    [Theory]
    [InlineData("look at postgres://app:s3cret@db.example.com:5433/shop?sslmode=require please", "postgresql://db.example.com:5433/shop")]
    [InlineData("Host=127.0.0.1;Port=5432;Username=app;Password=s3cret;Database=shop", "postgresql://127.0.0.1:5432/shop")]
    [InlineData("host=/run/pg user=app password='s3 cret' dbname=shop", "postgresql:///run/pg:5432/shop")]
    public void An_address_is_read_and_shown_without_user_and_password(string text, string shown)
    {
        var address = PostgresAddress.In(text)!;
        Assert.Equal(shown, address.Shown);
        Assert.Equal("app", address.Variables["PGUSER"]);
        Assert.StartsWith("s3", address.Variables["PGPASSWORD"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("SELECT 1; DROP TABLE users", false)]
    [InlineData("SELECT 'a\\!ls'", false)]
    [InlineData("DROP TABLE users", false)]
    [InlineData("EXPLAIN ANALYZE SELECT 1", false)]
    [InlineData("DELETE FROM users WHERE id = ?", true)]
    public void Only_one_plain_statement_is_explained_and_none_is_run(string sql, bool isAsked)
    {
        var commands = PsqlReading.Ready(sql);
        Assert.Equal(isAsked, commands is not null);
        Assert.All(commands ?? [], command => Assert.Matches("^(?:PREPARE maestro_plan AS|EXPLAIN) ", command));
        Assert.DoesNotContain(commands ?? [], command => command.Contains("ANALYZE", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_said_so_without_the_password()
    {
        Assert.SkipUnless(OwnPostgres.HasClient, "psql is not on this machine");
        var failure = await Assert.ThrowsAsync<ToolException>(() => PsqlReading.ReadAsync(PostgresAddress.In("postgres://app:s3cretword@127.0.0.1:1/shop")!, [], CancellationToken.None));
        Assert.DoesNotContain("s3cretword", failure.Message, StringComparison.Ordinal);
        Assert.Contains("was not read", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Schema_sizes_and_plans_are_read_and_nothing_is_changed()
    {
        Assert.SkipUnless(OwnPostgres.HasServer, "PostgreSQL is not on this machine");
        using var server = OwnPostgres.Start();
        server.Run("CREATE TABLE people (id bigint PRIMARY KEY, name text NOT NULL); CREATE INDEX people_name ON people (name); CREATE TABLE notes (id int PRIMARY KEY, person_id bigint REFERENCES people (id)); INSERT INTO people SELECT n, 'a' || n FROM generate_series(1, 500) n; ANALYZE");
        var facts = await PsqlReading.ReadAsync(server.Address, ["SELECT id FROM people WHERE name = ?", "DELETE FROM people", "SELECT x FROM nowhere", "SELECT 1; DELETE FROM people"], CancellationToken.None);
        Assert.Contains(facts.Statements, statement => statement.Contains("FOREIGN KEY (person_id) REFERENCES people(id)", StringComparison.Ordinal));
        Assert.Contains(facts.Statements, statement => statement.StartsWith("CREATE INDEX people_name", StringComparison.Ordinal));
        Assert.Equal(500, facts.Sizes.Single(size => size.Table == "people").Rows);
        Assert.Contains("people", facts.Plans[0].Plan, StringComparison.Ordinal);
        Assert.Contains("Delete on people", facts.Plans[1].Plan, StringComparison.Ordinal);
        Assert.NotNull(facts.Plans[2].Problem);
        Assert.NotNull(facts.Plans[3].Problem);
        Assert.Equal("500", server.Run("SELECT count(*) FROM people"));
    }
}
