using System.Runtime.CompilerServices;
using Maestro.Core.Events;

namespace Maestro.Agents.Results;

/// <summary>An answer that is read and checked, and asked for once more when it does not hold.</summary>
/// <param name="what">What the answer is, for the person and the model, such as <c>plan</c>.</param>
internal sealed class CheckedAnswer<T>(string agent, Conversation talk, string what, Func<string, ReadAnswer<T>> read)
{
    private const int MostProblems = 12;

    /// <summary>The last reply as it was read; still with problems when the second one does not hold either.</summary>
    public ReadAnswer<T> Answer { get; private set; } = read("");

    /// <param name="request">Said before the first reply; null when the conversation asks already.</param>
    public async IAsyncEnumerable<AgentEvent> AskAsync(string? request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var e in request is null ? talk.AskAsync(cancellationToken) : talk.AskForResultAsync(request, cancellationToken))
            yield return e;
        Answer = read(talk.Answer);
        if (Answer.Holds)
            yield break;
        yield return new StatusChanged(agent, $"The {what} does not hold: {Answer.Said}. Asking for a repair");
        await foreach (var e in talk.AskForResultAsync(RepairRequest(Answer.Problems), cancellationToken))
            yield return e;
        Answer = read(talk.Answer);
    }

    private string RepairRequest(IReadOnlyList<string> problems) =>
        $"""
        The {what} cannot be used:
        {string.Join('\n', problems.Take(MostProblems).Select(problem => $"- {problem}"))}

        Reply with the whole {what} again, repaired, as JSON and nothing else.
        """;
}

/// <summary>What was read out of a reply, with what is wrong with it.</summary>
internal sealed record ReadAnswer<T>(T Value, IReadOnlyList<string> Problems)
{
    public bool Holds => Problems.Count == 0;

    /// <summary>The first problem, without a full stop, and how many more there are.</summary>
    public string Said => Problems[0].TrimEnd('.') + (Problems.Count > 1 ? $" ({Problems.Count - 1} more)" : "");
}
