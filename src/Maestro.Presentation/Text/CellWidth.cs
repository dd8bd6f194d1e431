using Wcwidth;

namespace Maestro.Presentation.Text;

/// <summary>How many terminal cells text takes, by grapheme cluster.</summary>
public static class CellWidth
{
    public static int Of(ReadOnlySpan<char> text)
    {
        if (System.Text.Ascii.IsValid(text))
            return text.Length;
        var width = 0;
        while (!text.IsEmpty)
        {
            var length = System.Globalization.StringInfo.GetNextTextElementLength(text);
            width += OfCluster(text[..length]);
            text = text[length..];
        }

        return width;
    }

    /// <summary>The width of one grapheme cluster: that of its widest rune, two when it asks for emoji presentation; none
    /// when nothing stands before its first mark.</summary>
    public static int OfCluster(ReadOnlySpan<char> cluster)
    {
        var width = 0;
        foreach (var rune in cluster.EnumerateRunes())
        {
            var own = Math.Max(0, UnicodeCalculator.GetWidth(rune));
            if (width == 0 && own == 0)
                return 0;
            width = rune.Value is 0xFE0F ? 2 : Math.Max(width, own);
        }

        return width;
    }
}
