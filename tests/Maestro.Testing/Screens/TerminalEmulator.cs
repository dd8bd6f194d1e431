using System.Globalization;
using System.Text;

namespace Maestro.Testing.Screens;

/// <summary>A terminal that understands what Maestro writes to one and refuses the rest: what reaches it raw by mistake fails the test.</summary>
/// <param name="widthOf">How many cells a cluster takes here; terminals differ.</param>
public sealed class TerminalEmulator(int columns, int rows, Func<string, int> widthOf)
{
    private readonly EmulatedCell[] cells = [.. Enumerable.Repeat(EmulatedCell.Blank, columns * rows)];
    private readonly Decoder decoder = Encoding.UTF8.GetDecoder();
    private readonly StringBuilder waiting = new();
    private EmulatedLook look = EmulatedLook.Plain;

    public int Columns { get; } = columns;

    public int Rows { get; } = rows;

    public (int Column, int Row) Cursor { get; private set; }

    public bool IsCursorVisible { get; private set; } = true;

    /// <summary>Inside synchronised output: what is on the grid is not shown yet.</summary>
    public bool IsSynchronising => Modes.Contains(2026);

    /// <summary>The private modes (DECSET) that are on.</summary>
    public HashSet<int> Modes { get; } = [];

    public EmulatedCell this[int column, int row] => cells[(row * Columns) + column];

    /// <summary>The grid as text, each row without its blanks at the end.</summary>
    public string Text => string.Join('\n', Enumerable.Range(0, Rows).Select(RowText)).TrimEnd('\n');

    public string RowText(int row) => string.Concat(Enumerable.Range(0, Columns).Select(column => this[column, row].Text)).TrimEnd();

    /// <summary>Takes bytes as a terminal reads them, cut anywhere.</summary>
    public void Feed(ReadOnlySpan<byte> bytes)
    {
        var characters = new char[bytes.Length + 2];
        waiting.Append(characters.AsSpan(0, decoder.GetChars(bytes, characters, flush: false)));
        var text = waiting.ToString();
        var used = 0;
        while (used < text.Length && Step(text.AsSpan(used)) is var length and > 0)
            used += length;
        waiting.Remove(0, used);
    }

    /// <summary>How many characters were taken; 0 when a sequence is not there whole.</summary>
    private int Step(ReadOnlySpan<char> text)
    {
        switch (text[0])
        {
            case '\u001b':
                return Escape(text);
            case '\r':
                Cursor = (0, Cursor.Row);
                return 1;
            case '\n':
                Cursor = (Cursor.Column, Math.Min(Rows - 1, Cursor.Row + 1));
                return 1;
            case < ' ' or (>= '\u007f' and <= '\u009f'):
                throw new NotSupportedException($"control character {(int)text[0]:x2}");
            default:
                var length = StringInfo.GetNextTextElementLength(text);
                Print(text[..length].ToString());
                return length;
        }
    }

    private void Print(string cluster)
    {
        var width = widthOf(cluster);
        var (column, row) = Cursor;
        if (column + width > Columns)
            (column, row) = (0, Math.Min(Rows - 1, row + 1));
        Set(column, row, new EmulatedCell(cluster, look.ToString()));
        if (width == 2)
            Set(column + 1, row, new EmulatedCell("", look.ToString()));
        Cursor = (column + width, row);
    }

    /// <summary>Overwriting half of a wide character clears the other half.</summary>
    private void Set(int column, int row, EmulatedCell cell)
    {
        var at = (row * Columns) + column;
        if (cells[at].Text.Length == 0 && column > 0)
            cells[at - 1] = cells[at - 1] with { Text = " " };
        else if (column + 1 < Columns && cells[at + 1].Text.Length == 0)
            cells[at + 1] = cells[at + 1] with { Text = " " };
        cells[at] = cell;
    }

    private int Escape(ReadOnlySpan<char> text)
    {
        if (text.Length < 2)
            return 0;
        if (text[1] is not '[')
            return text[1] is ']' ? OperatingSystemCommand(text) : throw new NotSupportedException($"ESC {text[1]}");
        var end = text[2..].IndexOfAnyInRange('@', '~');
        if (end < 0)
            return 0;
        Sequence(text.Slice(2, end).ToString(), text[end + 2]);
        return end + 3;
    }

    private static int OperatingSystemCommand(ReadOnlySpan<char> text)
    {
        var end = text.IndexOf('\a');
        return end < 0 ? 0 : end + 1;
    }

    private void Sequence(string parameters, char final)
    {
        if (parameters.StartsWith('?') && final is 'h' or 'l')
        {
            Mode(int.Parse(parameters.AsSpan(1), CultureInfo.InvariantCulture), final is 'h');
            return;
        }

        int[] numbers = parameters.Length == 0 ? [] : [.. parameters.Split(';').Select(number => int.Parse(number, CultureInfo.InvariantCulture))];
        switch (final)
        {
            case 'H':
                Cursor = numbers is [var row, var column] ? (column - 1, row - 1) : (0, 0);
                break;
            case 'm':
                look = look.After(numbers is [] ? [0] : numbers);
                break;
            case 'J' when numbers is [2]:
                Array.Fill(cells, new EmulatedCell(" ", look.ToString()));
                break;
            default:
                throw new NotSupportedException($"CSI {parameters}{final}");
        }
    }

    private void Mode(int mode, bool isOn)
    {
        if (mode == 25)
            IsCursorVisible = isOn;
        else if (isOn)
            Modes.Add(mode);
        else
            Modes.Remove(mode);
    }
}
