namespace Maestro.Core.Changes;

/// <summary>What became of a line.</summary>
public enum LineEditKind
{
    Same,
    Removed,
    Added,
}

/// <summary>A line of the old or the new text; both places are those that the line has or would have.</summary>
public readonly record struct LineEdit(LineEditKind Kind, int Old, int New);

/// <summary>The shortest way from one list of lines to another (Myers), or a plain replacement where that would take too long.</summary>
public static class LineDiff
{
    private const int MostEdits = 1500;

    public static List<LineEdit> Of(IReadOnlyList<string> old, IReadOnlyList<string> now)
    {
        var start = 0;
        while (start < old.Count && start < now.Count && old[start] == now[start])
            start++;
        var end = 0;
        while (end < old.Count - start && end < now.Count - start && old[^(end + 1)] == now[^(end + 1)])
            end++;
        var edits = new List<LineEdit>();
        for (var i = 0; i < start; i++)
            edits.Add(new LineEdit(LineEditKind.Same, i, i));
        edits.AddRange(Middle(old, now, start, old.Count - end, now.Count - end));
        for (var i = end; i > 0; i--)
            edits.Add(new LineEdit(LineEditKind.Same, old.Count - i, now.Count - i));
        return edits;
    }

    private static List<LineEdit> Middle(IReadOnlyList<string> old, IReadOnlyList<string> now, int start, int oldEnd, int nowEnd)
    {
        var (n, m) = (oldEnd - start, nowEnd - start);
        var most = Math.Min(n + m, MostEdits);
        var reach = new int[(2 * most) + 2];
        var trace = new List<int[]>();
        for (var d = 0; d <= most && n > 0 && m > 0; d++)
        {
            trace.Add(reach[(most - d)..(most + d + 2)]);
            for (var k = -d; k <= d; k += 2)
            {
                var x = k == -d || (k != d && reach[most + k - 1] < reach[most + k + 1]) ? reach[most + k + 1] : reach[most + k - 1] + 1;
                var y = x - k;
                while (x < n && y < m && old[start + x] == now[start + y])
                    (x, y) = (x + 1, y + 1);
                reach[most + k] = x;
                if (x >= n && y >= m)
                    return Way(trace, d, n, m, start);
            }
        }

        return
        [
            .. Enumerable.Range(start, n).Select(i => new LineEdit(LineEditKind.Removed, i, start)),
            .. Enumerable.Range(start, m).Select(i => new LineEdit(LineEditKind.Added, oldEnd, i)),
        ];
    }

    /// <summary>Goes back from the end along what was reached with ever fewer edits.</summary>
    private static List<LineEdit> Way(List<int[]> trace, int edits, int x, int y, int start)
    {
        var way = new List<LineEdit>();
        for (var d = edits; d >= 0; d--)
        {
            var (reach, k) = (trace[d], x - y);
            var before = k == -d || (k != d && reach[d + k - 1] < reach[d + k + 1]) ? k + 1 : k - 1;
            var fromX = d == 0 ? 0 : reach[d + before];
            var fromY = d == 0 ? 0 : fromX - before;
            while (x > fromX && y > fromY)
                way.Add(new LineEdit(LineEditKind.Same, start + --x, start + --y));
            if (d > 0)
                way.Add(before > k ? new LineEdit(LineEditKind.Added, start + x, start + --y) : new LineEdit(LineEditKind.Removed, start + --x, start + y));
        }

        way.Reverse();
        return way;
    }
}
