using Maestro.Core.Text;
using Maestro.Presentation.Panels;
using Maestro.Presentation.Text;
using Maestro.Terminal.Layout;

namespace Maestro.Terminal.Views;

/// <summary>The question of the panel that asks, at its lower end; the keys are those that answer it from where the keyboard is.</summary>
internal static class ApprovalView
{
    /// <summary>How many rows of the panel it takes.</summary>
    public static int Rows(PendingApproval approval, int width) => Lines(approval, 0, false, width).Count;

    /// <param name="others">Questions of the same panel that wait behind this one.</param>
    /// <param name="hasKeyboard">Plain letters answer; otherwise they go to the editor and Alt is needed.</param>
    public static void Draw(Canvas canvas, Area area, PendingApproval approval, int others, bool hasKeyboard)
    {
        var lines = Lines(approval, others, hasKeyboard, area.Columns);
        for (var row = 0; row < Math.Min(area.Rows, lines.Count); row++)
            canvas.Line(area.Column, area.Row + row, area.End, lines[row]);
    }

    private static List<StyledLine> Lines(PendingApproval approval, int others, bool hasKeyboard, int width)
    {
        var lines = new List<StyledLine> { StyledLine.Of(new string('─', width), Tone.Mark) };
        var display = TextWrap.Lines(approval.Display.Replace("\t", "    ", StringComparison.Ordinal), Math.Max(2, width - 3));
        lines.AddRange(display.Take(6).Select((line, i) => new StyledLine([new TextRun(i == 0 ? " ◐ " : "   ", Tone.Warning), new TextRun(line, Tone.Strong)])));
        if (display.Count > 6)
            lines.Add(StyledLine.Of($"   ... {display.Count - 6} more lines", Tone.Dim));
        lines.AddRange(TextWrap.Lines(PlainText.Clean(approval.Reason), Math.Max(2, width - 3)).Select(line => StyledLine.Of($"   {line}", Tone.Dim)));
        var alt = hasKeyboard ? "" : "Alt+";
        List<string> keys = [$"{alt}y once", .. approval.Always is null ? Array.Empty<string>() : [$"{alt}s this session", $"{alt}a always {approval.Always}"], $"{alt}n no", $"{alt}e edit"];
        if (others > 0)
            keys.Add($"({others} more)");
        lines.AddRange(Rows(keys, width).Select(line => StyledLine.Of(line, Tone.Warning)));
        return lines;
    }

    /// <summary>A key and what it does stay together.</summary>
    private static IEnumerable<string> Rows(List<string> keys, int width)
    {
        var row = "";
        foreach (var key in keys)
        {
            if (row.Length > 0 && CellWidth.Of(row) + 3 + CellWidth.Of(key) > width)
            {
                yield return row;
                row = "";
            }

            row += $"   {key}";
        }

        yield return row;
    }
}
