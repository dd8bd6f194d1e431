using Maestro.Terminal.Input;

namespace Maestro.Terminal.Editing;

/// <summary>The prompt as it is typed: several lines, a cursor between grapheme clusters, undo, and the prompts given before.</summary>
public sealed class Editor
{
    private readonly EditedText text = new();
    private readonly EditActions actions;

    public Editor(PromptHistory? history = null)
    {
        actions = new EditActions(text);
        History = history ?? new PromptHistory();
    }

    public PromptHistory History { get; }

    /// <summary>The search through the history while it goes on (Ctrl+R); the text stays as it is until a match is taken.</summary>
    public HistorySearch? Search { get; private set; }

    /// <summary>With line feeds between the lines.</summary>
    public string Text => text.Lines.Text;

    public bool IsEmpty => text.Lines.IsEmpty;

    public TextPosition Cursor => text.Cursor;

    /// <summary>In characters of <see cref="Text"/>.</summary>
    public int CursorOffset => text.Lines.OffsetOf(text.Cursor);

    /// <summary>How many cells wide the text is shown, so that Up and Down go by the rows that are seen.</summary>
    public int Width
    {
        get => actions.Width;
        set
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 2);
            actions.Width = value;
        }
    }

    internal TextLines Lines => text.Lines;

    public EditResult Handle(KeyPress key)
    {
        if (Search is not null)
            return HandleInSearch(Search, key);
        if (key is { IsText: true, Character: { } character })
            return Did(actions.Do(edit => edit.Type(PasteText.Clean(character.ToString()))));
        if (key is { Key: Key.Enter, Modifiers: Modifiers.None })
            return Enter();
        if (EditorKeys.IsUp(key))
            return Did(actions.Do(edit => edit.Up()) || Recall(History.Older(Text)));
        if (EditorKeys.IsDown(key))
            return Did(actions.Do(edit => edit.Down()) || Recall(History.Newer()));
        if (EditorKeys.IsControl(key, 'r'))
            Search = new HistorySearch(History.Entries);
        return Did(Search is not null || (EditorKeys.Of(key) is { } action && actions.Do(action)));
    }

    /// <summary>Inserts a text of any size, in one step of undo.</summary>
    public void Paste(string pasted)
    {
        var clean = PasteText.Clean(pasted);
        if (Search is not null)
            Search.Type(clean.Split('\n', 2)[0]);
        else
            actions.Do(edit => edit.Insert(clean));
    }

    /// <summary>Replaces part of the text, in one step of undo, and leaves the cursor behind what is inserted.</summary>
    public void Replace(int start, int length, string with)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(start);
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        var (from, to) = (Lines.At(start), Lines.At(start + length));
        actions.Do(_ => text.Replace(from, to, PasteText.Clean(with), EditKind.Other));
    }

    /// <summary>Gives the text away, keeps it in the history and begins with an empty one.</summary>
    public string Take()
    {
        var taken = Text;
        History.Add(taken);
        text.Clear();
        return taken;
    }

    private static EditResult Did(bool isHandled) => isHandled ? EditResult.Handled : EditResult.NotMine;

    /// <summary>A backslash at the end of the line makes Enter begin a new line.</summary>
    private EditResult Enter()
    {
        var line = text.Lines[Cursor.Line];
        if (line.EndsWith('\\') && Cursor.Index == line.Length)
            return Did(actions.Do(_ => text.Replace(Cursor with { Index = Cursor.Index - 1 }, Cursor, "\n", EditKind.Other)));
        return string.IsNullOrWhiteSpace(Text) ? EditResult.NotMine : EditResult.Submitted;
    }

    private bool Recall(string? prompt)
    {
        if (prompt is null)
            return false;
        actions.Do(edit => edit.ReplaceAll(PasteText.Clean(prompt)));
        return true;
    }

    private EditResult HandleInSearch(HistorySearch search, KeyPress key)
    {
        if (key is { IsText: true, Character: { } character })
            search.Type(character.ToString());
        else if (EditorKeys.IsControl(key, 'r'))
            search.Older();
        else if (EditorKeys.IsControl(key, 's'))
            search.Newer();
        else if (key is { Key: Key.Backspace } && search.Query.Length > 0)
            search.Erase();
        else if (key is { Key: Key.Escape or Key.Backspace } || EditorKeys.IsControl(key, 'g') || EditorKeys.IsControl(key, 'c'))
            Search = null;
        else
            return LeaveSearch(search, key);
        return EditResult.Handled;
    }

    /// <summary>Keys that edit take the match into the text and then do what they do; others leave the search open.</summary>
    private EditResult LeaveSearch(HistorySearch search, KeyPress key)
    {
        var isEditing = key.Key is Key.Enter or Key.Tab || EditorKeys.IsUp(key) || EditorKeys.IsDown(key) || EditorKeys.Of(key) is not null;
        if (!isEditing)
            return EditResult.NotMine;
        Search = null;
        Recall(search.Match);
        var result = key.Key is Key.Tab ? EditResult.Handled : Handle(key);
        return result is EditResult.NotMine ? EditResult.Handled : result;
    }
}
