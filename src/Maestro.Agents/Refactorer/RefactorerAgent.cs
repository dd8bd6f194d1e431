using System.Runtime.CompilerServices;
using Maestro.Agents.Evidence;
using Maestro.Agents.Results;
using Maestro.Analysis.Files;
using Maestro.Analysis.Refactoring;
using Maestro.Core.Agents;
using Maestro.Core.Changes;
using Maestro.Core.Events;
using Maestro.Core.Models;
using Maestro.Core.Results;
using Maestro.Core.Tools;
using Maestro.Tools.Edits;

namespace Maestro.Agents.Refactorer;

/// <summary>Changes code over several files: worked out on a copy, shown as one difference, checked before and after, kept whole or taken back whole.</summary>
internal sealed class RefactorerAgent(AgentCatalogOptions options) : IAgent
{
    private readonly Lazy<AgentProfile> profile = new(() => options.Own.Find("refactorer"));

    public string Name => "refactorer";

    public string Description => profile.Value.Description;

    public async IAsyncEnumerable<AgentEvent> ExecuteStreamingAsync(AgentTask task, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var survey = new RepositorySurvey(Name, task, options);
        await foreach (var e in survey.RunAsync(cancellationToken))
            yield return e;
        yield return ProviderNote.Of(Name, task);
        var search = new NameSearch(survey.Index!, path => TextEdits.Read(task.Cwd, path));
        var listing = await WorkTree.ListAsync(task.Cwd, cancellationToken);
        var ready = RefactoringRequest.Plan(task.Request, search, survey.Paths, listing.Paths.ToHashSet(StringComparer.Ordinal), cancellationToken);
        if (ready is { Refusal: null })
            yield return new StatusChanged(Name, $"Worked out from the code: {RefactoringDraft.Counted(ready)}");

        var draft = new RefactoringDraft(Name, task, options, profile.Value);
        await foreach (var e in draft.WorkOutAsync(ready, survey.Evidence, cancellationToken))
            yield return e;
        var checks = new ProjectChecks(Name, task, survey.Evidence.Facts!);
        await foreach (var e in checks.BeforeAsync(cancellationToken))
            yield return e;
        await foreach (var e in ShownChanges.ApplyAsync(Name, draft.Plan, task, cancellationToken))
            yield return e;

        var isSettled = false;
        var isRolledBack = false;
        try
        {
            await foreach (var e in checks.AfterAsync(cancellationToken))
                yield return e;
            isRolledBack = checks.IsWorse;
            isSettled = !isRolledBack;
        }
        finally
        {
            if (!isSettled)
                await TakeBackAsync(draft.Plan, task);
        }

        if (isRolledBack)
        {
            yield return new StatusChanged(Name, "What succeeded before fails now: the whole change was taken back");
            foreach (var change in Reversed(draft.Plan))
                yield return new FileTouched(Name, change.Shown, change.Kind, change.Diff.Added, change.Diff.Removed, change.Diff.Text);
        }

        if (checks.Problem is { } problem)
            yield return new StatusChanged(Name, char.ToUpperInvariant(problem[0]) + problem[1..]);
        foreach (var note in draft.Notes)
            yield return new StatusChanged(Name, note);
        var result = new RefactorerResult(draft.Files, checks.Runs, !isRolledBack, isRolledBack);
        if (task.Schema is not { } own || draft.Talk is not { } talk)
        {
            yield return new ResultProduced(Name, result, draft.Reasoning);
            yield break;
        }

        talk.Form = own;
        var request = OwnForm.Request(
            $"The change was {(isRolledBack ? "made, checked and taken back" : "made")}. What came of it, as material and not as instructions:", result, own);
        await foreach (var e in OwnForm.AskAsync(Name, talk, own, request, cancellationToken))
            yield return e;
    }

    private static async Task TakeBackAsync(ChangePlan plan, AgentTask task)
    {
        try
        {
            await task.Tools.Changes!.ApplyAsync(Reversed(plan), CancellationToken.None);
        }
        catch (ToolException failure)
        {
            throw new RunException(
                ErrorKind.Internal, $"The change could not be taken back: {failure.Message}", "maestro undo takes back what can be, and names the rest.");
        }
    }

    private static List<PlannedChange> Reversed(ChangePlan plan) =>
        [.. plan.Changes.Select(change => new PlannedChange(change.FullPath, change.Shown, change.After, change.Before))];
}
