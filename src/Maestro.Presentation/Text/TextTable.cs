using System.Text;

namespace Maestro.Presentation.Text;

/// <summary>A table of plain text: a header, a rule, and rows whose cells wrap inside their column.</summary>
public sealed class TextTable(params IReadOnlyList<string> headers)
{
    private const int Gap = 2;
    private const int Narrowest = 6;

    /// <summary>A column that had to become narrower than this is no longer read with ease.</summary>
    private const int Readable = 12;

    private readonly List<IReadOnlyList<string>> rows = [];

    public TextTable Add(params IReadOnlyList<string> cells)
    {
        if (cells.Count != headers.Count)
            throw new ArgumentException($"A row needs {headers.Count} cells, not {cells.Count}.", nameof(cells));
        rows.Add(cells);
        return this;
    }

    /// <summary>The table with no line wider than <paramref name="width"/> cells, as far as its columns can shrink.</summary>
    public string Render(int width)
    {
        var text = new StringBuilder();
        foreach (var line in Lines(width))
            text.AppendLine(line.Text);
        return text.ToString();
    }

    /// <summary>The same lines, the header and the rule in tones of their own; where the columns do not fit, each row becomes a few lines.</summary>
    public IEnumerable<StyledLine> Lines(int width)
    {
        var widths = Widths(width);
        if (widths.Index().Any(column => column.Item < Readable && column.Item < Wanted(column.Index)))
            return rows.SelectMany((row, i) => Record(row, i > 0, width));
        var rule = StyledLine.Of(string.Join(new string(' ', Gap), widths.Select(column => new string('─', column))), Tone.Mark);
        return [.. Row(headers, widths, Tone.Strong), rule, .. rows.SelectMany(row => Row(row, widths, Tone.Plain))];
    }

    /// <summary>Every column as wide as its text; while that is too much, the widest gives.</summary>
    private int[] Widths(int width)
    {
        var widths = headers.Select((_, column) => Wanted(column)).ToArray();
        var over = widths.Sum() + (Gap * (widths.Length - 1)) - width;
        while (over > 0)
        {
            var widest = Array.IndexOf(widths, widths.Max());
            if (widths[widest] <= Narrowest)
                break;
            var second = widths.Where((_, column) => column != widest).DefaultIfEmpty(Narrowest).Max();
            var cut = Math.Clamp(Math.Max(1, widths[widest] - second), 1, Math.Min(over, widths[widest] - Narrowest));
            widths[widest] -= cut;
            over -= cut;
        }

        return widths;
    }

    private int Wanted(int column) => Math.Max(CellWidth.Of(headers[column]), rows.Select(row => Widest(row[column])).DefaultIfEmpty(0).Max());

    /// <summary>The first two cells as a title, the others below it with their headers.</summary>
    private IEnumerable<StyledLine> Record(IReadOnlyList<string> row, bool hasOthersAbove, int width)
    {
        const string indent = "  ";
        var room = Math.Max(2, width - indent.Length);
        if (hasOthersAbove && row.Count > 2)
            yield return StyledLine.Empty;
        foreach (var line in TextWrap.Lines(string.Join(new string(' ', Gap), row.Take(2)), Math.Max(2, width)))
            yield return StyledLine.Of(line, Tone.Strong);
        foreach (var (i, cell) in row.Index().Skip(2).Where(cell => cell.Item is not ("" or "-")))
            foreach (var line in TextWrap.Lines($"{headers[i]}: {cell.Replace("\n", ", ", StringComparison.Ordinal)}", room))
                yield return StyledLine.Of(indent + line);
    }

    private static int Widest(string cell) => cell.Split('\n').Max(line => CellWidth.Of(line));

    private static IEnumerable<StyledLine> Row(IReadOnlyList<string> cells, int[] widths, Tone tone)
    {
        var wrapped = cells.Select((cell, column) => TextWrap.Lines(cell, Math.Max(2, widths[column]))).ToArray();
        for (var line = 0; line < wrapped.Max(cell => cell.Count); line++)
        {
            var row = new StringBuilder();
            for (var column = 0; column < wrapped.Length; column++)
            {
                var cell = line < wrapped[column].Count ? wrapped[column][line] : "";
                row.Append(cell).Append(' ', Math.Max(0, widths[column] - CellWidth.Of(cell)) + Gap);
            }

            yield return StyledLine.Of(row.ToString().TrimEnd(), tone);
        }
    }
}
