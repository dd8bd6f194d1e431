using System.Runtime.CompilerServices;
using System.Text.Json;
using Maestro.Agents.Evidence;
using Maestro.Agents.Results;
using Maestro.Core.Agents;
using Maestro.Core.Events;
using Maestro.Core.Evidence;
using Maestro.Core.Json;
using Maestro.Core.Results;
using Maestro.Core.Text;

namespace Maestro.Agents.Architect;

/// <summary>Answers questions about structure from the component graph of the repository: where something belongs, what to
/// split, what breaks the layering.</summary>
internal sealed class ArchitectAgent(AgentCatalogOptions options) : IAgent
{
    private static readonly ResultSchema Form = new("architecture", JsonElement.Parse(ArchitectureDraft.Schema), static _ => []);

    private readonly Lazy<AgentProfile> profile = new(() => options.Own.Find("architect"));

    public string Name => "architect";

    public string Description => profile.Value.Description;

    public async IAsyncEnumerable<AgentEvent> ExecuteStreamingAsync(AgentTask task, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var look = new StructureLook(Name, task, options);
        await foreach (var e in look.RunAsync(cancellationToken))
            yield return e;
        yield return ProviderNote.Of(Name, task);
        var talk = new Conversation(profile.Value, task, look.Evidence, options.Time, profile.Value.Tools) { Form = task.Schema ?? Form };
        if (task.Schema is { } own)
        {
            await foreach (var e in OwnForm.AskAsync(Name, talk, own, null, cancellationToken))
                yield return e;
            yield break;
        }

        var reply = new CheckedAnswer<ReadDraft>(Name, talk, "architecture", Read);
        await foreach (var e in reply.AskAsync(null, cancellationToken))
            yield return e;
        var (said, reasoning) = (reply.Answer.Value, talk.Reasoning);
        if (!reply.Answer.Holds)
        {
            reasoning = $"The model's decision was replaced by what the structure alone says: {reply.Answer.Said}.";
            yield return new StatusChanged(Name, reasoning);
            var builtin = new ModelInUse(ModelInUse.BuiltinProvider, null, options.Builtin);
            var fallback = new Conversation(profile.Value, task with { Model = builtin, History = [] }, look.Evidence, options.Time);
            await foreach (var e in fallback.AskAsync(cancellationToken))
                yield return e;
            said = Read(fallback.Answer).Value;
        }

        yield return new ResultProduced(Name, Result(said, look.Evidence), reasoning);
    }

    private static ReadAnswer<ReadDraft> Read(string reply)
    {
        var json = LooseJson.Read(reply, JsonShape.Object("decision"));
        if (!json.Succeeded)
            return new ReadAnswer<ReadDraft>(new ReadDraft(ArchitectureDraft.Read(default), ""), [$"The reply holds no decision: {json.Failure}."]);
        var draft = ArchitectureDraft.Read(json.Value);
        var end = reply.IndexOfAny(['{', '`']);
        return new ReadAnswer<ReadDraft>(new ReadDraft(draft, end < 0 ? "" : PlainText.Clean(reply[..end]).Trim()), draft.Problems);
    }

    private static ArchitectResult Result(ReadDraft said, TaskEvidence evidence)
    {
        var (draft, facts) = (said.Draft, evidence.Architecture!);
        return new ArchitectResult(
            draft.Decision, draft.Reasons, draft.Approach, draft.Risks, draft.Constraints, draft.Complexity, draft.ComplexityReason, draft.Alternatives,
                draft.Recommendations,
            facts.Components, facts.Dependencies, facts.Cycles, facts.BrokenLayers, [.. (evidence.Files ?? []).Select(file => file.Path)], facts.Diagram,
                evidence.Metrics ?? [], said.Summary);
    }

    private sealed record ReadDraft(ArchitectureDraft Draft, string Summary);
}
