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
            BoardView.Draw(canvas, model.Panels, model.Keyboard, model.Now, model.Search);
        PromptView.Draw(canvas, new Area(0, board.Bottom, frame.Columns, prompt.Rows.Count), prompt, hasKeyboard: model.Keyboard is Keyboard.Prompt && model.Overlay is null);
        if (model.Prompt.HasPopup && model.Keyboard is Keyboard.Prompt)
            PopupView.Draw(canvas, board, model.Prompt);
        Footer(canvas, new Area(0, frame.Rows - 1, frame.Columns, 1), model, stats);
        if (model.Overlay is { } overlay)
            OverlayView.Draw(canvas, board, overlay);
        foreach (var part in model.Selection?.Marked() ?? [])
            frame.Restyle(part.Column, part.Row, part.Columns, canvas.Theme.Of(Tone.Found));
    }

    private static void Footer(Canvas canvas, Area area, ScreenModel model, string? stats)
    {
        var left = model.Notice is { } notice ? new TextRun(notice.Text, notice.Tone)
            : stats is not null ? new TextRun(stats, Tone.Dim)
            : model.Waiting > 0 ? new TextRun($"{model.Waiting.ToString(CultureInfo.InvariantCulture)} waiting", Tone.Warning)
            : model.Agent is { } agent ? new TextRun($"to the {agent}", Tone.Accent)
            : default;
        if (model is { Keyboard: Keyboard.Search, Search: { } search })
            left = new TextRun($"/{search.Query}▏", search.HasFound || search.Query.Length == 0 ? Tone.Accent : Tone.Warning);
        var hints = model.Keyboard switch
        {
            Keyboard.Panel => "Tab next  Esc stop  / find  z zoom  y copy  r reasoning  PgUp scroll  Enter prompt",
            Keyboard.Search => "↑ older  ↓ newer  Enter keep  Esc end",
            Keyboard.Files => "↑ ↓ choose  Enter diff  Tab next  Esc prompt",
            _ when model.Board.Panels.Count == 0 => "/ commands  @ agents and files  F1 help",
            _ => "^K commands  Tab panel  PgUp scroll  Esc stop  F1 help",
        };
        var column = canvas.Frame.Draw(area.Column + 1, area.Row, left.Text ?? "", canvas.Theme.Of(left.Tone), area.End);
        hints = Fitting(hints, area.End - column - 3);
        canvas.Frame.Draw(area.End - CellWidth.Of(hints) - 1, area.Row, hints, canvas.Theme.Of(Tone.Dim), area.End);
    }

    /// <summary>As many hints as there is room for, the first ones first.</summary>
    private static string Fitting(string hints, int width)
    {
        while (hints.Length > 0 && CellWidth.Of(hints) > width)
            hints = hints[..Math.Max(0, hints.LastIndexOf("  ", StringComparison.Ordinal))];
        return hints;
    }
}
