using System.Text;

namespace Maestro.Tools.Shell;

/// <summary>Keeps the beginning and the end of a text that may be endless.</summary>
internal sealed class BoundedText
{
    private const int Head = 20_000;
    private const int Tail = 20_000;

    /// <summary>No text up to this length is cut.</summary>
    public const int Most = Head + Tail;

    private readonly StringBuilder head = new();
    private readonly StringBuilder tail = new();
    private long cut;

    public void Append(string text)
    {
        var room = Math.Min(text.Length, Head - head.Length);
        head.Append(text, 0, room);
        tail.Append(text, room, text.Length - room);
        if (tail.Length <= 2 * Tail)
            return;
        cut += tail.Length - Tail;
        tail.Remove(0, tail.Length - Tail);
    }

    public override string ToString() => cut == 0 ? $"{head}{tail}" : $"{head}\n(cut: {cut} characters)\n{tail}";
}
