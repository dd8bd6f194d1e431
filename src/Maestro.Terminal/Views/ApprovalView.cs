using Maestro.Core.Text;
using Maestro.Presentation.Panels;
using Maestro.Presentation.Text;
using Maestro.Terminal.Layout;

namespace Maestro.Terminal.Views;

/// <summary>The question of the panel that asks, at its lower end; the keys are those that answer it from where the keyboard is.</summary>
internal static class ApprovalView
{
    private const int MostDisplay = 6;

    /// <summary>How many of the panel's rows it takes.</summary>
    public static int Rows(PendingApproval approval, int width, int most) => Lines(approval, 0, false, width, most).Count;

    /// <param name="others">Questions of the same panel that wait behind this one.</param>
    /// <param name="hasKeyboard">Plain letters answer; otherwise they go to the editor and Alt is needed.</param>
    public static void Draw(Canvas canvas, Area area, PendingApproval approval, int others, bool hasKeyboard)
    {
        if (area.Columns < 2)
            return;
        var lines = Lines(approval, others, hasKeyboard, area.Columns, area.Rows);
        for (var row = 0; row < Math.Min(area.Rows, lines.Count); row++)
            canvas.Line(area.Column, area.Row + row, area.End, lines[row]);
    }

    /// <summary>The keys are always seen; where there is little room the reason goes first, then the end of what is asked about.</summary>
    private static List<StyledLine> Lines(PendingApproval approval, int others, bool hasKeyboard, int width, int most)
    {
        var text = Math.Max(2, width - 3);
        var keys = Keys(approval, others, hasKeyboard, width);
        var display = TextWrap.Lines(approval.Display.Replace("\t", "    ", StringComparison.Ordinal), text);
        var reason = TextWrap.Lines(PlainText.Clean(approval.Reason), text).Select(line => StyledLine.Of($"   {line}", Tone.Dim)).ToList();
        var room = Math.Max(1, most - keys.Count);
        if (room < 1 + Math.Min(display.Count, MostDisplay) + reason.Count)
            reason.Clear();
        var lines = new List<StyledLine>();
        if (room > Math.Min(display.Count, MostDisplay))
            lines.Add(StyledLine.Of(new string('─', width), Tone.Mark));
        var shown = display.Count <= Math.Min(room, MostDisplay) ? display.Count : Math.Max(1, Math.Min(room, MostDisplay) - 1);
        lines.AddRange(
            display.Take(shown).Select((line, i) => new StyledLine([new TextRun(i == 0 ? " ◐ " : "   ", Tone.Warning), new TextRun(line, Tone.Strong)])));
        if (shown < display.Count && room > 1)
            lines.Add(StyledLine.Of($"   ... {display.Count - shown} more lines", Tone.Dim));
        return [.. lines, .. reason, .. keys];
    }

    private static List<StyledLine> Keys(PendingApproval approval, int others, bool hasKeyboard, int width)
    {
        var alt = hasKeyboard ? "" : "Alt+";
        List<string> keys = approval.Options is { } options
            ? [.. options.Select((option, i) => $"{alt}{PendingApproval.Letter(i)} {option}"), "or type an answer and press Enter", $"{alt}n no answer"]
            : [$"{alt}y once", $"{alt}n no", $"{alt}e edit"];
        if (approval.Always is { } rule)
            keys.InsertRange(1, [$"{alt}s session", $"{alt}a always {rule}"]);
        if (others > 0)
            keys.Add($"({others} more)");
        return [.. Rows(keys, width).SelectMany(line => TextWrap.Lines(line, width)).Select(line => StyledLine.Of(line, Tone.Warning))];
    }

    /// <summary>A key and what it does stay together.</summary>
    private static IEnumerable<string> Rows(List<string> keys, int width)
    {
        var row = "";
        foreach (var key in keys)
        {
            if (row.Length > 0 && CellWidth.Of(row) + 2 + CellWidth.Of(key) > width)
            {
                yield return row;
                row = "";
            }

            row += row.Length == 0 ? $" {key}" : $"  {key}";
        }

        yield return row;
    }
}
