using System.Text;
using Maestro.Presentation.Text;

namespace Maestro.Presentation.Panels.Blocks;

/// <summary>Plain text that grows piece by piece, wrapped; a new piece lays out the last line again and nothing before it.</summary>
/// <param name="lead">Stands before every line.</param>
public sealed class FlowingText(Tone tone, string lead = "") : PanelBlock
{
    private readonly List<StringBuilder> paragraphs = [new()];
    private readonly List<StyledLine> settled = [];
    private int width = -1;
    private int paragraph;
    private int start;
    private StyledLine? last;

    public int Length { get; private set; }

    /// <summary>Adds a piece without control codes; a tab becomes spaces.</summary>
    public void Append(string piece)
    {
        Length += piece.Length;
        var lines = piece.Replace("\t", "    ", StringComparison.Ordinal).Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (i > 0)
                paragraphs.Add(new StringBuilder());
            paragraphs[^1].Append(lines[i]);
        }

        last = null;
    }

    public override int LineCount(int width)
    {
        LayOut(width);
        return settled.Count + 1;
    }

    public override StyledLine Line(int index, int width)
    {
        LayOut(width);
        return index < settled.Count ? settled[index] : last!;
    }

    private void LayOut(int forWidth)
    {
        if (forWidth != width)
        {
            settled.Clear();
            (width, paragraph, start, last) = (forWidth, 0, 0, null);
        }

        if (last is not null)
            return;
        for (; ; (paragraph, start) = (paragraph + 1, 0))
        {
            var text = paragraphs[paragraph].ToString(start, paragraphs[paragraph].Length - start);
            var rest = Settle(text);
            if (paragraph == paragraphs.Count - 1)
            {
                start += text.Length - rest.Length;
                last = Styled(rest);
                return;
            }

            settled.Add(Styled(rest));
        }
    }

    /// <summary>Adds every line but the last one, which is returned.</summary>
    private ReadOnlySpan<char> Settle(ReadOnlySpan<char> text)
    {
        var room = Math.Max(1, width - CellWidth.Of(lead));
        while (LineBreaks.First(text, room) is var (shown, next) && (shown < text.Length || next < text.Length))
        {
            settled.Add(Styled(text[..shown]));
            text = text[next..];
        }

        return text;
    }

    private StyledLine Styled(ReadOnlySpan<char> text) =>
        lead.Length == 0 ? StyledLine.Of(text.ToString(), tone) : new StyledLine([new TextRun(lead, Tone.Mark), new TextRun(text.ToString(), tone)]);
}
