namespace Maestro.Terminal.Editing;

/// <summary>A text as lines, so that a key typed into a long text costs no more than its line.</summary>
internal sealed class TextLines
{
    private readonly List<string> lines = [""];
    private string? text = "";

    public string this[int line] => lines[line];

    public int Count => lines.Count;

    public bool IsEmpty => lines.Count == 1 && lines[0].Length == 0;

    public string Text => text ??= string.Join('\n', lines);

    public TextPosition End => new(lines.Count - 1, lines[^1].Length);

    /// <summary>Where a text that begins at <paramref name="start"/> ends.</summary>
    public static TextPosition EndOf(TextPosition start, string inserted)
    {
        var lastBreak = inserted.LastIndexOf('\n');
        return lastBreak < 0
            ? start with { Index = start.Index + inserted.Length }
            : new TextPosition(start.Line + inserted.AsSpan().Count('\n'), inserted.Length - lastBreak - 1);
    }

    public TextPosition At(int offset)
    {
        var line = 0;
        for (; offset > lines[line].Length && line < lines.Count - 1; line++)
            offset -= lines[line].Length + 1;
        ArgumentOutOfRangeException.ThrowIfGreaterThan(offset, lines[line].Length);
        return new TextPosition(line, offset);
    }

    public int OffsetOf(TextPosition position)
    {
        var offset = position.Index;
        for (var line = 0; line < position.Line; line++)
            offset += lines[line].Length + 1;
        return offset;
    }

    public string Slice(TextPosition start, TextPosition end)
    {
        if (start.Line == end.Line)
            return lines[start.Line][start.Index..end.Index];
        var inner = lines.GetRange(start.Line + 1, end.Line - start.Line - 1);
        return string.Join('\n', [lines[start.Line][start.Index..], .. inner, lines[end.Line][..end.Index]]);
    }

    public void Replace(TextPosition start, TextPosition end, string with)
    {
        text = null;
        var before = lines[start.Line].AsSpan(0, start.Index);
        var after = lines[end.Line].AsSpan(end.Index);
        if (!with.Contains('\n'))
        {
            lines[start.Line] = string.Concat(before, with, after);
            lines.RemoveRange(start.Line + 1, end.Line - start.Line);
            return;
        }

        var pieces = with.Split('\n');
        pieces[0] = string.Concat(before, pieces[0]);
        pieces[^1] = string.Concat(pieces[^1], after);
        lines.RemoveRange(start.Line, end.Line - start.Line + 1);
        lines.InsertRange(start.Line, pieces);
    }
}
