using Maestro.Presentation.Text;
using Maestro.Terminal.Editing;
using Maestro.Terminal.Layout;
using Maestro.Terminal.Screen;

namespace Maestro.Terminal.Views;

/// <summary>The lines that are typed, with the cursor.</summary>
internal static class PromptView
{
    private const string Mark = " > ";

    public static EditorLayout Rows(Prompt prompt, int columns, int most)
    {
        var width = Math.Max(2, columns - Mark.Length - 1);
        prompt.Editor.Width = width;
        if (prompt.Editor.Search is not { } search)
            return EditorLayout.Of(prompt.Editor, width, most);
        var found = search.IsFailing ? "nothing found" : search.Match ?? "";
        var row = $"(search '{search.Query}') {found.ReplaceLineEndings(" ")}";
        return new EditorLayout([row], Math.Min(width - 1, CellWidth.Of($"(search '{search.Query}")), 0, HasMoreAbove: false, HasMoreBelow: false);
    }

    public static void Draw(Canvas canvas, Area area, EditorLayout rows, bool hasKeyboard)
    {
        for (var row = 0; row < rows.Rows.Count; row++)
        {
            var mark = row == 0 ? (rows.HasMoreAbove ? " ↑ " : Mark) : row == rows.Rows.Count - 1 && rows.HasMoreBelow ? " ↓ " : "   ";
            canvas.Frame.Draw(area.Column, area.Row + row, mark, canvas.Theme.Of(hasKeyboard ? Tone.Accent : Tone.Dim), area.End);
            canvas.Frame.Draw(area.Column + Mark.Length, area.Row + row, rows.Rows[row], canvas.Theme.Text, area.End);
        }

        if (hasKeyboard)
            canvas.Frame.Cursor = (Math.Min(area.End - 1, area.Column + Mark.Length + rows.CursorColumn), area.Row + rows.CursorRow);
    }
}
