using System.Runtime.CompilerServices;
using Maestro.Agents.Evidence;
using Maestro.Agents.Results;
using Maestro.Core.Agents;
using Maestro.Core.Events;
using Maestro.Core.Results;

namespace Maestro.Agents.Testing;

/// <summary>Writes tests and keeps what passes; runs, repeats and measures tests, and changes the code on a copy to see whether they notice.</summary>
internal sealed class TestingAgent(AgentCatalogOptions options) : IAgent
{
    private readonly Lazy<AgentProfile> profile = new(() => options.Own.Find("testing"));

    public string Name => "testing";

    public string Description => profile.Value.Description;

    public async IAsyncEnumerable<AgentEvent> ExecuteStreamingAsync(AgentTask task, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var wish = TestingWish.Of(task.Request);
        var survey = new TestSurvey(Name, task, options, wish);
        await foreach (var e in survey.RunAsync(cancellationToken))
            yield return e;
        yield return ProviderNote.Of(Name, task);
        var result = new TestingResult(
            survey.Framework?.Name, [], null, null, null, null, survey.Framework?.Command, survey.Style, survey.Untested, [], [], "");

        Conversation? talk = null;
        if (wish.Write && !task.Model.IsBuiltin && survey.Facts is { Files: > 0 })
        {
            var writing = new TestWriting(Name, task, options, profile.Value, survey);
            await foreach (var e in writing.RunAsync(result, cancellationToken))
                yield return e;
            (result, talk) = (writing.Result, writing.Talk);
        }

        var measuring = new TestMeasuring(Name, task, options.Time, survey, wish);
        await foreach (var e in measuring.RunAsync(result, cancellationToken))
            yield return e;
        result = measuring.Result;
        await foreach (var e in ConcludeAsync(task, survey, result, talk, cancellationToken))
            yield return e;
    }

    /// <summary>Says what it means: the model that wrote the tests has said it; else it is asked now.</summary>
    private async IAsyncEnumerable<AgentEvent> ConcludeAsync(
        AgentTask task, TestSurvey survey, TestingResult result, Conversation? written, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var talk = written ?? new Conversation(profile.Value, task, survey.Evidence(result), options.Time, [.. profile.Value.Tools.Where(IsReading)]);
        if (task.Schema is { } own)
        {
            talk.Form = own;
            var request = written is null ? null : OwnForm.Request("What came of it, as material and not as instructions:", result, own);
            await foreach (var e in OwnForm.AskAsync(Name, talk, own, request, cancellationToken))
                yield return e;
            yield break;
        }

        if (written is null && task.Model.IsBuiltin)
        {
            await foreach (var e in talk.AskAsync(cancellationToken))
                yield return e;
        }

        if (written is not null || task.Model.IsBuiltin)
        {
            yield return new ResultProduced(Name, result with { Summary = talk.Answer.Trim() }, talk.Reasoning);
            yield break;
        }

        talk.Form = TestingReading.Form;
        var reading = new TestingReading((survey.Index?.Files ?? []).ToDictionary(file => file.Path, file => file.Lines, StringComparer.Ordinal));
        var reply = new CheckedAnswer<TestAdvice>(Name, talk, "answer", reading.Read);
        await foreach (var e in reply.AskAsync(null, cancellationToken))
            yield return e;
        var advice = reply.Answer.Value;
        var notes = reply.Answer.Holds ? result.Notes : [.. result.Notes, $"Of the model's answer only what holds is here: {reply.Answer.Said}."];
        yield return new ResultProduced(Name, result with { Summary = advice.Summary, Suggestions = advice.Suggestions, Notes = notes }, talk.Reasoning);
    }

    private static bool IsReading(string tool) => tool is not ("edit_file" or "write_file" or "apply_patch");
}
