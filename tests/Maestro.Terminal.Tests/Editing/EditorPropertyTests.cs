using System.Globalization;
using System.Text;
using CsCheck;
using Maestro.Terminal.Editing;
using Maestro.Terminal.Input;

namespace Maestro.Terminal.Tests.Editing;

public sealed class EditorPropertyTests
{
    private static readonly string[] Texts = ["a", "word ", "\n", "one\ntwo", "é", "e\u0301", "\u0301", "日本", "👩‍👩‍👧", "\u200d", "🇵🇹", "🇩", "\t", "  ", "\\", "각", "\u1100", "\ufe0f", "\r\n", "\u001b"];

    private static readonly Gen<Action<Editor>> Edits = Gen.OneOf(
        Gen.Select(Gen.Enum<Key>(), Gen.Int[0, 7], Gen.Char["abdefhjkuwyz_-pn"]).Select((key, modifiers, c) =>
            (Action<Editor>)(editor => editor.Handle(new KeyPress(key, key is Key.Character ? new Rune(c) : null, (Modifiers)modifiers)))),
        Gen.Int[0, Texts.Length - 1].Select(i => (Action<Editor>)(editor => editor.Paste(Texts[i]))),
        Gen.Int[0, Texts.Length - 1].Select(i => (Action<Editor>)(editor => editor.Handle(KeyPress.Of(Rune.GetRuneAt(Texts[i], 0))))),
        Gen.Select(Gen.Int[0, 99], Gen.Int[0, 9], Gen.Int[0, Texts.Length - 1]).Select((start, length, i) => (Action<Editor>)(editor =>
        {
            var from = start % (editor.Text.Length + 1);
            editor.Replace(from, Math.Min(length, editor.Text.Length - from), Texts[i]);
        })));

    [Fact]
    public void After_any_edits_the_cursor_stands_between_two_clusters() => Edits.Array[0, 60].Sample(edits =>
    {
        var editor = NewEditor();
        foreach (var edit in edits)
        {
            edit(editor);
            var line = editor.Text.Split('\n')[editor.Cursor.Line];
            Assert.Contains(editor.Cursor.Index, StringInfo.ParseCombiningCharacters(line).Append(line.Length));
            Assert.Equal(editor.Cursor.Index, editor.CursorOffset - editor.Text.LastIndexOf('\n', Math.Max(0, editor.CursorOffset - 1), editor.CursorOffset) - 1);
            Assert.DoesNotContain(editor.Text, c => char.IsControl(c) && c is not ('\n' or '\t'));
        }
    });

    [Fact]
    public void Undoing_everything_gives_the_first_text_and_redoing_everything_the_last() => Edits.Array[0, 60].Sample(edits =>
    {
        var editor = NewEditor();
        foreach (var edit in edits)
            edit(editor);
        var last = editor.Text;
        while (editor.Press("Ctrl+z") is EditResult.Handled)
        {
        }

        Assert.Equal("", editor.Text);
        Assert.Equal(0, editor.CursorOffset);
        while (editor.Press("Ctrl+Shift+z") is EditResult.Handled)
        {
        }

        // Edits that were undone by the way are gone, unless they can be redone now.
        if (!edits.Any(edit => IsUndo(edit)))
            Assert.Equal(last, editor.Text);
    });

    [Fact]
    public void The_layout_shows_the_cursor_and_no_row_too_wide() => Gen.Select(Edits.Array[0, 60], Gen.Int[2, 20], Gen.Int[1, 5]).Sample((edits, width, maxRows) =>
    {
        var editor = NewEditor();
        foreach (var edit in edits)
            edit(editor);
        editor.Width = width;
        var layout = EditorLayout.Of(editor, width, maxRows);
        Assert.InRange(layout.Rows.Count, 1, maxRows);
        Assert.InRange(layout.CursorRow, 0, layout.Rows.Count - 1);
        Assert.InRange(layout.CursorColumn, 0, width - 1);
        Assert.All(layout.Rows, row => Assert.InRange(Maestro.Presentation.Text.CellWidth.Of(row), 0, width));
        if (!layout.HasMoreAbove && !layout.HasMoreBelow && !editor.Text.Contains('\t', StringComparison.Ordinal))
            Assert.Equal(editor.Text.Replace("\n", "", StringComparison.Ordinal), string.Concat(layout.Rows));
    });

    /// <summary>Whether the edit undoes or redoes, tried on a text that has one step of each.</summary>
    private static bool IsUndo(Action<Editor> edit)
    {
        var editor = new Editor();
        editor.Paste("a");
        editor.Paste("b");
        editor.Press("Ctrl+z");
        edit(editor);
        return editor.Text is "" or "ab";
    }

    private static Editor NewEditor() => new(new PromptHistory("older", "newer\nof two lines"));
}
