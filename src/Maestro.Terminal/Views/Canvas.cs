using Maestro.Presentation.Text;
using Maestro.Terminal.Cells;
using Maestro.Terminal.Layout;
using Maestro.Terminal.Themes;

namespace Maestro.Terminal.Views;

/// <summary>Draws what the views are made of onto a frame, in the colours of a theme.</summary>
internal sealed class Canvas(Frame frame, Theme theme)
{
    public Frame Frame { get; } = frame;

    public Theme Theme { get; } = theme;

    /// <summary>Draws a line from a column to before another; what does not fit is cut.</summary>
    public void Line(int column, int row, int end, StyledLine line)
    {
        foreach (var run in line.Runs)
            column = Frame.Draw(column, row, run.Text, Theme.Of(run.Tone), end);
    }

    /// <summary>A bordered area with a title in its upper edge and a note in its lower one; gives the area inside.</summary>
    public Area Box(Area area, bool isFocused, StyledLine title, string note = "")
    {
        var style = isFocused ? Theme.Focused : Theme.Border;
        Edge(area, area.Row, '╭', '╮', style);
        for (var row = area.Row + 1; row < area.Bottom - 1; row++)
        {
            Frame.Draw(area.Column, row, "│", style);
            Frame.Draw(area.End - 1, row, "│", style);
        }

        Edge(area, area.Bottom - 1, '╰', '╯', style);
        if (title.Runs.Count > 0)
            Inset(area, area.Row, title);
        if (note.Length > 0)
            Inset(area, area.Bottom - 1, StyledLine.Of(note, Tone.Dim));
        return new Area(area.Column + 2, area.Row + 1, Math.Max(0, area.Columns - 4), Math.Max(0, area.Rows - 2));
    }

    private void Edge(Area area, int row, char left, char right, Style style)
    {
        Frame.Fill(area.Column, row, area.Columns, '─', style);
        Frame.Fill(area.Column, row, 1, left, style);
        Frame.Fill(area.End - 1, row, 1, right, style);
    }

    private void Inset(Area area, int row, StyledLine line)
    {
        var end = area.End - 2;
        var column = Frame.Draw(area.Column + 1, row, " ", Theme.Text, end);
        foreach (var run in line.Runs)
            column = Frame.Draw(column, row, run.Text, Theme.Of(run.Tone), end);
        Frame.Draw(column, row, " ", Theme.Text, end);
    }
}
