using System.Text;

namespace Maestro.Models.Middleware.Failover;

/// <summary>Joins a stream that goes on to a text that broke off: what it says again of the old end is left out, and nothing else.</summary>
/// <param name="before">All that was shown so far.</param>
/// <param name="sent">What the model was given of it to go on from; shorter where white space at the end is not allowed.</param>
internal sealed class TextJoin(string before, string sent)
{
    private const int FarthestBack = 4096;
    private const int LongestLead = 64;
    private readonly StringBuilder held = new();
    private bool isDecided = before.Length == 0;

    /// <summary>What is new in the next piece; empty while it may still be a repetition.</summary>
    public string Next(string piece)
    {
        if (isDecided)
            return piece;
        held.Append(piece);
        var text = held.ToString();
        return MayRepeat(text) ? "" : Decide(text);
    }

    /// <summary>What is still held back when the stream has ended.</summary>
    public string End() => isDecided ? "" : Decide(held.ToString());

    /// <summary>True while all that came stands somewhere in the old text, but does not reach its end.</summary>
    private bool MayRepeat(string text)
    {
        var body = text.AsSpan(Lead(text));
        if (body.IsEmpty)
            return text.Length < LongestLead;
        foreach (var start in Starts())
            if (before.Length - start > body.Length && before.AsSpan(start).StartsWith(body))
                return true;
        return false;
    }

    private string Decide(string text)
    {
        isDecided = true;
        held.Clear();
        var lead = Lead(text);
        var body = text.AsSpan(lead);
        foreach (var start in Starts())
            if (body.StartsWith(before.AsSpan(start)) && Overlap.IsEvident(before, before.Length - start, body, lead))
                return body[(before.Length - start)..].ToString();
        return WithoutTrimmed(text);
    }

    /// <summary>Where a repetition may begin, the longest first.</summary>
    private IEnumerable<int> Starts()
    {
        var nearest = Math.Max(0, before.Length - FarthestBack);
        if (nearest > 0)
            yield return 0;
        for (var start = nearest; start < before.Length; start++)
            yield return start;
    }

    /// <summary>White space and dots before a repetition: models begin a new message with them.</summary>
    private static int Lead(string text)
    {
        var length = 0;
        while (length < text.Length && (char.IsWhiteSpace(text[length]) || text[length] is '.' or '\u2026'))
            length++;
        return length;
    }

    /// <summary>White space that was not sent comes again from the model, and was shown already.</summary>
    private string WithoutTrimmed(string text)
    {
        var trimmed = before.AsSpan(sent.Length);
        var again = 0;
        while (again < trimmed.Length && again < text.Length && trimmed[again] == text[again])
            again++;
        return text[again..];
    }
}
