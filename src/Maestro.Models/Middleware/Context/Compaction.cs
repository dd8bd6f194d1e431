using Maestro.Core.Models;
using Microsoft.Extensions.AI;

namespace Maestro.Models.Middleware.Context;

/// <summary>Makes a conversation shorter until it fits: old tool output first, then the oldest turns become a digest, then the newest tool output.</summary>
/// <remarks>System prompt and request stay whole, the last turns stay, and every call keeps its result. The same
/// conversation always becomes the same shorter one.</remarks>
internal sealed class Compaction
{
    private const int KeptTurns = 2;
    private const int OldOutput = 400;
    private static readonly int[] NewOutput = [16_000, 4_000, 1_000];
    private readonly List<ChatMessage> system;
    private readonly List<Turn> before;
    private readonly List<Turn> after;
    private readonly ChatMessage? request;
    private readonly Digest? digest;
    private int summedUp;

    private Compaction(IReadOnlyList<ChatMessage> messages)
    {
        var at = RunRequest.IndexIn(messages);
        request = at < 0 ? null : messages[at];
        digest = request is null ? null : new Digest(request);
        system = [.. messages.Where(message => message.Role == ChatRole.System)];
        before = Turns(messages.Take(Math.Max(0, at)));
        after = Turns(messages.Skip(at + 1));
    }

    /// <summary>What was done, as the end of a sentence; empty when nothing could be.</summary>
    public string What => string.Join(
        " and ", new[] { Count(before.Concat(after).Count(turn => turn.IsShortened), "tool output of ", " turn", "shortened"), Count(summedUp, "", " old turn", "summed up") }.OfType<string>());

    public IReadOnlyList<ChatMessage> Messages =>
        [.. system, .. before.SelectMany(turn => turn.Messages), .. Request, .. after.SelectMany(turn => turn.Messages)];

    private IEnumerable<ChatMessage> Request => request is null ? [] : [digest!.AddTo(request)];

    /// <summary>The shortest that is needed to come down to the goal, or all that can be done.</summary>
    /// <param name="most">The newest tool output is shortened only while the conversation is larger than this.</param>
    public static Compaction Of(IReadOnlyList<ChatMessage> messages, Func<IReadOnlyList<ChatMessage>, long> size, long goal, long most)
    {
        var compaction = new Compaction(messages);
        if (compaction.OldSteps().Any(_ => size(compaction.Messages) <= goal))
            return compaction;
        if (size(compaction.Messages) > most)
            _ = compaction.NewSteps().Any(_ => size(compaction.Messages) <= most);
        return compaction;
    }

    private IEnumerable<bool> OldSteps()
    {
        foreach (var turn in before.Concat(after.SkipLast(Recent)))
            if (turn.Shorten(OldOutput))
                yield return true;
        if (digest is null)
            yield break;
        while ((before.Count > 0 ? before : after.Count > Recent ? after : null) is { } oldest)
        {
            digest.Add(oldest[0].Whole);
            oldest.RemoveAt(0);
            summedUp++;
            yield return true;
        }
    }

    private IEnumerable<bool> NewSteps()
    {
        foreach (var most in NewOutput)
            foreach (var turn in after.TakeLast(Recent))
                if (turn.Shorten(most))
                    yield return true;
    }

    /// <summary>How many turns at the end stay: what the person said since belongs to the model's turn before it.</summary>
    private int Recent
    {
        get
        {
            var kept = 0;
            for (var replies = 0; kept < after.Count && replies < KeptTurns; kept++)
                replies += after[^(kept + 1)].Whole[0].Role == ChatRole.Assistant ? 1 : 0;
            return kept;
        }
    }

    private static List<Turn> Turns(IEnumerable<ChatMessage> messages)
    {
        var turns = new List<List<ChatMessage>>();
        foreach (var message in messages.Where(message => message.Role != ChatRole.System))
            if (message.Role == ChatRole.Tool && turns.Count > 0)
                turns[^1].Add(message);
            else
                turns.Add([message]);
        return [.. turns.Select(turn => new Turn(turn))];
    }

    private static string? Count(int count, string before, string what, string done) =>
        count == 0 ? null : $"{before}{count}{what}{(count == 1 ? "" : "s")} {done}";

    /// <summary>A message of the person, or a reply with the results of its calls.</summary>
    private sealed class Turn(IReadOnlyList<ChatMessage> whole)
    {
        public IReadOnlyList<ChatMessage> Whole { get; } = whole;

        public IReadOnlyList<ChatMessage> Messages { get; private set; } = whole;

        public bool IsShortened { get; private set; }

        /// <summary>False when no tool output is longer than this.</summary>
        public bool Shorten(int most)
        {
            var shorter = Whole.Select(message => Shortened.Results(message, most)).ToList();
            if (shorter.SequenceEqual(Whole))
                return false;
            (Messages, IsShortened) = (shorter, true);
            return true;
        }
    }
}
