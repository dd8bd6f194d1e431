using System.Globalization;
using System.Text;

namespace Maestro.Core.Permissions.Shell;

/// <summary>The text that <c>$'...'</c> stands for.</summary>
internal static class AnsiQuote
{
    /// <summary>Reads from after the opening quote to after the closing one; null when it holds what cannot stand in a plain word.</summary>
    public static string? Read(ShellCursor cursor)
    {
        var text = new StringBuilder();
        while (!cursor.AtEnd)
        {
            var c = cursor.Text[cursor.At++];
            if (c is '\'')
                return text.ToString();
            if (c is not '\\')
                text.Append(c);
            else if (Escaped(cursor) is { } escaped)
                text.Append(escaped);
            else
                return null;
        }

        return null;
    }

    private static string? Escaped(ShellCursor cursor)
    {
        var c = cursor.Current;
        cursor.At++;
        return c switch
        {
            'n' => "\n",
            't' => "\t",
            '\\' or '\'' or '"' or '?' => c.ToString(),
            'x' => Printable(Number(cursor, 2, 16)),
            'u' => Printable(Number(cursor, 4, 16)),
            'U' => Printable(Number(cursor, 8, 16)),
            >= '0' and <= '7' => Octal(cursor),
            _ => null,
        };
    }

    private static string? Octal(ShellCursor cursor)
    {
        cursor.At--;
        return Printable(Number(cursor, 3, 8));
    }

    /// <summary>Bytes above 127 are parts of characters, and control characters end or hide a text: neither is guessed at.</summary>
    private static string? Printable(int value) => value is >= ' ' and < 127 or '\n' or '\t' ? ((char)value).ToString() : null;

    private static int Number(ShellCursor cursor, int most, int radix)
    {
        var value = 0;
        for (var i = 0; i < most && char.IsAsciiHexDigit(cursor.Current) && (radix is 16 || cursor.Current is >= '0' and <= '7'); i++)
            value = unchecked((value * radix) + int.Parse(cursor.Text.AsSpan(cursor.At++, 1), NumberStyles.HexNumber, CultureInfo.InvariantCulture));
        return value;
    }
}
