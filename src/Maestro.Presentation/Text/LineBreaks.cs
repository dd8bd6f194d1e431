using System.Globalization;

namespace Maestro.Presentation.Text;

/// <summary>Finds where a line of a paragraph ends: at the last space that fits, inside a word only when the word alone is too wide.</summary>
internal static class LineBreaks
{
    /// <summary>How much of the text the first line shows, and where the next one begins; both are the length of the text when all of it fits.</summary>
    public static (int Shown, int Next) First(ReadOnlySpan<char> text, int width)
    {
        int at = 0, used = 0, space = -1;
        while (at < text.Length)
        {
            var length = text.Length - at > 1 && char.IsAscii(text[at]) && char.IsAscii(text[at + 1]) ? 1 : StringInfo.GetNextTextElementLength(text[at..]);
            if (text[at] is ' ')
                space = at;
            used += length == 1 && char.IsAscii(text[at]) ? 1 : CellWidth.OfCluster(text.Slice(at, length));
            if (used > width && at > 0)
                return text[at] is ' ' ? (at, at + 1) : space > 0 ? (space, space + 1) : (at, at);
            at += length;
        }

        return (text.Length, text.Length);
    }
}
