namespace Maestro.Terminal.Editing;

/// <summary>What was replaced by what.</summary>
internal readonly record struct TextEdit(TextPosition Start, string Removed, string Inserted);

/// <summary>What the person was doing, as far as edits in a row are undone together.</summary>
internal enum EditKind
{
    Typing,
    Erasing,

    /// <summary>Always undone alone.</summary>
    Other,
}

/// <summary>The edits that can be undone and redone, in groups: a word typed, a run of characters erased, a paste.</summary>
internal sealed class UndoHistory
{
    private readonly Stack<EditGroup> done = new();
    private readonly Stack<EditGroup> undone = new();
    private bool isOpen;

    public void Record(TextEdit edit, EditKind kind, TextPosition cursor)
    {
        undone.Clear();
        if (isOpen && done.TryPeek(out var last) && last.Kind == kind && kind is not EditKind.Other && !StartsWord(last, edit))
            last.Edits.Add(edit);
        else
            done.Push(new EditGroup(kind, cursor, [edit]));
        isOpen = true;
    }

    /// <summary>What comes next is undone apart: the cursor was moved.</summary>
    public void Close() => isOpen = false;

    public EditGroup? Undo() => Move(done, undone);

    public EditGroup? Redo() => Move(undone, done);

    public void Clear()
    {
        done.Clear();
        undone.Clear();
    }

    private static bool StartsWord(EditGroup group, TextEdit edit) =>
        group.Kind is EditKind.Typing && group.Edits[^1].Inserted is [.., var before] && char.IsWhiteSpace(before) && edit.Inserted is [var first, ..]
            && !char.IsWhiteSpace(first);

    private EditGroup? Move(Stack<EditGroup> from, Stack<EditGroup> to)
    {
        isOpen = false;
        if (!from.TryPop(out var group))
            return null;
        to.Push(group);
        return group;
    }
}

/// <summary>Edits that are undone together.</summary>
/// <param name="Cursor">Where the cursor was before them.</param>
internal sealed record EditGroup(EditKind Kind, TextPosition Cursor, List<TextEdit> Edits);
