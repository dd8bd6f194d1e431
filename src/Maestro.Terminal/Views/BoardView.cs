using Maestro.Presentation.Panels;
using Maestro.Terminal.Screen;

namespace Maestro.Terminal.Views;

/// <summary>All panels in their places, with the files and the list beside them.</summary>
internal static class BoardView
{
    /// <param name="keyboard">What has the keyboard, besides the prompt, looks like it.</param>
    public static void Draw(Canvas canvas, PanelsState panels, Keyboard keyboard, DateTimeOffset now, PanelSearch? search = null)
    {
        var hasKeyboard = keyboard is Keyboard.Panel or Keyboard.Search;
        foreach (var (panel, area) in panels.Shown)
        {
            var isSelected = panel == panels.Selected;
            PanelView.Draw(canvas, area, panel, panels.ScrollOf(panel), isSelected && (hasKeyboard || (panels.Shown.Count > 1 && keyboard is Keyboard.Prompt)), isSelected && hasKeyboard, now, search?.Panel == panel ? search : null);
        }

        if (panels.List is { } list)
            RunListView.Draw(canvas, list, panels.Board.Panels, IndexOf(panels.Board, panels.Selected));
        if (panels.Files is { } files)
            FilesView.Draw(canvas, files, panels.Board.Files, panels.FileChoice, keyboard is Keyboard.Files);
    }

    private static int IndexOf(Board board, AgentPanel? panel)
    {
        for (var i = 0; i < board.Panels.Count; i++)
            if (board.Panels[i] == panel)
                return i;
        return -1;
    }
}
