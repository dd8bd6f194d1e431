using System.Text;

namespace Maestro.Presentation.Text;

/// <summary>A table of plain text: a header, a rule, and rows whose cells wrap inside their column.</summary>
public sealed class TextTable(params IReadOnlyList<string> headers)
{
    private const int Gap = 2;
    private const int Narrowest = 6;
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

    /// <summary>The same lines, the header and the rule in tones of their own.</summary>
    public IEnumerable<StyledLine> Lines(int width)
    {
        var widths = Widths(width);
        var rule = StyledLine.Of(string.Join(new string(' ', Gap), widths.Select(column => new string('─', column))), Tone.Mark);
        return [.. Row(headers, widths, Tone.Strong), rule, .. rows.SelectMany(row => Row(row, widths, Tone.Plain))];
    }

    /// <summary>Every column as wide as its text; while that is too much, the widest gives.</summary>
    private int[] Widths(int width)
    {
        var widths = headers.Select((header, column) => Math.Max(CellWidth.Of(header), rows.Select(row => Widest(row[column])).DefaultIfEmpty(0).Max())).ToArray();
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
