using System.Runtime.CompilerServices;
using Maestro.Agents.Evidence;
using Maestro.Agents.Findings;
using Maestro.Agents.Results;
using Maestro.Analysis.Data;
using Maestro.Core.Agents;
using Maestro.Core.Changes;
using Maestro.Core.Events;
using Maestro.Core.Evidence;
using Maestro.Core.Results;
using Maestro.Tools;

namespace Maestro.Agents.Data;

/// <summary>Reads schemas, queries, migrations and databases, finds what is wrong with them, and writes migrations with their way back.</summary>
internal sealed class DataAgent(AgentCatalogOptions options) : IAgent
{
    private const int MostMigrations = 30;
    private const int MostQueries = 60;
    private const int MostText = 1_200;

    private readonly Lazy<AgentProfile> profile = new(() => options.Own.Find("data"));

    public string Name => "data";

    public string Description => profile.Value.Description;

    public async IAsyncEnumerable<AgentEvent> ExecuteStreamingAsync(AgentTask task, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var survey = new DataSurvey(Name, task, options);
        await foreach (var e in survey.RunAsync(cancellationToken))
            yield return e;
        yield return ProviderNote.Of(Name, task);
        var shown = survey.Task with { Schema = null };
        var talk = new Conversation(profile.Value, shown, survey.Evidence, options.Time, profile.Value.Tools) { Form = task.Model.IsBuiltin || task.Schema is not null ? null : DataSaid.Form };
        var said = survey.Draft is { } draft
            ? new DataSaid([new DataMigration(draft.Up, draft.Down, draft.Risk, draft.Files.Count > 0 ? draft.Files[0].Key : null, true)], [.. draft.Files.Select(file => new FileDraft(file.Key, file.Value, draft.Risk))], [])
            : DataSaid.Nothing;
        var (findings, summary) = (survey.Findings, "");
        if (task.Model.IsBuiltin)
        {
            await foreach (var e in talk.AskAsync(cancellationToken))
                yield return e;
            summary = talk.Answer.Trim();
        }
        else
        {
            var answer = new CheckedAnswer<DataSaid>(Name, talk, "answer", text => DataSaid.Read(text, path => WorkspacePath.Of(path, task.Cwd).IsInside));
            await foreach (var e in answer.AskAsync(null, cancellationToken))
                yield return e;
            if (answer.Answer.Holds)
                said = answer.Answer.Value;
            else
                yield return new StatusChanged(Name, $"The model's answer does not hold ({answer.Answer.Said}): the result is what was found without it");
            var read = new FindingsReading(survey.Lines, "findings").Read(talk.Answer);
            findings = read is null ? findings : FindingMerge.Join(findings, read);
            summary = read?.Summary is { Length: > 0 } told ? told : "The model's answer could not be read; this is what the analysis found.";
        }

        var plan = ShownChanges.Writing(said.Files, task);
        if (plan is not null)
            await foreach (var e in ShownChanges.ApplyAsync(Name, plan, task, cancellationToken))
                yield return e;
        var result = Result(survey, said, plan, findings, summary);
        await foreach (var e in OwnForm.EndAsync(Name, talk, result, task.Schema, cancellationToken))
            yield return e;
    }

    private static DataResult Result(DataSurvey survey, DataSaid said, ChangePlan? plan, IReadOnlyList<CodeFinding> findings, string summary)
    {
        var scan = survey.Scan;
        var question = survey.Question;
        var old = (question.Migration is { } only ? [only] : scan.Migrations).OrderByDescending(migration => migration.File, StringComparer.Ordinal)
            .Take(MostMigrations)
            .Select(migration => new DataMigration(Bounded(migration.Up), migration.Down is { } down ? Bounded(down) : null, Risk(migration, findings), migration.File, false));
        var plans = (survey.Database?.Plans ?? []).ToDictionary(found => found.Sql, StringComparer.Ordinal);
        QueryPlan? PlanOf(string sql) => plans.GetValueOrDefault(sql) ?? plans.GetValueOrDefault(DataNotes.WithValues(sql));
        var queries = scan.Queries.Take(MostQueries)
            .Select(query => new DataQueryFound(query.Sql, query.File, query.Line, query.Tables, PlanOf(query.Sql)?.Plan, PlanOf(query.Sql)?.Problem));
        var asked = (survey.Database?.Plans ?? []).Where(found => !scan.Queries.Any(query => query.Sql == found.Sql || DataNotes.WithValues(query.Sql) == found.Sql)).Select(found => new DataQueryFound(found.Sql, null, null, [], found.Plan, found.Problem));
        var tables = scan.Models.OrderByDescending(model => model.Tables.Count).SelectMany(model => model.Tables).Where(question.Covers)
            .Concat(survey.Database is { } database ? DataNotes.ModelOf(database).Tables : []).Select(table => Table(table, survey.Database));
        return new DataResult(
            [.. findings.Select(finding => new DataFinding(finding.Rule, finding.Severity, finding.File, finding.Line, finding.Message, finding.Explanation, finding.Fix, finding.Confidence, finding.Source))],
            [.. said.Queries.Select(sql => new DataQueryFound(sql, null, null, [], null, null)), .. asked, .. queries], [.. said.Migrations, .. old], [.. tables],
            [.. (plan?.Changes ?? []).Select(change => new DevopsFile(change.Shown, "migration", change.Kind.ToString().ToLowerInvariant(), said.Files.FirstOrDefault(file => file.Path == change.Shown)?.Description ?? "", change.Diff.Text))],
            summary)
        {
            Asked = question.Kind,
        };
    }

    private static DataTableFound Table(DataTable table, DatabaseFacts? database)
    {
        var size = table.Source is "sqlite" or "postgres" ? database?.Sizes.FirstOrDefault(size => size.Table == table.Name) : null;
        return new DataTableFound(
            table.Name, table.File, table.Line, table.Source, [.. table.Columns.Select(column => $"{column.Name} {column.Type}{(column.IsNullable ? "" : " not null")}")], table.PrimaryKey,
            [.. table.References.Select(reference => $"{string.Join(", ", reference.Columns)} -> {reference.Table}")], [.. table.Indexes.Select(index => $"{(index.IsUnique ? "unique " : "")}{string.Join(", ", index.Columns)}")], size?.Rows, size?.Bytes);
    }

    private static string Risk(SchemaMigration migration, IReadOnlyList<CodeFinding> findings)
    {
        var own = findings.Where(finding => finding.File == migration.File && finding.Category == "migration").ToList();
        return own.Count == 0 ? "low: nothing was found" : $"{own.Max(finding => finding.Severity).ToString().ToLowerInvariant()}: {string.Join("; ", own.Select(finding => finding.Message.Replace("The migration ", "", StringComparison.Ordinal)).Distinct())}";
    }

    private static string Bounded(string text) => text.Trim() is { Length: > MostText } whole ? $"{whole[..MostText]} ..." : text.Trim();
}
