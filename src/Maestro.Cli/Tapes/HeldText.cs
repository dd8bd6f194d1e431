using Maestro.Core.Events;
using Maestro.Core.Text;

namespace Maestro.Cli.Tapes;

/// <summary>Text of one run that arrives in pieces, held back until a word is whole: a secret may lie across pieces and is
/// masked before any of it is written.</summary>
internal sealed class HeldText
{
    /// <summary>More than this is not one word.</summary>
    private const int Most = 4096;

    private readonly List<EventEnvelope> pieces = [];
    private int length;

    /// <summary>Takes the next event and gives those that can be written now, in order.</summary>
    public IEnumerable<EventEnvelope> Add(EventEnvelope envelope)
    {
        if (TextOf(envelope.Event) is not { } text)
            return [.. Rest(), envelope];
        List<EventEnvelope> ready = pieces.Count > 0 && !Continues(pieces[^1].Event, envelope.Event) ? Rest() : [];
        pieces.Add(envelope);
        length += text.Length;
        if (length > Most || text.Length == 0 || char.IsWhiteSpace(text[^1]))
            ready.AddRange(Rest());
        return ready;
    }

    /// <summary>What is held back, masked.</summary>
    public List<EventEnvelope> Rest()
    {
        var whole = string.Concat(pieces.Select(piece => TextOf(piece.Event)));
        var masked = Secrets.Mask(whole);
        var rest = new List<EventEnvelope>(pieces.Count);
        var start = 0;
        foreach (var piece in pieces)
        {
            var count = TextOf(piece.Event)!.Length;
            rest.Add(ReferenceEquals(whole, masked) ? piece : piece with { Event = WithText(piece.Event, masked.Substring(start, count)) });
            start += count;
        }

        pieces.Clear();
        length = 0;
        return rest;
    }

    private static bool Continues(AgentEvent before, AgentEvent now) => (before, now) switch
    {
        (Thinking a, Thinking b) => a.Channel == b.Channel,
        (CommandOutput a, CommandOutput b) => a.CallId == b.CallId,
        _ => false,
    };

    private static string? TextOf(AgentEvent e) => e switch
    {
        Thinking token => token.Text,
        CommandOutput output => output.Text,
        _ => null,
    };

    private static AgentEvent WithText(AgentEvent e, string text) => e switch
    {
        Thinking token => token with { Text = text },
        CommandOutput output => output with { Text = text },
        _ => e,
    };
}
