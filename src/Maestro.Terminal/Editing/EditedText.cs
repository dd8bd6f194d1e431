namespace Maestro.Terminal.Editing;

/// <summary>A text with a cursor that is always between two grapheme clusters, and with every edit kept so that it can be undone.</summary>
internal sealed class EditedText
{
    private readonly UndoHistory undo = new();

    public TextLines Lines { get; } = new();

    public TextPosition Cursor { get; private set; }

    /// <summary>False when the cursor was there already.</summary>
    public bool MoveTo(TextPosition position)
    {
        undo.Close();
        return Place(position);
    }

    /// <summary>Leaves the cursor after what was inserted; false when nothing was to be done.</summary>
    public bool Replace(TextPosition start, TextPosition end, string with, EditKind kind)
    {
        if (start == end && with.Length == 0)
            return false;
        undo.Record(new TextEdit(start, Lines.Slice(start, end), with), kind, Cursor);
        Lines.Replace(start, end, with);
        Place(TextLines.EndOf(start, with));
        return true;
    }

    public bool Undo()
    {
        if (undo.Undo() is not { } group)
            return false;
        for (var i = group.Edits.Count - 1; i >= 0; i--)
            Lines.Replace(group.Edits[i].Start, TextLines.EndOf(group.Edits[i].Start, group.Edits[i].Inserted), group.Edits[i].Removed);
        Place(group.Cursor);
        return true;
    }

    public bool Redo()
    {
        if (undo.Redo() is not { } group)
            return false;
        foreach (var edit in group.Edits)
            Lines.Replace(edit.Start, TextLines.EndOf(edit.Start, edit.Removed), edit.Inserted);
        Place(TextLines.EndOf(group.Edits[^1].Start, group.Edits[^1].Inserted));
        return true;
    }

    /// <summary>Begins anew: what was cannot be brought back.</summary>
    public void Clear()
    {
        Lines.Replace(default, Lines.End, "");
        Cursor = default;
        undo.Clear();
    }

    private bool Place(TextPosition position)
    {
        var before = Cursor;
        Cursor = position with { Index = ClusterBounds.Snap(Lines[position.Line], position.Index) };
        return Cursor != before;
    }
}
