using Maestro.Analysis.Checks;
using Maestro.Analysis.Checks.Performance;
using Maestro.Analysis.Data.Checks;
using Maestro.Analysis.Data.Readers;
using Maestro.Analysis.Data.Sql;
using Maestro.Core.Evidence;
using Maestro.Core.Text;

namespace Maestro.Analysis.Data;

/// <summary>What the files of a repository tell of its stored data: tables, queries, migrations and their faults.</summary>
/// <param name="Models">Files of one folder, or of one kind, describe one set of tables.</param>
public sealed record DataScan(IReadOnlyList<DataModel> Models, IReadOnlyList<DataQuery> Queries, IReadOnlyList<SchemaMigration> Migrations, IReadOnlyList<CodeFinding> Findings)
{
    /// <summary>Older ones have been run long ago.</summary>
    private const int MostMigrations = 20;

    private const string QueryInLoop = "query-in-loop";

    public IEnumerable<DataTable> Tables => Models.SelectMany(model => model.Tables);

    /// <param name="isPostgres">Whether the dependencies tell of PostgreSQL; files may tell too.</param>
    public static DataScan Run(IReadOnlyList<ScanFile> files, bool isPostgres, CancellationToken cancellationToken)
    {
        var texts = files.ToDictionary(file => file.Path, file => file.Text, StringComparer.Ordinal);
        var own = files.Where(file => !file.IsTest).OrderBy(file => file.Path, StringComparer.Ordinal).ToList();
        var migrations = own.Select(file => MigrationSearch.Read(file, texts.GetValueOrDefault)).OfType<SchemaMigration>().ToList();
        var models = new Dictionary<string, DataModel>(StringComparer.Ordinal);
        DataModel Model(string key) => models.TryGetValue(key, out var known) ? known : models[key] = new DataModel();
        DjangoMigrations.Read([.. migrations.Where(one => one.Tool == "django")], Model("python"));
        foreach (var migration in migrations.Where(one => one.Tool == "laravel"))
            LaravelMigrations.Read(migration, Model("laravel"));
        foreach (var file in own)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Describe(file, migrations, Model);
        }

        if (!models.Values.Any(model => model.Tables.Any(table => table.Source == "ef")))
            EfEntities.Read([.. own.Where(file => file.Path.EndsWith(".cs", StringComparison.Ordinal))], Model("ef"));

        var ofMigrations = migrations.Select(migration => migration.File).ToHashSet(StringComparer.Ordinal);
        var queries = own.Where(file => file.IsCode && !ofMigrations.Contains(file.Path) && !GeneratedFiles.Is(file.Path, file.Text)).SelectMany(QuerySearch.In)
            .ToList();
        var found = Faults([.. models.Values], queries, migrations, texts, isPostgres).Concat(Loops(own, cancellationToken));
        var shown = files.ToDictionary(file => file.Path, StringComparer.Ordinal);
        return new DataScan([.. models.Values.Where(model => model.Tables.Count > 0)], queries, migrations, ScanReport.Sorted(found.DistinctBy(finding => (finding.Rule, finding.File, finding.Line, finding.Message))
            .Where(finding => shown[finding.File].Covers(finding.Line, finding.EndLine))));
    }

    /// <summary>What is wrong with tables that no file describes.</summary>
    public static IEnumerable<CodeFinding> FaultsOf(DataModel model) =>
        SchemaCheck.Tables(model, _ => false, _ => false).Select(fault => new CodeFinding(
            fault.Rule.Id, fault.Rule.Category, fault.Rule.Severity, fault.File, fault.Line, fault.Line, fault.Rule.Confidence, fault.Message, fault.Rule.Why, fault.Rule.Fix));

    private static bool HasOwnIndex(string path, string text) => IsMySql(path, text) || path.Contains("/h2/", StringComparison.Ordinal);

    public static bool IsMySql(string path, string text) =>
        path.Contains("mysql", StringComparison.OrdinalIgnoreCase) || text.Contains("AUTO_INCREMENT", StringComparison.OrdinalIgnoreCase)
            || text.Contains("ENGINE=", StringComparison.OrdinalIgnoreCase);

    private static void Describe(ScanFile file, List<SchemaMigration> migrations, Func<string, DataModel> model)
    {
        var folder = file.Path[..Math.Max(0, file.Path.LastIndexOf('/'))];
        switch (Path.GetExtension(file.Path))
        {
            case ".sql":
                var migration = migrations.Find(one => one.File == file.Path);
                if (migration is null && MigrationSearch.IsPlace(file.Path) && file.Path.EndsWith(".down.sql", StringComparison.Ordinal))
                    break;
                foreach (var statement in SqlStatement.Read(migration?.Up ?? file.Text))
                    SqlSchema.Apply(statement, model(migration?.Tool == "prisma" ? "prisma" : folder), file.Path, "sql", (migration?.UpLine ?? 1) - 1);
                break;
            case ".py" when !migrations.Exists(one => one.File == file.Path):
                PythonModels.Read(file.Path, file.Text, model("python"));
                break;
            case ".cs" when file.Path.EndsWith("ModelSnapshot.cs", StringComparison.Ordinal):
                EfSnapshot.Read(file.Path, file.Text, model(file.Path));
                break;
            case ".prisma":
                SchemaFiles.Prisma(file.Path, file.Text, model("prisma"));
                break;
            case ".rb" when file.Path.EndsWith("db/schema.rb", StringComparison.Ordinal):
                SchemaFiles.Rails(file.Path, file.Text, model(file.Path));
                break;
            case ".java" or ".kt":
                SchemaFiles.Jpa(file.Path, file.Text, model("jpa"));
                break;
            case ".ts" when file.Text.Contains("@Entity(", StringComparison.Ordinal):
                SchemaFiles.TypeOrm(file.Path, file.Text, model("typeorm"));
                break;
            default:
                break;
        }
    }

    private static IEnumerable<CodeFinding> Faults(List<DataModel> models, List<DataQuery> queries, List<SchemaMigration> migrations, Dictionary<string, string> texts, bool isPostgres)
    {
        CodeFinding Found(Rule rule, string file, int line, string message)
        {
            var lines = texts.GetValueOrDefault(file, "").Split('\n');
            var at = Math.Clamp(line, 1, lines.Length);
            return new(
                rule.Id, rule.Category, rule.Severity, file, at, at, rule.Confidence, message, rule.Why, rule.Fix, Code: Secrets.Mask(lines[at - 1].Trim()));
        }

        foreach (var (rule, file, line, message) in models.SelectMany(model => SchemaCheck.Tables(model, path => HasOwnIndex(path, texts.GetValueOrDefault(path, "")), name => models.Any(other => other.Find(name) is { Source: "sql" }))).Concat(SchemaCheck.Queries(models, queries)))
            yield return Found(rule, file, line, message);
        foreach (var migration in migrations.OrderByDescending(one => one.File, StringComparer.Ordinal).Take(MostMigrations))
            foreach (var (rule, line, message) in MigrationCheck.Look(migration, isPostgres && !IsMySql(migration.File, texts.GetValueOrDefault(migration.File, ""))))
                yield return Found(
                    rule, migration.File, line, $"The migration {message}".Replace("The migration The migration", "The migration", StringComparison.Ordinal));
    }

    /// <summary>Queries that a loop repeats are known from the checks of performance.</summary>
    private static IEnumerable<CodeFinding> Loops(IReadOnlyList<ScanFile> files, CancellationToken cancellationToken) =>
        PerformanceScan.Run(files, cancellationToken).Findings.Where(finding => finding.Rule == QueryInLoop);
}
