using Maestro.Presentation.Panels;
using Maestro.Presentation.Text;
using Maestro.Terminal.Cells;
using Maestro.Terminal.Layout;

namespace Maestro.Terminal.Screen;

/// <summary>Text of one panel that is marked with the mouse, from the cell where the button went down to the one it is over.</summary>
/// <param name="inside">Where the text of the panel stands on the screen.</param>
/// <param name="followed">The panel followed its newest line before it was held still.</param>
internal sealed class MouseSelection(AgentPanel panel, Area inside, (int Column, int Row) start, bool followed)
{
    private (int Column, int Row)? moved;

    public AgentPanel Panel { get; } = panel;

    public bool Followed { get; } = followed;

    public bool IsEmpty => moved is null || moved == start;

    /// <summary>Moves the end; outside the panel it stays at its edge.</summary>
    public void To(int column, int row) =>
        moved = (Math.Clamp(column, inside.Column, inside.End - 1), Math.Clamp(row, inside.Row, inside.Bottom - 1));

    /// <summary>The cells that are marked, row by row, in places of the screen.</summary>
    public IEnumerable<Area> Marked()
    {
        var end = moved ?? start;
        var (first, last) = (start.Row, start.Column).CompareTo((end.Row, end.Column)) <= 0 ? (start, end) : (end, start);
        for (var row = first.Row; row <= last.Row; row++)
        {
            var from = row == first.Row ? first.Column : inside.Column;
            var to = row == last.Row ? last.Column + 1 : inside.End;
            yield return new Area(from, row, to - from, 1);
        }
    }

    /// <summary>The marked text, without blanks at the ends of lines.</summary>
    /// <param name="lines">What the panel shows.</param>
    public string Text(IReadOnlyList<StyledLine> lines) => string.Join('\n', Marked()
        .Select(part => (Part: part, Line: part.Row - inside.Row))
        .Where(row => row.Line < lines.Count)
        .Select(row => Between(lines[row.Line].Text, row.Part.Column - inside.Column, row.Part.End - inside.Column).TrimEnd()));

    private static string Between(string line, int from, int to)
    {
        var text = new System.Text.StringBuilder();
        var clusters = new Clusters(line);
        for (var column = 0; clusters.MoveNext(); column += clusters.Width)
            if (column + clusters.Width > from && column < to)
                text.Append(clusters.Current);
        return text.ToString();
    }
}
