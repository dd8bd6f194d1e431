using Maestro.Presentation.Text;

namespace Maestro.Presentation.Markdown;

/// <summary>A table whose cells wrap inside their column; too narrow for its columns, each row is a list of its cells with their headers.</summary>
internal sealed class TableBlock : Block
{
    /// <summary>Rows after these change no column, so that a long table is not laid out again.</summary>
    private const int Measured = 64;

    private readonly IReadOnlyList<Align> columns;
    private readonly List<IReadOnlyList<TextRun>[]> rows = [];
    private readonly IReadOnlyList<TextRun>[] headers;
    private readonly int[] natural;
    private readonly int before;
    private List<StyledLine> lines = [];
    private int[]? widths;
    private int width;
    private int laidOut;

    public TableBlock(Frame frame, string header, IReadOnlyList<Align> columns)
        : base(frame)
    {
        this.columns = columns;
        headers = Cells(header, Tone.Strong);
        natural = new int[columns.Count];
        Measure(headers);
    }

    private TableBlock(TableBlock from, Frame frame, int before)
        : base(frame)
    {
        (columns, headers, natural, this.before) = (from.columns, from.headers, [.. from.natural], before);
    }

    public override void Add(string line)
    {
        var row = Cells(line, Tone.Plain);
        if (before + rows.Count < Measured)
            Measure(row);
        rows.Add(row);
    }

    public override IReadOnlyList<StyledLine> Lines(int width)
    {
        var fit = TableColumns.Fit(natural, Frame.Room(width));
        if (width != this.width || !Same(fit, widths))
        {
            (lines, laidOut, this.width, widths) = ([], 0, width, fit);
            if (before == 0 && fit is not null)
                AddHeader(fit);
        }

        for (; laidOut < rows.Count; laidOut++)
            if (fit is null)
                AddRecord(rows[laidOut]);
            else
                AddRow(rows[laidOut], fit);
        return lines;
    }

    public override IEnumerable<Block> WhileWritten()
    {
        if (rows.Count >= Measured)
            return [this, new TableBlock(this, Frame.Onward, rows.Count)];
        var copy = new TableBlock(this, Frame, 0);
        copy.rows.AddRange(rows);
        (copy.lines, copy.widths, copy.width, copy.laidOut) = ([.. lines], widths, width, laidOut);
        return [copy];
    }

    /// <summary>One for each column: what is missing is empty, what is too much stays with the last.</summary>
    private IReadOnlyList<TextRun>[] Cells(string line, Tone tone)
    {
        var cells = TableCells.Split(line);
        if (cells.Count > columns.Count)
            cells = [.. cells.Take(columns.Count - 1), string.Join(" | ", cells.Skip(columns.Count - 1))];
        return columns.Select((_, i) => i < cells.Count ? InlineText.Runs(IsOpen ? Unfinished.Complete(cells[i]) : cells[i], tone) : []).ToArray();
    }

    private void Measure(IReadOnlyList<TextRun>[] row)
    {
        for (var i = 0; i < natural.Length; i++)
            natural[i] = Math.Max(natural[i], row[i].Sum(run => CellWidth.Of(run.Text)));
    }

    private void AddHeader(int[] fit)
    {
        AddRow(headers, fit);
        Frame.Add(lines, [new TextRun(string.Join(new string(' ', TableColumns.Gap), fit.Select(column => new string('─', column))), Tone.Mark)], width);
    }

    private void AddRow(IReadOnlyList<TextRun>[] row, int[] fit)
    {
        var cells = row.Select((cell, i) => RunWrap.Words(cell, fit[i])).ToArray();
        for (var line = 0; line < cells.Max(cell => cell.Count); line++)
            Frame.Add(lines, TableColumns.Line(cells, line, fit, columns), width);
    }

    private void AddRecord(IReadOnlyList<TextRun>[] row)
    {
        if (before + laidOut > 0)
            Frame.Add(lines, [], width);
        for (var i = 0; i < row.Length; i++)
            foreach (var line in RunWrap.Words([.. headers[i], new TextRun(": "), .. row[i]], Frame.Room(width)))
                Frame.Add(lines, line, width);
    }

    private static bool Same(int[]? one, int[]? other) => one is null ? other is null : other is not null && one.AsSpan().SequenceEqual(other);
}
