using System.Globalization;
using Maestro.Presentation.Text;
using Maestro.Terminal.Cells;
using Maestro.Terminal.Layout;
using Maestro.Terminal.Screen;

namespace Maestro.Terminal.Views;

/// <summary>The whole screen as one frame: a pure function of what the screen knows.</summary>
internal static class ScreenView
{
    private const int MostPromptRows = 8;

    /// <param name="stats">Figures of the screen itself, when they are wanted.</param>
    public static void Draw(Frame frame, ScreenModel model, string place, string answering, TimeSpan elapsed, string? stats)
    {
        var canvas = new Canvas(frame, model.Theme);
        var prompt = PromptView.Rows(model.Prompt, frame.Columns, Math.Min(MostPromptRows, Math.Max(1, frame.Rows / 3)));
        var board = new Area(0, 1, frame.Columns, Math.Max(0, frame.Rows - 2 - prompt.Rows.Count));
        HeaderView.Draw(canvas, new Area(0, 0, frame.Columns, 1), model.Board, place, answering, elapsed);
        model.Panels.Arrange(board);
        if (model.Board.Panels.Count == 0)
            WelcomeView.Draw(canvas, board, model.Agents);
        else
            BoardView.Draw(canvas, model.Panels, model.PanelHasKeyboard, model.Now);
        PromptView.Draw(canvas, new Area(0, board.Bottom, frame.Columns, prompt.Rows.Count), prompt, hasKeyboard: !model.PanelHasKeyboard && model.Overlay is null);
        if (model.Prompt.HasPopup && !model.PanelHasKeyboard)
            PopupView.Draw(canvas, board, model.Prompt);
        Footer(canvas, new Area(0, frame.Rows - 1, frame.Columns, 1), model, stats);
        if (model.Overlay is { } overlay)
            OverlayView.Draw(canvas, board, overlay);
    }

    private static void Footer(Canvas canvas, Area area, ScreenModel model, string? stats)
    {
        var left = model.Notice is { } notice ? new TextRun(notice.Text, notice.Tone)
            : stats is not null ? new TextRun(stats, Tone.Dim)
            : model.Waiting > 0 ? new TextRun($"{model.Waiting.ToString(CultureInfo.InvariantCulture)} waiting", Tone.Warning)
            : model.Agent is { } agent ? new TextRun($"to the {agent}", Tone.Accent)
            : default;
        var hints = model.PanelHasKeyboard
            ? "Tab next  PgUp scroll  z zoom  y copy  Esc stop  Enter prompt"
            : model.Board.Panels.Count == 0 ? "/ commands  @ agents and files  F1 help" : "/ commands  Tab panel  PgUp scroll  Esc stop  F1 help";
        var column = canvas.Frame.Draw(area.Column + 1, area.Row, left.Text ?? "", canvas.Theme.Of(left.Tone), area.End);
        var start = area.End - CellWidth.Of(hints) - 1;
        if (start > column + 1)
            canvas.Frame.Draw(start, area.Row, hints, canvas.Theme.Of(Tone.Dim), area.End);
    }
}
