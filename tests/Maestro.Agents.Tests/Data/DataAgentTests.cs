using Maestro.Core.Events;
using Maestro.Core.Evidence;
using Maestro.Core.Results;
using Maestro.Testing;

namespace Maestro.Agents.Tests.Data;

public sealed class DataAgentTests
{
    private const string Schema = "CREATE TABLE users (id bigint PRIMARY KEY, name text NOT NULL);\n";

    [Theory]
    [InlineData("csharp", "src/Shop/Migrations/20240101_Initial.cs", "migration-loses-data")]
    [InlineData("python", "shop/models.py", "key-type-mismatch")]
    [InlineData("typescript", "db/migrations/0001_boards.up.sql", "foreign-key-without-index")]
    public async Task Without_a_model_the_analysis_is_the_result(string sample, string file, string rule)
    {
        using var work = Workplace.Sample(sample);
        var result = ResultOf(await work.RunAsync("data", "review the database schema, the queries and the migrations"));
        Assert.Contains(result.Findings, finding => finding.File == file && finding.Rule == rule && finding.Source == "static");
        Assert.Contains(result.Migrations.Select(migration => migration.File).Concat(result.Tables.Select(table => table.File)), place => place == file);
        Assert.Empty(result.Files);
    }

    [Theory]
    [InlineData("add column email varchar(200) not null default '' to users", "db/migrations/0002_add_email_to_users.up.sql", "ALTER TABLE users ADD COLUMN email varchar(200) NOT NULL DEFAULT '';", "low")]
    [InlineData("write a migration that drops the column name from users", "db/migrations/0002_drop_name_from_users.up.sql", "ALTER TABLE users DROP COLUMN name;", "high")]
    [InlineData("rename column name to full_name in users", "db/migrations/0002_rename_name_to_full_name_in_users.up.sql", "ALTER TABLE users RENAME COLUMN name TO full_name;", "medium")]
    [InlineData("add an index on users(name)", "db/migrations/0002_index_users_name.up.sql", "CREATE INDEX users_name_idx ON users (name);", "low")]
    [InlineData("crie a tabela orders com id bigint primary key, user_id bigint not null", "db/migrations/0002_create_orders.up.sql", "CREATE TABLE orders (\n    id bigint PRIMARY KEY,\n    user_id bigint NOT NULL\n);", "low")]
    public async Task A_simple_migration_is_written_in_the_style_of_the_project_with_its_way_back(string request, string file, string up, string risk)
    {
        using var work = new Workplace(("db/migrations/0001_users.up.sql", Schema), ("db/migrations/0001_users.down.sql", "DROP TABLE users;\n"));
        var made = Assert.Single(ResultOf(await work.RunAsync("data", request)).Migrations, migration => migration.IsNew);
        Assert.Equal((file, up), (made.File, made.Up));
        Assert.StartsWith(risk, made.Risk, StringComparison.Ordinal);
        Assert.Equal(up + "\n", work.Read(file));
        Assert.Equal(made.Down + "\n", work.Read(file.Replace(".up.", ".down.", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Two_projects_get_two_migrations()
    {
        using var flyway = new Workplace(("db/migration/V7__users.sql", Schema));
        using var alembic = new Workplace(
            ("app/models.py", "class User(Base):\n    __tablename__ = \"users\"\n    id = Column(Integer, primary_key=True)\n"),
            ("alembic/versions/aaa_first.py", "revision = \"aaa\"\ndown_revision = None\n\ndef upgrade():\n    pass\n\ndef downgrade():\n    pass\n"));
        Assert.Equal(["db/migration/V8__add_age_to_users.sql"], ResultOf(await flyway.RunAsync("data", "add column age integer to users")).Files.Select(file => file.Path));
        var file = Assert.Single(ResultOf(await alembic.RunAsync("data", "add column age integer to users")).Files);
        Assert.Contains("+down_revision = \"aaa\"", file.Diff, StringComparison.Ordinal);
        Assert.Contains("+        ALTER TABLE users ADD COLUMN age integer\n", file.Diff, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("add column email to users", "the type of email is not said")]
    [InlineData("drop column phone from users", "has no column phone")]
    [InlineData("add column a text to persons", "no table persons was found in the schema; there are users")]
    [InlineData("write a query that lists unpaid invoices", "Without a model the data agent writes migrations")]
    public async Task What_cannot_be_written_is_refused_plainly(string request, string why)
    {
        using var work = new Workplace(("schema.sql", Schema));
        Assert.Contains(why, Assert.IsType<RunFailed>((await work.RunAsync("data", request))[^1]).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_is_asked_for_its_schema_and_plans_and_the_password_is_told_to_nobody()
    {
        using var work = new Workplace(("app.py", "def load(db, name):\n    return db.execute(\"SELECT id FROM notes WHERE name = ?\", (name,))\n"), ("notes.db", "made up"));
        work.Database = new DatabaseFacts(
            "notes.db", "sqlite", ["CREATE TABLE notes (id integer PRIMARY KEY, name text)", "CREATE TABLE tags (note_id integer REFERENCES notes (id), tag text UNIQUE)"],
            [new("notes", 5000, null)], [new("SELECT id FROM notes WHERE name = 1", "SCAN notes", null)]);
        var model = new FakeChatClient(["Two things.\n```json\n{\"migrations\": [], \"files\": [], \"queries\": [], \"findings\": [], \"doubted\": []}\n```"]);
        var result = ResultOf(await work.RunAsync("data", "look into notes.db with password=hunter2secret", model));
        Assert.Contains(result.Findings, finding => finding is { Rule: "query-reads-whole-table", File: "app.py", Line: 2, Source: "database" });
        Assert.Contains(result.Findings, finding => finding is { Rule: "foreign-key-without-index", Source: "database" });
        Assert.Contains(result.Tables, table => table is { Name: "notes", Source: "sqlite", Rows: 5000 });
        Assert.Contains(result.Queries, query => query is { File: "app.py", Plan: "SCAN notes" });
        Assert.DoesNotContain("hunter2secret", string.Concat(model.Requests[0].Messages.Select(message => message.Text)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_migration_without_its_risk_is_asked_for_again()
    {
        using var work = new Workplace(("schema.sql", Schema));
        var model = new FakeChatClient(
            ["```json\n{\"migrations\": [{\"up\": \"ALTER TABLE users ADD a text\"}]}\n```"],
            ["```json\n{\"migrations\": [{\"up\": \"ALTER TABLE users ADD a text\", \"down\": \"ALTER TABLE users DROP a\", \"risk\": \"low\"}]}\n```"]);
        var events = await work.RunAsync("data", "write a migration for a", model);
        Assert.Contains(events, e => e is StatusChanged { Message: "The answer does not hold: a migration does not say its risk. Asking for a repair" });
        Assert.Equal(("ALTER TABLE users ADD a text", "low"), (ResultOf(events).Migrations[0].Up, ResultOf(events).Migrations[0].Risk));
    }

    private static DataResult ResultOf(List<AgentEvent> events) => Assert.IsType<DataResult>(Assert.IsType<ResultProduced>(events[^1]).Data);
}
