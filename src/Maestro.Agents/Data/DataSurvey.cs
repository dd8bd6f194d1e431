using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Maestro.Agents.Evidence;
using Maestro.Agents.Findings;
using Maestro.Analysis.Checks;
using Maestro.Analysis.Data;
using Maestro.Analysis.Data.Drafts;
using Maestro.Analysis.Project;
using Maestro.Core.Agents;
using Maestro.Core.Events;
using Maestro.Core.Evidence;
using Maestro.Core.Models;
using Maestro.Core.Permissions;
using Maestro.Core.Text;
using Maestro.Core.Tools;
using Maestro.Tools.Databases;

namespace Maestro.Agents.Data;

/// <summary>Finds out what a repository, and a database that the request names, tell of stored data.</summary>
internal sealed partial class DataSurvey(string agent, AgentTask task, AgentCatalogOptions options)
{
    private const int MostEvidence = 60;
    private const int MostTables = 80;
    private const int MostPlans = 40;
    private const int MostMemory = 4_000;

    private readonly string request = Secrets.MaskRequest(task.Request);
    private List<ScanFile> all = [];

    public DataScan Scan { get; private set; } = new([], [], [], []);

    /// <summary>What of it the request is about.</summary>
    public DataQuestion Question { get; private set; } = DataQuestion.Everything;

    public DatabaseFacts? Database { get; private set; }

    /// <summary>Worked out from the sentence; null when it asks for none, or none could be.</summary>
    public MigrationDraft? Draft { get; private set; }

    /// <summary>What the analysis and the database show, worst first.</summary>
    public IReadOnlyList<CodeFinding> Findings { get; private set; } = [];

    /// <summary>The task as a model may see it: without passwords.</summary>
    public AgentTask Task => task with { Request = request };

    public TaskEvidence Evidence { get; private set; } = new(
        agent, Secrets.MaskRequest(task.Request), task.Cwd, Memory: RepositorySurvey.Bounded(task.Memory, MostMemory));

    public IReadOnlyDictionary<string, int> Lines => all.ToDictionary(file => file.Path, file => file.Text.AsSpan().Count('\n') + 1, StringComparer.Ordinal);

    public async IAsyncEnumerable<AgentEvent> RunAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        yield return new StatusChanged(agent, $"Reading the repository {Path.GetFileName(Path.TrimEndingDirectorySeparator(task.Cwd))}");
        var index = await options.OpenIndex(task.Cwd, cancellationToken);
        var facts = ProjectScanner.Scan(task.Cwd, index);
        all = await RepositoryFiles.ReadAsync(task.Cwd, index, cancellationToken);
        var isPostgres = IsPostgres(facts);
        Scan = await System.Threading.Tasks.Task.Run(() => DataScan.Run(all, isPostgres, cancellationToken), cancellationToken);
        var files = Scan.Tables.Select(table => table.File).Concat(Scan.Migrations.Select(migration => migration.File))
            .Concat(Scan.Findings.Select(finding => finding.File)).Distinct().Order(StringComparer.Ordinal).ToList();
        foreach (var file in files.Take(30))
            yield return new FileTouched(agent, file, FileChange.Read);
        var hasAny = Scan.Queries.Count + Scan.Migrations.Count > 0 || Scan.Tables.Any();
        var counted = $"{Counted(Scan.Tables.Count(), "table")}, {Counted(Scan.Queries.Count, "query", "queries")} in code, {Counted(Scan.Migrations.Count, "migration")}";
        yield return new StatusChanged(agent, facts.Files == 0 ? facts.WhyEmpty() : $"Found {counted}; {Counted(Scan.Findings.Count, "finding")}");
        Findings = Scan.Findings;
        Question = DataQuestion.Of(task.Request, Scan);
        await foreach (var e in AskDatabaseAsync(cancellationToken))
            yield return e;
        if (Question.Migration is { } migration)
            Findings = [.. Findings.Where(finding => finding.File == migration.File)];
        var notes = new List<string>(Question.Migration is { } asked ? MigrationStory.Of(asked) : DataNotes.Of(Scan, Database, MostTables));
        if (SchemaWish.Of(task.Request) is { } wish)
        {
            var isOn = Database is { Kind: "postgres" } || (Database is null && isPostgres);
            Draft = MigrationDraft.Of(wish, Database is null ? Scan : Scan with { Models = [.. Scan.Models, DataNotes.ModelOf(Database)] }, isOn, options.Time.GetUtcNow(), out var why);
            if (Draft is null && task.Model.IsBuiltin)
                throw new RunException(
                    ErrorKind.InvalidRequest, $"No migration was written: {why}.", "Say the table, the column and its type, or configure a model.");
            notes.AddRange(Draft is null ? [$"a migration could not be worked out: {why}"] : Draft.Notes);
        }
        else if (task.Model.IsBuiltin && DataNotes.WantsWriting(task.Request))
        {
            throw new RunException(
                ErrorKind.InvalidRequest, "Without a model the data agent writes migrations that add, drop or rename a column, add an index or create a table. This request is none of these, and nothing was written.",
                "Say it as `add column email text to users`, or configure a model: export OPENAI_API_KEY=... or --provider ollama --model NAME.");
        }

        if (Draft is not null)
            yield return new StatusChanged(agent, $"Worked out: {Draft.Up.Split('\n')[0]}{(Draft.Files.Count > 0 ? $" ({string.Join(", ", Draft.Files.Select(file => file.Key))})" : "")}");
        Evidence = Evidence with
        {
            Facts = facts,
            Scope = Question.Migration is { } one ? $"the migration {one.File}" : Database is null ? hasAny ? counted : null : $"{counted}, and the database {Database.Name}",
            Findings = [.. Findings.Take(MostEvidence)],
            Notes = notes,
            Drafts = Draft is null ? [] : Draft.Files.Count > 0 ? [.. Draft.Files.Select(file => new FileDraft(file.Key, file.Value, Draft.Risk))] : [new FileDraft("", $"up: {Draft.Up}\ndown: {Draft.Down}", Draft.Risk)],
            Files = task.Model.IsBuiltin ? null : ScopeExcerpts.Of(new CodeScope(counted, [.. all.Where(file => files.Contains(file.Path)).OrderByDescending(file => Scan.Migrations.Any(migration => migration.File == file.Path)).Take(12)]), task.MayRead),
        };
    }

    private async IAsyncEnumerable<AgentEvent> AskDatabaseAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var wish = DatabaseWish.Of(task.Request, task.Cwd, options.Environment, options.IsSqlite);
        List<string> queries = [.. DatabaseWish.Statements(task.Request).Concat(Scan.Queries.Select(query => query.Sql)).Distinct().Take(MostPlans)];
        DatabaseTool? tool = null;
        if (wish.File is { } file)
            tool = new DatabaseTool($"read the schema of {file.Shown}, without changing it", file.Needs(AccessKind.Read), stop => System.Threading.Tasks.Task.Run(() => options.ReadSqlite(file.FullPath, file.Shown, [.. queries.Select(DataNotes.WithValues)], stop), stop));
        else if (wish.Server is { } server)
            tool = options.HasProgram("psql") ? new DatabaseTool($"read the schema of {server.Shown}{(wish.Variable is null ? "" : $" (from {wish.Variable})")} in a read-only transaction", new Access(AccessKind.Fetch, server.Shown), stop => PsqlReading.ReadAsync(server, queries, stop)) : null;
        if (wish.Server is not null && tool is null)
            throw new RunException(ErrorKind.InvalidRequest, $"The database {wish.Server.Shown} was not read: the program psql is not on this machine.", "Install the client of PostgreSQL (Debian: apt install postgresql-client).");
        if (tool is null)
            yield break;
        var finished = new List<FinishedCall>();
        await foreach (var e in task.Tools.With(tool).RunAsync(agent, [new ToolCall("database", DatabaseTool.Name, ToolArguments.ToJson(new("database", DatabaseTool.Name)))], finished, cancellationToken))
            yield return e;
        if (finished[0].Denial is { } denial)
            throw new RunException(ErrorKind.Denied, $"The database was not read: {denial.Reason}.", denial.Hint);
        Database = finished[0].Outcome.Detail as DatabaseFacts
            ?? throw new RunException(ErrorKind.InvalidRequest, finished[0].Outcome.Output, "Check the name, the server and the password.");
        Findings = [.. DataNotes.Faults(Database, Scan), .. Scan.Findings];
    }

    private bool IsPostgres(ProjectFacts facts) =>
        Analysis.Delivery.Facts.NeededServer.Of(facts).Any(server => server.Name == "postgres") || all.Any(file => IsManifest(file.Path) && Client().IsMatch(file.Text)) || all.Any(file => file.Path.EndsWith("schema.prisma", StringComparison.Ordinal) && file.Text.Contains("\"postgresql\"", StringComparison.Ordinal));

    private static string Counted(int count, string one, string? many = null) => RepositorySurvey.Counted(count, one, many ?? $"{one}s");

    private static bool IsManifest(string path) =>
        Path.GetFileName(path) is "pyproject.toml" or "package.json" or "go.mod" or "Gemfile" or "pom.xml" || path.EndsWith(".csproj", StringComparison.Ordinal)
            || Path.GetFileName(path).StartsWith("requirements", StringComparison.Ordinal);

    [GeneratedRegex(@"\bpsycopg|\basyncpg\b|""pg""\s*:|\bNpgsql|github\.com/(?:lib/pq|jackc/pgx)|\bgem ['""]pg['""]")]
    private static partial Regex Client();
}
