using System.Globalization;
using System.Text;

namespace Maestro.Presentation.Progress;

/// <summary>JSON as it streams, made readable at once: a list of names and values, one line each, indented; never a bracket or a quote.</summary>
/// <remarks>What is no JSON is passed over: the whole is read again, and better, when it is there.</remarks>
internal sealed class DataOutline
{
    private readonly Stack<Level> levels = new();
    private readonly StringBuilder shown = new();
    private readonly StringBuilder held = new();
    private Reading reading;
    private Reading afterEscape;
    private char? half;
    private bool isDone;

    private enum Reading
    {
        Between,
        Name,
        Text,
        Word,
        Escape,
        Code,
    }

    /// <summary>The readable form of the next piece.</summary>
    public string Next(ReadOnlySpan<char> piece)
    {
        shown.Clear().Append(half);
        half = null;
        foreach (var c in piece)
            if (!isDone)
                Take(c);
        if (shown.Length > 0 && char.IsHighSurrogate(shown[^1]))
        {
            half = shown[^1];
            shown.Length--;
        }

        return shown.ToString();
    }

    private void Take(char c)
    {
        switch (reading)
        {
            case Reading.Name or Reading.Text when c is '\\':
                (afterEscape, reading) = (reading, Reading.Escape);
                break;
            case Reading.Name or Reading.Text when c is '"':
                if (reading is Reading.Text)
                    shown.Append('\n');
                reading = Reading.Between;
                break;
            case Reading.Name or Reading.Text:
                Append(reading, c);
                break;
            case Reading.Escape when c is 'u':
                held.Clear();
                reading = Reading.Code;
                break;
            case Reading.Escape:
                reading = afterEscape;
                Append(reading, c switch { 'n' or 'r' => '\n', 't' or 'b' or 'f' => ' ', _ => c });
                break;
            case Reading.Code:
                if (held.Append(c).Length < 4)
                    break;
                reading = afterEscape;
                if (ushort.TryParse(held.ToString(), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
                    Append(reading, (char)code);
                break;
            case Reading.Word when c is not (',' or '}' or ']' or '\n' or ' ' or '\t'):
                shown.Append(c);
                break;
            default:
                if (reading is Reading.Word)
                    shown.Append('\n');
                reading = Reading.Between;
                Structure(c);
                break;
        }
    }

    private void Structure(char c)
    {
        var level = levels.Count > 0 ? levels.Peek() : null;
        switch (c)
        {
            case '{' or '[':
                Open(level, isList: c is '[');
                break;
            case '}' or ']' when level is not null:
                levels.Pop();
                if (level is { IsFirst: true, IsInline: true })
                    shown.Append('\n');
                isDone = levels.Count == 0;
                break;
            case ',' when level is { IsList: false }:
                level.ExpectsName = true;
                break;
            case '"' when level is { IsList: false, ExpectsName: true }:
                level.Name.Clear();
                level.ExpectsName = false;
                reading = Reading.Name;
                break;
            case '"' when level is not null:
                Lead(level, " ");
                reading = Reading.Text;
                break;
            case '-' or (>= '0' and <= '9') or (>= 'a' and <= 'z') when level is { ExpectsName: false } or { IsList: true }:
                Lead(level, " ");
                shown.Append(c);
                reading = Reading.Word;
                break;
            default:
                break;
        }
    }

    private void Open(Level? level, bool isList)
    {
        var isInline = level is { IsList: true } && !isList;
        if (level is not null)
            Lead(level, isInline ? "" : "\n");
        levels.Push(new Level(isList, isInline, level is null ? 0 : level.Indent + 1));
    }

    /// <summary>What comes before a value: its place in the list, and its name.</summary>
    private void Lead(Level level, string gap)
    {
        if (!(level is { IsFirst: true, IsInline: true }))
            shown.Append(' ', level.Indent * 2).Append("- ");
        level.IsFirst = false;
        if (!level.IsList)
            shown.Append(level.Name).Append(':').Append(gap);
        else if (gap is "\n")
            shown.Append(gap);
    }

    private void Append(Reading into, char c)
    {
        if (into is Reading.Name)
            levels.Peek().Name.Append(c);
        else if (c is '\n')
            shown.Append('\n').Append(' ', (levels.Peek().Indent * 2) + 2);
        else
            shown.Append(c);
    }

    private sealed class Level(bool isList, bool isInline, int indent)
    {
        public bool IsList { get; } = isList;

        /// <summary>An object in a list: its first line goes on behind the mark of the list.</summary>
        public bool IsInline { get; } = isInline;

        public int Indent { get; } = indent;

        public bool IsFirst { get; set; } = true;

        public bool ExpectsName { get; set; } = !isList;

        public StringBuilder Name { get; } = new();
    }
}
