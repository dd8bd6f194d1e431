using System.Globalization;

namespace Maestro.Presentation.Text;

/// <summary>Breaks text into lines that fit a number of terminal cells.</summary>
public static class TextWrap
{
    /// <summary>Breaks at spaces, and inside a word only when the word alone is too wide; line ends in the text are kept.</summary>
    public static List<string> Lines(string text, int width)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 2);
        var lines = new List<string>();
        foreach (var paragraph in text.ReplaceLineEndings("\n").Split('\n'))
            AddParagraph(lines, paragraph.TrimEnd(), width);
        return lines;
    }

    private static void AddParagraph(List<string> lines, string paragraph, int width)
    {
        var line = "";
        foreach (var word in paragraph.Split(' '))
        {
            var joined = line.Length == 0 ? word : $"{line} {word}";
            if (CellWidth.Of(joined) <= width)
            {
                line = joined;
                continue;
            }

            if (line.Length > 0)
                lines.Add(line);
            line = Chop(lines, word, width);
        }

        lines.Add(line);
    }

    private static string Chop(List<string> lines, string word, int width)
    {
        while (CellWidth.Of(word) > width)
        {
            var length = Fitting(word, width);
            lines.Add(word[..length]);
            word = word[length..];
        }

        return word;
    }

    /// <summary>How many characters from the start fit; paths and names are broken after a separator when one is near.</summary>
    private static int Fitting(string word, int width)
    {
        int length = 0, used = 0;
        while (length < word.Length)
        {
            var next = StringInfo.GetNextTextElementLength(word.AsSpan(length));
            used += CellWidth.OfCluster(word.AsSpan(length, next));
            if (used > width && length > 0)
                break;
            length += next;
        }

        var separator = word.AsSpan(0, length).LastIndexOfAny("/._-:");
        return separator > length / 2 ? separator + 1 : length;
    }
}
