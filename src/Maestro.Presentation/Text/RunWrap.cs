using System.Globalization;

namespace Maestro.Presentation.Text;

/// <summary>Breaks a line of runs into lines that fit a number of terminal cells; a line feed in the text always breaks.</summary>
internal sealed class RunWrap
{
    private readonly IReadOnlyList<TextRun> runs;
    private readonly string text;
    private readonly int width;
    private readonly bool betweenWords;
    private readonly List<IReadOnlyList<TextRun>> lines = [];
    private int run;
    private int runStart;
    private int start;
    private int used;
    private int breakAt = -1;
    private int usedAtBreak;

    private RunWrap(IReadOnlyList<TextRun> runs, int width, bool betweenWords)
    {
        this.runs = runs;
        this.width = width;
        this.betweenWords = betweenWords;
        text = runs.Count == 1 ? runs[0].Text : string.Concat(runs.Select(one => one.Text));
    }

    /// <summary>Breaks between words and beside wide characters; inside a word only when it alone is too wide.</summary>
    public static List<IReadOnlyList<TextRun>> Words(IReadOnlyList<TextRun> runs, int width) => new RunWrap(runs, width, betweenWords: true).Wrap();

    /// <summary>Breaks where the width ends; no character is left out.</summary>
    public static List<IReadOnlyList<TextRun>> Characters(IReadOnlyList<TextRun> runs, int width) => new RunWrap(runs, width, betweenWords: false).Wrap();

    private List<IReadOnlyList<TextRun>> Wrap()
    {
        var at = 0;
        while (at < text.Length)
        {
            var length = Cluster(at, out var cells);
            Place(at, length, cells);
            at += length;
        }

        Emit(text.Length);
        return lines;
    }

    private int Cluster(int at, out int cells)
    {
        if (text[at] < '\u0080' && (at + 1 == text.Length || text[at + 1] < '\u0080'))
        {
            cells = text[at] == '\n' ? 0 : 1;
            return 1;
        }

        var length = StringInfo.GetNextTextElementLength(text.AsSpan(at));
        cells = CellWidth.OfCluster(text.AsSpan(at, length));
        return length;
    }

    private void Place(int at, int length, int cells)
    {
        if (text[at] == '\n')
        {
            Emit(at);
            Restart(at + 1, 0);
            return;
        }

        if (betweenWords && text[at] == ' ' && length == 1)
        {
            used++;
            Break(at + 1);
            return;
        }

        if (betweenWords && cells > 1 && at > start)
            Break(at);
        while (used + cells > width && at > start)
        {
            if (breakAt > start)
            {
                Emit(breakAt);
                Restart(breakAt, used - usedAtBreak);
            }
            else
            {
                Emit(at);
                Restart(at, 0);
            }
        }

        used += cells;
        if (betweenWords && cells > 1)
            Break(at + length);
    }

    private void Break(int at)
    {
        breakAt = at;
        usedAtBreak = used;
    }

    private void Restart(int at, int cells)
    {
        start = at;
        used = cells;
        breakAt = -1;
    }

    private void Emit(int end)
    {
        while (betweenWords && end > start && text[end - 1] == ' ')
            end--;
        var line = new List<TextRun>();
        for (var at = start; at < end;)
        {
            while (runStart + runs[run].Text.Length <= at)
                runStart += runs[run++].Text.Length;
            var stop = Math.Min(end, runStart + runs[run].Text.Length);
            line.Add(at == runStart && stop - at == runs[run].Text.Length ? runs[run] : new TextRun(text[at..stop], runs[run].Tone));
            at = stop;
        }

        lines.Add(line);
    }
}
