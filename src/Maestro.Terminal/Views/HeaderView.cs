using System.Globalization;
using Maestro.Presentation.Panels;
using Maestro.Presentation.Text;
using Maestro.Terminal.Layout;

namespace Maestro.Terminal.Views;

/// <summary>The line on top: where we are, who answers, what runs and what it has used; only figures that were counted.</summary>
internal static class HeaderView
{
    /// <summary>So many columns are left for the name and the place; figures give way, the last ones first.</summary>
    private const int LeastPlace = 24;

    /// <param name="place">The folder and its branch.</param>
    /// <param name="model">The model, or what takes its place.</param>
    public static void Draw(Canvas canvas, Area area, Board board, string place, string model, TimeSpan elapsed)
    {
        canvas.Frame.Fill(area.Column, area.Row, area.Columns, ' ', canvas.Theme.Text);
        var right = Right(board, elapsed);
        while (right.Count > 1 && Width(right) > area.Columns - LeastPlace)
            right.RemoveAt(right.Count - 1);
        var rightWidth = Width(right);
        var start = Math.Max(area.Column, area.End - rightWidth - 1);
        var column = canvas.Frame.Draw(area.Column + 1, area.Row, "MAESTRO", canvas.Theme.Of(Tone.Heading), start);
        column = canvas.Frame.Draw(column, area.Row, $"  {place}", canvas.Theme.Text, start);
        canvas.Frame.Draw(column, area.Row, $" · {model}", canvas.Theme.Of(Tone.Dim), start);
        column = start;
        foreach (var run in right)
            column = canvas.Frame.Draw(column, area.Row, run.Text, canvas.Theme.Of(run.Tone), area.End);
    }

    private static int Width(List<TextRun> runs) => runs.Sum(run => CellWidth.Of(run.Text));

    private static List<TextRun> Right(Board board, TimeSpan elapsed)
    {
        var runs = new List<TextRun>();
        var waiting = board.Approvals.Count();
        if (waiting > 0)
            runs.Add(new TextRun($"  ◐ {waiting} waiting", Tone.Warning));
        if (board.Running > 0)
            runs.Add(new TextRun($"  ● {board.Running} running", Tone.Accent));
        if (board.Usage.Calls > 0)
            runs.Add(new TextRun($"  {Short(board.Usage.InputTokens)} in  {Short(board.Usage.OutputTokens)} out", Tone.Dim));
        if (board.Usage is { Calls: > 0, CostUsd: { } cost })
            runs.Add(new TextRun($"  ${cost.ToString("0.000", CultureInfo.InvariantCulture)}", Tone.Dim));
        if (board.Panels.Count > 0)
            runs.Add(new TextRun($"  {(int)elapsed.TotalMinutes:00}:{elapsed.Seconds:00}", Tone.Dim));
        return runs;
    }

    internal static string Short(long count) => count switch
    {
        < 1_000 => count.ToString(CultureInfo.InvariantCulture),
        < 1_000_000 => $"{(count / 1_000.0).ToString("0.0", CultureInfo.InvariantCulture)}k",
        _ => $"{(count / 1_000_000.0).ToString("0.0", CultureInfo.InvariantCulture)}M",
    };
}
