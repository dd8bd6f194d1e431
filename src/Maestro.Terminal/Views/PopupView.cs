using Maestro.Presentation.Text;
using Maestro.Terminal.Layout;
using Maestro.Terminal.Screen;

namespace Maestro.Terminal.Views;

/// <summary>What could complete the word at the cursor, just above the prompt.</summary>
internal static class PopupView
{
    public static void Draw(Canvas canvas, Area board, Prompt prompt)
    {
        var rows = Math.Min(prompt.Choices.Count + 2, board.Rows);
        var wanted = prompt.Choices.Max(choice => CellWidth.Of(choice.Text) + CellWidth.Of(choice.About) + 4) + 4;
        var box = new Area(board.Column + 1, board.Bottom - rows, Math.Min(board.Columns - 2, wanted), rows);
        for (var row = box.Row; row < box.Bottom; row++)
            canvas.Frame.Fill(box.Column, row, box.Columns, ' ', canvas.Theme.Text);
        var inside = canvas.Box(box, isFocused: true, StyledLine.Empty, "Tab takes");
        var first = Math.Clamp(prompt.Chosen - inside.Rows + 1, 0, Math.Max(0, prompt.Choices.Count - inside.Rows));
        for (var row = 0; row < inside.Rows && first + row < prompt.Choices.Count; row++)
            canvas.Line(inside.Column, inside.Row + row, inside.End, Line(prompt.Choices[first + row], first + row == prompt.Chosen));
    }

    private static StyledLine Line(Choice choice, bool isChosen) =>
        new([new TextRun(isChosen ? "▸ " : "  ", Tone.Accent), new TextRun(choice.Text, isChosen ? Tone.Strong : Tone.Plain), new TextRun($"  {choice.About}", Tone.Dim)]);
}
