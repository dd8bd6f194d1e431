using System.Globalization;
using System.Text;

namespace Maestro.Testing.Screens;

/// <summary>A terminal that understands what Maestro writes to one and refuses the rest: what reaches it raw by mistake fails the test.</summary>
/// <param name="widthOf">How many cells a cluster takes here; terminals differ.</param>
public sealed class TerminalEmulator(int columns, int rows, Func<string, int> widthOf)
{
    /// <summary>CAN: what has begun of a sequence is dropped.</summary>
    private const char Cancel = '\u0018';

    private static readonly string[] Ascii = [.. Enumerable.Range(0, 127).Select(code => ((char)code).ToString())];

    private EmulatedGrid grid = new(columns, rows);
    private readonly Decoder decoder = Encoding.UTF8.GetDecoder();
    private readonly StringBuilder waiting = new();
    private (int Top, int Bottom)? margins;
    private EmulatedLook look = EmulatedLook.Plain;
    private string lookText = EmulatedLook.Plain.ToString();
    private (EmulatedGrid Grid, (int Column, int Row) Cursor, EmulatedLook Look)? normalScreen;

    /// <summary>A synchronised frame has come to its end and is to be seen.</summary>
    public event Action? FrameShown;

    public int Columns => grid.Columns;

    public int Rows => grid.Rows;

    public (int Column, int Row) Cursor { get; private set; }

    public bool IsCursorVisible { get; private set; } = true;

    /// <summary>Inside synchronised output: what is on the grid is not shown yet.</summary>
    public bool IsSynchronising => Modes.Contains(2026);

    /// <summary>The private modes (DECSET) that are on.</summary>
    public HashSet<int> Modes { get; } = [];

    /// <summary>The keyboard's flags (kitty) that have been pushed and not popped yet.</summary>
    public Stack<int> KeyboardFlags { get; } = new();

    /// <summary>How far modified keys are told apart (xterm's modifyOtherKeys); 0 as a rule.</summary>
    public int ModifiedKeys { get; private set; }

    /// <summary>The screen for programs that take it over whole, not the normal one with the shell.</summary>
    public bool IsAlternate => normalScreen is not null;

    public EmulatedCell this[int column, int row] => grid[column, row];

    /// <summary>The grid as text, each row without its blanks at the end.</summary>
    public string Text => string.Join('\n', Enumerable.Range(0, Rows).Select(RowText)).TrimEnd('\n');

    /// <summary>The text with the rows that have left it at the top.</summary>
    public string TextWithRowsAbove => string.Join('\n', [.. grid.Above, Text]);

    public string RowText(int row) => grid.RowText(row);

    /// <summary>The window has another size; what stands there is cut, and nothing is wrapped anew.</summary>
    public void Resize(int columns, int rows)
    {
        grid.Resize(columns, rows);
        normalScreen?.Grid.Resize(columns, rows);
        (Cursor, margins) = (Inside(Cursor.Column, Cursor.Row), null);
    }

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
                NextRow();
                return 1;
            case '\b':
                Cursor = (Math.Max(0, Cursor.Column - 1), Cursor.Row);
                return 1;
            case Cancel:
                return 1;
            case < ' ' or (>= '\u007f' and <= '\u009f'):
                throw new NotSupportedException($"control character {(int)text[0]:x2}");
            case < '\u007f' when text.Length == 1 || text[1] < '\u007f':
                Print(Ascii[text[0]]);
                return 1;
            default:
                // What follows may belong to it still.
                var length = StringInfo.GetNextTextElementLength(text);
                if (length == text.Length && text[0] >= '\u007f')
                    return 0;
                Print(text[..length].ToString());
                return length;
        }
    }

    private void Print(string cluster)
    {
        var width = widthOf(cluster);
        var (column, row) = Cursor;
        if (width == 0)
        {
            if (column > 0)
                grid.Set(column - 1, row, grid[column - 1, row] with { Text = grid[column - 1, row].Text + cluster });
            return;
        }

        if (column + width > Columns)
        {
            NextRow();
            (column, row) = (0, Cursor.Row);
        }

        grid.Set(column, row, new EmulatedCell(cluster, lookText));
        if (width == 2)
            grid.Set(column + 1, row, new EmulatedCell("", lookText));
        Cursor = (column + width, row);
    }

    private void NextRow()
    {
        if (Cursor.Row == Rows - 1)
            grid.ScrollUp();
        else
            Cursor = (Cursor.Column, Cursor.Row + 1);
    }

    private (int Column, int Row) Inside(int column, int row) => (Math.Clamp(column, 0, Columns - 1), Math.Clamp(row, 0, Rows - 1));

    private int Escape(ReadOnlySpan<char> text)
    {
        if (text.Length < 2)
            return 0;
        if (text[1] is not ('[' or ']' or Cancel))
            throw new NotSupportedException($"ESC {text[1]}");
        var end = text[1] is '[' ? EndOfSequence(text) : text.IndexOf('\a');
        var cancelled = text.IndexOf(Cancel);
        if (cancelled >= 0 && (end < 0 || cancelled < end))
            return cancelled + 1;
        if (end >= 0 && text[1] is '[')
            Sequence(text[2..end].ToString(), text[end]);
        return end + 1;
    }

    private static int EndOfSequence(ReadOnlySpan<char> text) => text[2..].IndexOfAnyInRange('@', '~') is var end and >= 0 ? end + 2 : -1;

    private void Sequence(string parameters, char final)
    {
        if (parameters.StartsWith('?') && final is 'h' or 'l')
        {
            Mode(int.Parse(parameters.AsSpan(1), CultureInfo.InvariantCulture), final is 'h');
            return;
        }

        if (parameters.StartsWith('>') || parameters.StartsWith('<'))
        {
            Keyboard(parameters, final);
            return;
        }

        if (parameters == "?2026$" && final == 'p')
            return;
        int[] numbers = parameters.Length == 0 ? [] : [.. parameters.Split(';').Select(number => int.Parse(number, CultureInfo.InvariantCulture))];
        switch (final)
        {
            case 'H':
                Cursor = numbers is [var row, var column] ? Inside(column - 1, row - 1) : (0, 0);
                break;
            case 'm':
                Look(look.After(numbers is [] ? [0] : numbers));
                break;
            case 'r':
                (margins, Cursor) = (numbers is [var top, var bottom] ? (Math.Min(top, Rows) - 1, Math.Min(bottom, Rows)) : null, (0, 0));
                break;
            case 'S' when numbers is [var lines]:
                var (first, end) = margins ?? (0, Rows);
                grid.ScrollUp(first, end, Math.Min(lines, end - first), new EmulatedCell(" ", lookText));
                break;
            case 'J' when numbers is [2]:
                grid.Fill(new EmulatedCell(" ", lookText));
                break;
            default:
                throw new NotSupportedException($"CSI {parameters}{final}");
        }
    }

    private void Keyboard(string parameters, char final)
    {
        switch (parameters, final)
        {
            case (['>', .. var flags], 'u'):
                KeyboardFlags.Push(int.Parse(flags, CultureInfo.InvariantCulture));
                break;
            case ("<", 'u'):
                KeyboardFlags.TryPop(out _);
                break;
            case (['>', '4', ';', .. var level], 'm'):
                ModifiedKeys = int.Parse(level, CultureInfo.InvariantCulture);
                break;
            case (">4", 'm'):
                ModifiedKeys = 0;
                break;
            default:
                throw new NotSupportedException($"CSI {parameters}{final}");
        }
    }

    /// <summary>Switches between the normal screen, which is kept with its cursor, and the alternate one, which starts empty.</summary>
    private void Alternate(bool isOn)
    {
        if (isOn && normalScreen is null)
            (normalScreen, grid) = ((grid, Cursor, look), new EmulatedGrid(Columns, Rows));
        else if (!isOn && normalScreen is { } normal)
        {
            (grid, normalScreen) = (normal.Grid, null);
            Cursor = Inside(normal.Cursor.Column, normal.Cursor.Row);
            Look(normal.Look);
        }
    }

    private void Look(EmulatedLook now) => (look, lookText) = (now, now.ToString());

    private void Mode(int mode, bool isOn)
    {
        if (mode == 1049)
            Alternate(isOn);
        if (mode == 25)
            IsCursorVisible = isOn;
        else if (isOn)
            Modes.Add(mode);
        else if (Modes.Remove(mode) && mode == 2026)
            FrameShown?.Invoke();
    }
}
