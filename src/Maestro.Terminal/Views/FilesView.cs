using Maestro.Core.Events;
using Maestro.Presentation.Panels;
using Maestro.Presentation.Text;
using Maestro.Terminal.Layout;
using Maestro.Terminal.Screen;

namespace Maestro.Terminal.Views;

/// <summary>The files that were read and changed, the latest at the bottom.</summary>
internal static class FilesView
{
    public static void Draw(Canvas canvas, Area area, FilesPanel panel, FileChoice choice, bool hasKeyboard)
    {
        var (count, first) = (panel.Files.Count, choice.Top);
        var below = count - first - (area.Rows - 2);
        var note = below > 0 ? $"↓ {below} more" : first > 0 ? $"↑ {first} more" : "";
        var title = new StyledLine([new TextRun("FILES", Tone.Strong), new TextRun($" {count}", Tone.Dim)]);
        var inside = canvas.Box(area, hasKeyboard, title, note);
        for (var row = 0; row < inside.Rows && first + row < count; row++)
        {
            canvas.Line(inside.Column, inside.Row + row, inside.End, Line(panel.Files[first + row], inside.Columns));
            if (hasKeyboard && first + row == choice.Of(count))
                canvas.Frame.Draw(inside.Column - 1, inside.Row + row, "▸", canvas.Theme.Of(Tone.Accent));
        }
    }

    private static StyledLine Line(TouchedFile file, int width)
    {
        var (letter, tone) = file.Change switch
        {
            FileChange.Read => ("R", Tone.Dim),
            FileChange.Created => ("C", Tone.Added),
            FileChange.Modified => ("M", Tone.Warning),
            _ => ("D", Tone.Removed),
        };
        var counts = file.Change is FileChange.Read ? "" : $" +{file.Added} -{file.Removed}";
        return new StyledLine(
        [
            new TextRun($"{letter} ", tone), new TextRun(Shortened(file.Path, width - 2 - counts.Length)),
            .. counts.Length > 0 ? [new TextRun($" +{file.Added}", Tone.Added), new TextRun($" -{file.Removed}", Tone.Removed)] : Array.Empty<TextRun>(),
        ]);
    }

    /// <summary>The end of a path says more than its beginning.</summary>
    private static string Shortened(string path, int width)
    {
        if (CellWidth.Of(path) <= width)
            return path;
        var start = 0;
        while (start < path.Length && CellWidth.Of(path.AsSpan(start)) > width - 1)
            start += System.Globalization.StringInfo.GetNextTextElementLength(path.AsSpan(start));
        return "…" + path[start..];
    }
}
