using Maestro.Presentation.Panels;
using Maestro.Presentation.Text;
using Maestro.Terminal.Layout;
using Maestro.Terminal.Themes;

namespace Maestro.Terminal.Views;

/// <summary>All panels as a list, where there is no room to show them side by side.</summary>
internal static class RunListView
{
    public static void Draw(Canvas canvas, Area area, IReadOnlyList<AgentPanel> panels, int selected)
    {
        var inside = canvas.Box(area, isFocused: false, StyledLine.Of("AGENTS", Tone.Strong));
        var first = First(selected, inside.Rows, panels.Count);
        for (var row = 0; row < inside.Rows && first + row < panels.Count; row++)
            canvas.Line(inside.Column - 1, inside.Row + row, inside.End, Line(panels[first + row], first + row == selected));
    }

    /// <summary>The first panel that is listed: the selected one is always seen.</summary>
    public static int First(int selected, int rows, int count) => Math.Clamp(selected - rows + 1, 0, Math.Max(0, count - rows));

    private static StyledLine Line(AgentPanel panel, bool isSelected)
    {
        var (mark, tone) = Theme.MarkOf(panel.Current.State);
        return new StyledLine(
            [new TextRun(isSelected ? "▸" : " ", Tone.Accent), new TextRun($"{mark} ", tone), new TextRun(panel.Agent, isSelected ? Tone.Strong : Tone.Plain)]);
    }
}
