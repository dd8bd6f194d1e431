using System.Text;
using Maestro.Terminal.Editing;
using Maestro.Terminal.Input;

namespace Maestro.Terminal.Tests.Editing;

/// <summary>Keys by their names, and editors as texts with <c>|</c> for the cursor.</summary>
internal static class Keys
{
    /// <summary>Gives the keys one after the other: <c>a Ctrl+w Alt+Enter Space</c>.</summary>
    /// <returns>What became of the last.</returns>
    public static EditResult Press(this Editor editor, string keys)
    {
        var result = EditResult.NotMine;
        foreach (var key in keys.Split(' '))
            result = editor.Handle(Named(key));
        return result;
    }

    public static Editor EditorWith(string shown, PromptHistory? history = null)
    {
        var editor = new Editor(history);
        var cursor = shown.IndexOf('|', StringComparison.Ordinal);
        editor.Replace(0, 0, shown.Remove(cursor, 1));
        editor.Press("Ctrl+Home");
        while (editor.CursorOffset < cursor)
            editor.Press("Right");
        return editor;
    }

    public static string Shown(this Editor editor) => editor.Text.Insert(editor.CursorOffset, "|");

    private static KeyPress Named(string name)
    {
        var parts = name.Split('+');
        var modifiers = Modifiers.None;
        foreach (var part in parts[..^1])
            modifiers |= part is "Ctrl" ? Modifiers.Control : Enum.Parse<Modifiers>(part);
        if (parts[^1] is "Space")
            return KeyPress.Of(' ', modifiers);
        return parts[^1].Length > 1 && Enum.TryParse<Key>(parts[^1], out var key) ? KeyPress.Of(key, modifiers) : KeyPress.Of(Rune.GetRuneAt(parts[^1], 0), modifiers);
    }
}
