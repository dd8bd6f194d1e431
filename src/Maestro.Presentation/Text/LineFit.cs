using System.Globalization;

namespace Maestro.Presentation.Text;

/// <summary>Breaks lines that are wider than their place, so that nothing of them is lost.</summary>
public static class LineFit
{
    public static IEnumerable<StyledLine> Within(IEnumerable<StyledLine> lines, int width) => lines.SelectMany(line => Within(line, Math.Max(2, width)));

    private static IEnumerable<StyledLine> Within(StyledLine line, int width)
    {
        if (CellWidth.Of(line.Text) <= width)
            return [line];
        var broken = new List<StyledLine>();
        var runs = new List<TextRun>();
        var used = 0;
        foreach (var run in line.Runs)
        {
            var start = 0;
            for (var at = 0; at < run.Text.Length;)
            {
                var length = StringInfo.GetNextTextElementLength(run.Text.AsSpan(at));
                var cells = CellWidth.OfCluster(run.Text.AsSpan(at, length));
                if (used + cells > width)
                {
                    runs.Add(run with { Text = run.Text[start..at] });
                    broken.Add(new StyledLine([.. runs]));
                    runs.Clear();
                    (start, used) = (at, 0);
                }

                used += cells;
                at += length;
            }

            runs.Add(run with { Text = run.Text[start..] });
        }

        broken.Add(new StyledLine([.. runs]));
        return broken;
    }
}
