using System.Runtime.CompilerServices;
using Maestro.Agents.Evidence;
using Maestro.Analysis.Refactoring;
using Maestro.Core.Agents;
using Maestro.Core.Changes;
using Maestro.Core.Events;
using Maestro.Core.Evidence;
using Maestro.Core.Models;
using Maestro.Core.Results;
using Maestro.Core.Tools;
using Maestro.Tools.Edits;

namespace Maestro.Agents.Refactorer;

/// <summary>Works out the whole change before any of it is made: from the code, and with a model on a copy.</summary>
internal sealed class RefactoringDraft(string agent, AgentTask task, AgentCatalogOptions options, AgentProfile profile)
{
    private RefactoringPlan? ready;
    private string answer = "";

    public ChangePlan Plan { get; private set; } = new([]);

    public string? Reasoning { get; private set; }

    /// <summary>With the model that worked it out; null without one.</summary>
    public Conversation? Talk { get; private set; }

    public IReadOnlyList<string> Notes => ready?.Notes ?? [];

    public IReadOnlyList<RefactoredFile> Files =>
        [.. Plan.Changes.Where(change => change.MovedTo is null).Select(change => new RefactoredFile(change.Shown, KindOf(change), DescriptionOf(change), change.Diff.Text))];

    /// <exception cref="RunException">There is nothing that can be done.</exception>
    public IAsyncEnumerable<AgentEvent> WorkOutAsync(RefactoringPlan? plan, TaskEvidence evidence, CancellationToken cancellationToken)
    {
        ready = plan is { Refusal: null } ? plan : null;
        if (!task.Model.IsBuiltin)
            return AskAsync(plan, evidence, cancellationToken);
        if (plan is null)
            throw new RunException(
                ErrorKind.InvalidRequest,
                "Without a model the refactorer renames a symbol (rename X to Y), moves files, folders, functions and types (move X to Y), extracts lines or a literal (extract lines 10-24 of FILE into NAME), inlines a variable or a function (inline the variable X in F), removes unused imports, and removes unused private functions. This request is none of these, and nothing was changed.",
                "Configure a model: export OPENAI_API_KEY=... or --provider ollama --model NAME.");
        if (plan.Refusal is { } why)
            throw new RunException(
                ErrorKind.InvalidRequest, $"Nothing was changed: {why}.", "Say it more exactly, or configure a model, which can read the code.");
        Plan = Drafted(task.Cwd, plan);
        Reasoning = string.Join(' ', plan.Descriptions.Values.Distinct().Concat(plan.Notes));
        return AsyncEnumerable.Empty<AgentEvent>();
    }

    public static string Counted(RefactoringPlan plan) => plan.Moves.Count > 0
        ? $"{RepositorySurvey.Counted(plan.Moves.Count, "file", "files")} to move, {RepositorySurvey.Counted(plan.Edits.Count, "file", "files")} to correct"
        : $"{RepositorySurvey.Counted(plan.Edits.Count, "place", "places")} in {RepositorySurvey.Counted(plan.Descriptions.Count, "file", "files")}";

    private static ChangePlan Drafted(string folder, RefactoringPlan plan)
    {
        try
        {
            return TextEdits.Plan(folder, plan);
        }
        catch (ToolException failure)
        {
            throw new RunException(
                ErrorKind.InvalidRequest, $"Nothing was changed: {failure.Message}", "Make the file one that can be edited, or leave it out.");
        }
    }

    private async IAsyncEnumerable<AgentEvent> AskAsync(RefactoringPlan? plan, TaskEvidence evidence, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var copy = await Scratch.CopyAsync(task.Cwd, cancellationToken);
        if (ready is not null)
            await copy.ApplyAsync(Drafted(copy.Folder, ready).Changes, cancellationToken);
        var told = (ready, plan?.Refusal) switch
        {
            ({ } done, _) => $"\n\nAlready done in the copy: {string.Join("; ", done.Descriptions.Select(file => $"{file.Key}: {file.Value}"))}. {string.Join(' ', done.Notes)}\nCheck it and do what is left.",
            (_, { } why) => $"\n\nWhat the program found: {why}.",
            _ => "",
        };
        var onCopy = task with { Schema = null, Request = task.Request + told, Tools = copy.Bind(task.Tools, options.Time) };
        var talk = Talk = new Conversation(profile, onCopy, evidence with { Cwd = copy.Folder }, options.Time, profile.Tools);
        await foreach (var e in talk.AskAsync(cancellationToken))
            yield return e is FileTouched { Change: not FileChange.Read } drafted
                ? new StatusChanged(agent, $"Drafted: {drafted.Change.ToString().ToLowerInvariant()} {drafted.Path} +{drafted.Added ?? 0} -{drafted.Removed ?? 0}")
                : e;
        (answer, Reasoning) = (talk.Answer.Trim(), talk.Answer.Trim().Length > 0 ? talk.Answer.Trim() : talk.Reasoning);
        Plan = new ChangePlan(copy.Changes());
        if (Plan.Changes.Count == 0)
            throw new RunException(ErrorKind.InvalidResult, $"The model changed nothing{(answer.Length > 0 ? $": {answer}" : ".")}", "Say more exactly what is to change, or choose another model.");
        yield return new StatusChanged(agent, $"The change is worked out: {Plan.Changes.Count} {(Plan.Changes.Count == 1 ? "file" : "files")}");
    }

    private string KindOf(PlannedChange change) =>
        ready is not null && ready.Descriptions.ContainsKey(change.Shown) ? ready.Kind : change.Kind.ToString().ToLowerInvariant();

    private string DescriptionOf(PlannedChange change) => ready?.Descriptions.GetValueOrDefault(change.Shown)
        ?? (answer.Length > 0 ? answer.Split('\n')[0] : $"{change.Kind.ToString().ToLowerInvariant()} +{change.Diff.Added} -{change.Diff.Removed}");
}
