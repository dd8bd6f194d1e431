namespace Maestro.Terminal.Editing;

/// <summary>What keys do to the text; each tells whether it changed anything.</summary>
internal sealed class EditActions(EditedText text)
{
    private string killed = "";
    private int? goalColumn;
    private int? lastColumn;
    private bool isKilling;
    private bool wasKilling;

    /// <summary>How many cells a row has when the text is shown, so that Up and Down go by rows.</summary>
    public int Width { get; set; } = int.MaxValue;

    private TextLines Lines => text.Lines;

    private TextPosition Cursor => text.Cursor;

    private string Line => Lines[Cursor.Line];

    private TextPosition LineStart => Cursor with { Index = 0 };

    private TextPosition LineEnd => Cursor with { Index = Line.Length };

    private TextPosition Before =>
        Cursor.Index > 0 ? Cursor with { Index = ClusterBounds.Previous(Line, Cursor.Index) }
        : Cursor.Line > 0 ? new TextPosition(Cursor.Line - 1, Lines[Cursor.Line - 1].Length)
        : Cursor;

    private TextPosition After =>
        Cursor.Index < Line.Length ? Cursor with { Index = ClusterBounds.Next(Line, Cursor.Index) }
        : Cursor.Line < Lines.Count - 1 ? new TextPosition(Cursor.Line + 1, 0)
        : Cursor;

    /// <summary>Texts killed one after the other are yanked together, and a column is kept only from row to row.</summary>
    public bool Do(Func<EditActions, bool> action)
    {
        (wasKilling, isKilling) = (isKilling, false);
        (lastColumn, goalColumn) = (goalColumn, null);
        return action(this);
    }

    public bool Type(string typed) => text.Replace(Cursor, Cursor, typed, EditKind.Typing);

    public bool Insert(string inserted) => text.Replace(Cursor, Cursor, inserted, EditKind.Other);

    public bool ReplaceAll(string with) => text.Replace(default, Lines.End, with, EditKind.Other);

    public bool Left() => text.MoveTo(Before);

    public bool Right() => text.MoveTo(After);

    public bool WordLeft() => text.MoveTo(WordBounds.Names.Previous(Lines, Cursor));

    public bool WordRight() => text.MoveTo(WordBounds.Names.Next(Lines, Cursor));

    public bool ToLineStart() => text.MoveTo(LineStart);

    public bool ToLineEnd() => text.MoveTo(LineEnd);

    public bool ToStart() => text.MoveTo(default);

    public bool ToEnd() => text.MoveTo(Lines.End);

    public bool Up() => MoveRow(-1);

    public bool Down() => MoveRow(1);

    public bool EraseBefore() => text.Replace(Before, Cursor, "", EditKind.Erasing);

    public bool EraseAfter() => text.Replace(Cursor, After, "", EditKind.Erasing);

    public bool KillSpacedWordBefore() => Kill(WordBounds.Spaced.Previous(Lines, Cursor), Cursor);

    public bool KillWordBefore() => Kill(WordBounds.Names.Previous(Lines, Cursor), Cursor);

    public bool KillWordAfter() => Kill(Cursor, WordBounds.Names.Next(Lines, Cursor));

    /// <summary>At the start of a line, its line end goes; so does that at the end in <see cref="KillToLineEnd"/>.</summary>
    public bool KillToLineStart() => Kill(Cursor.Index > 0 ? LineStart : Before, Cursor);

    public bool KillToLineEnd() => Kill(Cursor, Cursor.Index < Line.Length ? LineEnd : After);

    public bool Yank() => Insert(killed);

    public bool Undo() => text.Undo();

    public bool Redo() => text.Redo();

    private bool Kill(TextPosition start, TextPosition end)
    {
        isKilling = true;
        if (start == end)
            return false;
        var taken = Lines.Slice(start, end);
        killed = !wasKilling ? taken : end == Cursor ? taken + killed : killed + taken;
        return text.Replace(start, end, "", EditKind.Other);
    }

    private bool MoveRow(int step)
    {
        var rows = LineWrap.Rows(Line, Width);
        var row = LineWrap.RowAt(rows, Cursor.Index);
        var column = lastColumn ?? LineWrap.ColumnOf(Line, rows[row], Cursor.Index, Width);
        var line = Cursor.Line;
        row += step;
        if (row < 0 || row >= rows.Count)
        {
            line += step;
            if (line < 0 || line >= Lines.Count)
                return false;
            rows = LineWrap.Rows(Lines[line], Width);
            row = step < 0 ? rows.Count - 1 : 0;
        }

        text.MoveTo(new TextPosition(line, LineWrap.IndexAt(Lines[line], rows[row], column, Width)));
        goalColumn = column;
        return true;
    }
}
