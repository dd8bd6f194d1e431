using System.Text;

namespace Maestro.Terminal.Editing;

/// <summary>Where words begin and end, over line ends.</summary>
/// <param name="isInWord">Whether a character belongs to a word.</param>
internal sealed class WordBounds(Func<Rune, bool> isInWord)
{
    /// <summary>Letters, digits and <c>_</c>.</summary>
    public static WordBounds Names { get; } = new(rune => Rune.IsLetterOrDigit(rune) || rune.Value is '_');

    /// <summary>Whatever stands between spaces.</summary>
    public static WordBounds Spaced { get; } = new(rune => !Rune.IsWhiteSpace(rune));

    /// <summary>The end of the word at the position, or of the next one.</summary>
    public TextPosition Next(TextLines lines, TextPosition from)
    {
        var isInside = false;
        for (var (line, index) = from; ; (line, index) = (line + 1, 0))
        {
            while (index < lines[line].Length)
            {
                if (IsWordAt(lines[line], index))
                    isInside = true;
                else if (isInside)
                    return new TextPosition(line, index);
                index = ClusterBounds.Next(lines[line], index);
            }

            if (isInside || line == lines.Count - 1)
                return new TextPosition(line, index);
        }
    }

    /// <summary>The start of the word before the position.</summary>
    public TextPosition Previous(TextLines lines, TextPosition from)
    {
        var isInside = false;
        for (var (line, index) = from; ; (line, index) = (line - 1, lines[line - 1].Length))
        {
            while (index > 0)
            {
                var before = ClusterBounds.Previous(lines[line], index);
                if (IsWordAt(lines[line], before))
                    isInside = true;
                else if (isInside)
                    return new TextPosition(line, index);
                index = before;
            }

            if (isInside || line == 0)
                return new TextPosition(line, index);
        }
    }

    private bool IsWordAt(string line, int index) => Rune.TryGetRuneAt(line, index, out var rune) && isInWord(rune);
}
