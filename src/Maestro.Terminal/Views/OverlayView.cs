using Maestro.Presentation.Text;
using Maestro.Terminal.Layout;
using Maestro.Terminal.Screen;

namespace Maestro.Terminal.Views;

/// <summary>Text over the panels, such as the help: scrolled by lines, closed with Esc.</summary>
/// <param name="layOut">Gives the lines for a width; a line that is wider is broken.</param>
public sealed class Overlay(string title, Func<int, IEnumerable<StyledLine>> layOut)
{
    private int width = -1;

    public string Title { get; } = title;

    /// <summary>What Alt+Y does where the text is a question.</summary>
    internal ScreenEffect? OnYes { get; init; }

    /// <summary>The lines as they fit, as of the last frame.</summary>
    public IReadOnlyList<StyledLine> Lines { get; private set; } = [];

    /// <summary>How many lines are seen, as of the last frame.</summary>
    public int Rows { get; private set; } = 1;

    /// <summary>The first line that is seen.</summary>
    public int Top { get; private set; }

    /// <summary>Fits the lines into so many columns and rows.</summary>
    public void Arrange(int columns, int rows)
    {
        if (columns != width)
            (width, Lines) = (columns, [.. LineFit.Within(layOut(columns), columns)]);
        Rows = Math.Max(1, Math.Min(rows, Lines.Count));
        Move(0);
    }

    public void Move(int down) => Top = Math.Clamp(Top + down, 0, Math.Max(0, Lines.Count - Rows));
}

/// <summary>Draws an <see cref="Overlay"/> in the middle of an area.</summary>
internal static class OverlayView
{
    public static void Draw(Canvas canvas, Area area, Overlay overlay)
    {
        overlay.Arrange(Math.Max(2, area.Columns - 4), area.Rows - 2);
        var wanted = overlay.Lines.Select(line => CellWidth.Of(line.Text)).DefaultIfEmpty(0).Max() + 4;
        var columns = Math.Min(area.Columns, Math.Max(wanted, 30));
        var rows = Math.Min(area.Rows, overlay.Rows + 2);
        var box = new Area(area.Column + ((area.Columns - columns) / 2), area.Row + ((area.Rows - rows) / 2), columns, rows);
        for (var row = box.Row; row < box.Bottom; row++)
            canvas.Frame.Fill(box.Column, row, box.Columns, ' ', canvas.Theme.Text);
        var leave = overlay.OnYes is null ? "Esc closes" : "Alt+Y yes, Esc not now";
        var below = overlay.Lines.Count - overlay.Top - overlay.Rows;
        var inside = canvas.Box(box, isFocused: true, StyledLine.Of(overlay.Title, Tone.Strong), below > 0 ? $"↓ {below} more, {leave}" : leave);
        for (var row = 0; row < inside.Rows && overlay.Top + row < overlay.Lines.Count; row++)
            canvas.Line(inside.Column, inside.Row + row, inside.End, overlay.Lines[overlay.Top + row]);
    }
}
