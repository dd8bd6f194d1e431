using Maestro.Presentation.Text;
using Maestro.Terminal.Layout;

namespace Maestro.Terminal.Views;

/// <summary>Text over the panels, such as the help: scrolled by lines, closed with Esc.</summary>
public sealed class Overlay(string title, IReadOnlyList<StyledLine> lines)
{
    public string Title { get; } = title;

    public IReadOnlyList<StyledLine> Lines { get; } = lines;

    /// <summary>The first line that is seen.</summary>
    public int Top { get; private set; }

    public void Move(int down, int rows) => Top = Math.Clamp(Top + down, 0, Math.Max(0, Lines.Count - rows));
}

/// <summary>Draws an <see cref="Overlay"/> in the middle of an area.</summary>
internal static class OverlayView
{
    public static void Draw(Canvas canvas, Area area, Overlay overlay)
    {
        var wanted = overlay.Lines.Select(line => CellWidth.Of(line.Text)).DefaultIfEmpty(0).Max() + 4;
        var columns = Math.Min(area.Columns, Math.Max(wanted, 30));
        var rows = Math.Min(area.Rows, overlay.Lines.Count + 2);
        var box = new Area(area.Column + ((area.Columns - columns) / 2), area.Row + ((area.Rows - rows) / 2), columns, rows);
        for (var row = box.Row; row < box.Bottom; row++)
            canvas.Frame.Fill(box.Column, row, box.Columns, ' ', canvas.Theme.Text);
        var below = overlay.Lines.Count - overlay.Top - (rows - 2);
        var inside = canvas.Box(box, isFocused: true, StyledLine.Of(overlay.Title, Tone.Strong), below > 0 ? $"↓ {below} more, Esc closes" : "Esc closes");
        for (var row = 0; row < inside.Rows && overlay.Top + row < overlay.Lines.Count; row++)
            canvas.Line(inside.Column, inside.Row + row, inside.End, overlay.Lines[overlay.Top + row]);
    }
}
