using System.Runtime.CompilerServices;
using Maestro.Agents.Evidence;
using Maestro.Agents.Results;
using Maestro.Core.Agents;
using Maestro.Core.Changes;
using Maestro.Core.Events;
using Maestro.Core.Evidence;
using Maestro.Core.Models;
using Maestro.Core.Results;
using Maestro.Core.Tools;
using Maestro.Tools.Edits;

namespace Maestro.Agents.Documentation;

/// <summary>Finds what is not documented and what documents say that is not so; writes and corrects when asked, each change shown before it is made.</summary>
internal sealed class DocumentationAgent(AgentCatalogOptions options) : IAgent
{
    private const int MostGaps = 80;
    private const int MostDraft = 12_000;
    private const int MostInResult = 2_000;

    private static readonly string[] ChangingTools = ["edit_file", "write_file", "apply_patch"];

    private readonly Lazy<AgentProfile> profile = new(() => options.Own.Find("documentation"));

    public string Name => "documentation";

    public string Description => profile.Value.Description;

    public async IAsyncEnumerable<AgentEvent> ExecuteStreamingAsync(AgentTask task, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var look = new DocumentationLook(Name, task, options);
        await foreach (var e in look.RunAsync(cancellationToken))
            yield return e;
        yield return ProviderNote.Of(Name, task);
        string[] tools = [.. profile.Value.Tools.Where(tool => look.Request.Writes || !ChangingTools.Contains(tool))];
        var talk = new Conversation(profile.Value, task, look.Bounded(MostGaps, MostDraft), options.Time,
            tools)
        { Form = task.Schema ?? (task.Model.IsBuiltin ? null : DocumentationAnswer.Form) };
        var written = new Dictionary<string, DocumentedFile>(StringComparer.Ordinal);
        if (task.Schema is { } own)
        {
            await foreach (var e in OwnForm.AskAsync(Name, talk, own, null, cancellationToken))
                yield return e;
            yield break;
        }

        var answer = DocumentationAnswer.Empty;
        var reply = new CheckedAnswer<DocumentationAnswer>(Name, talk, "result", text => DocumentationAnswer.Read(text, look.Paths));
        await foreach (var e in task.Model.IsBuiltin ? talk.AskAsync(cancellationToken) : reply.AskAsync(null, cancellationToken))
        {
            Keep(written, e, "written by the model");
            yield return e;
        }

        answer = task.Model.IsBuiltin ? answer with { Summary = talk.Answer.Trim() } : reply.Answer.Value;
        if (Ready(task, look, answer, written) is { } plan)
            await foreach (var e in ApplyAsync(plan, task, cancellationToken))
            {
                Keep(written, e, "corrected from what is known");
                yield return e;
            }

        var left = written.Count > 0 ? await look.AgainAsync(cancellationToken) : look.Facts;
        if (written.Count > 0)
            yield return new StatusChanged(Name,
                $"Counted anew: {RepositorySurvey.Counted(look.Facts.Gaps.Count, "gap", "gaps")} before, {left.Gaps.Count} now");
        var gaps = left.Gaps.Concat(answer.Gaps.Where(gap => !left.Gaps.Any(known => known.File == gap.File && known.Line == gap.Line
            && known.Kind == gap.Kind)));
        var files = written.Values.Select(file => file with { Description = DescriptionOf(file, answer, look.Facts) });
        yield return new ResultProduced(
            Name, new DocumentationResult([.. files], [.. gaps.Take(MostInResult)], left.Coverage, left.ExternalLinks, answer.Summary), talk.Reasoning);
    }

    /// <summary>What the program itself is to write: the drafts and sure corrections without a model, the texts that a
    /// model gave in its answer with one.</summary>
    private static ChangePlan? Ready(AgentTask task, DocumentationLook look, DocumentationAnswer answer, Dictionary<string, DocumentedFile> written)
    {
        if (!look.Request.Writes)
            return null;
        var texts = task.Model.IsBuiltin ? (look.Facts.Drafts ?? []).Select(draft => KeyValuePair.Create(draft.Path, draft.Text))
            : answer.Contents.Where(file => !written.ContainsKey(file.Key));
        if (task.Model.IsBuiltin && look.Request.Corrects && Corrections(look).ToList() is { Count: > 0 } edits)
            return TextEdits.Plan(task.Cwd, edits);
        try
        {
            return TextEdits.Write(task.Cwd, texts);
        }
        catch (ToolException failure)
        {
            throw new RunException(ErrorKind.InvalidResult, $"Nothing was written: {failure.Message}", "Run the request again, or name the file to write.");
        }
    }

    /// <summary>Words on a line that have one right form.</summary>
    private static IEnumerable<TextEdit> Corrections(DocumentationLook look)
    {
        foreach (var file in look.Facts.Gaps.Where(gap => gap is { Replacement: not null, Symbol: not null }).GroupBy(gap => gap.File))
        {
            var lines = (look.Read(file.Key) ?? "").ReplaceLineEndings("\n").Split('\n');
            var taken = new HashSet<int>();
            foreach (var gap in file)
            {
                var at = gap.Line <= lines.Length ? lines[gap.Line - 1].IndexOf(gap.Symbol!, StringComparison.Ordinal) : -1;
                var start = lines.Take(gap.Line - 1).Sum(line => line.Length + 1) + at;
                if (at >= 0 && taken.Add(start))
                    yield return new TextEdit(file.Key, start, gap.Symbol!.Length, gap.Replacement!);
            }
        }
    }

    private async IAsyncEnumerable<AgentEvent> ApplyAsync(ChangePlan plan, AgentTask task, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var what = $"write {string.Join(", ", plan.Changes.Take(4).Select(change => change.Shown))}{(plan.Changes.Count > 4 ? $" and {plan.Changes.Count - 4} more" : "")}";
        var finished = new List<FinishedCall>();
        var call = new ToolCall("apply", ReadyChanges.Name, ToolArguments.ToJson(new("apply", ReadyChanges.Name)));
        await foreach (var e in task.Tools.With(new ReadyChanges(plan, what)).RunAsync(Name, [call], finished, cancellationToken))
            yield return e;
        if (finished[0].Denial is { } denial)
            throw new RunException(ErrorKind.Denied, $"Nothing was written: {denial.Reason}.", denial.Hint);
        if (finished[0].Outcome.IsError)
            throw new RunException(ErrorKind.InvalidResult, finished[0].Outcome.Output, "Run the request again.");
    }

    private static void Keep(Dictionary<string, DocumentedFile> written, AgentEvent e, string description)
    {
        if (e is not FileTouched { Change: not FileChange.Read } touched)
            return;
        var before = written.GetValueOrDefault(touched.Path);
        written[touched.Path] = new DocumentedFile(touched.Path, before?.Change ?? touched.Change, (before?.Added ?? 0) + (touched.Added ?? 0),
            (before?.Removed ?? 0) + (touched.Removed ?? 0), description);
    }

    private static string DescriptionOf(DocumentedFile file, DocumentationAnswer answer, DocumentationFacts facts) =>
        answer.Descriptions.GetValueOrDefault(file.Path) is { Length: > 0 } said ? said : (facts.Drafts ?? []).FirstOrDefault(draft =>
            draft.Path == file.Path)?.Description ?? file.Description;
}
