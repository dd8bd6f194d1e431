namespace Maestro.Tools.Edits;

/// <summary>A text as lines, with the place where each begins.</summary>
internal sealed class TextLines
{
    private readonly string text;
    private readonly string[] lines;
    private readonly int[] starts;

    public TextLines(string text)
    {
        this.text = text;
        lines = text.Split('\n');
        starts = new int[lines.Length];
        for (var i = 1; i < lines.Length; i++)
            starts[i] = starts[i - 1] + lines[i - 1].Length + 1;
        Count = lines.Length > 1 && lines[^1].Length == 0 ? lines.Length - 1 : lines.Length;
    }

    /// <summary>Number of lines; a final newline begins none.</summary>
    public int Count { get; }

    public string this[int line] => lines[line];

    public int StartOf(int line) => line < starts.Length ? starts[line] : text.Length;

    public int LineAt(int place)
    {
        var found = Array.BinarySearch(starts, place);
        return found >= 0 ? found : ~found - 1;
    }

    /// <summary>Where a range of lines stands, without the newline behind its last one.</summary>
    public (int Start, int Length) RangeOf(int first, int count) =>
        (starts[first], starts[first + count - 1] + lines[first + count - 1].Length - starts[first]);

    /// <summary>Whether a newline stands behind the line.</summary>
    public bool HasEnd(int line) => line < lines.Length - 1;
}
