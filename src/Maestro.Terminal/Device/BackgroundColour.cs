using System.Globalization;

namespace Maestro.Terminal.Device;

/// <summary>Reads how terminals tell the colour of their background.</summary>
internal static class BackgroundColour
{
    /// <summary>Of COLORFGBG, as rxvt and Konsole set it: <c>foreground;background</c>, numbers of the palette.</summary>
    public static Background OfPalette(string? variable)
    {
        var last = variable.AsSpan()[((variable ?? "").LastIndexOf(';') + 1)..];
        return int.TryParse(last, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < 16
            ? index is 7 or > 8 ? Background.Light : Background.Dark
            : Background.Unknown;
    }

    /// <summary>Of the colour in a reply to OSC 11, as X writes colours: <c>rgb:</c>, <c>rgba:</c> with one to four digits each, or <c>#</c>.</summary>
    public static Background OfColour(ReadOnlySpan<char> colour)
    {
        Span<float> parts = stackalloc float[3];
        var isRead = colour.StartsWith("#") ? ReadHash(colour[1..], parts) : ReadParts(colour, parts);
        if (!isRead)
            return Background.Unknown;
        return (0.299 * parts[0]) + (0.587 * parts[1]) + (0.114 * parts[2]) > 0.5 ? Background.Light : Background.Dark;
    }

    private static bool ReadHash(ReadOnlySpan<char> digits, Span<float> parts)
    {
        var length = digits.Length / 3;
        for (var i = 0; i < 3; i++)
            if (digits.Length % 3 != 0 || !ReadPart(digits.Slice(i * length, length), out parts[i]))
                return false;
        return true;
    }

    private static bool ReadParts(ReadOnlySpan<char> colour, Span<float> parts)
    {
        if (!colour.StartsWith("rgb:") && !colour.StartsWith("rgba:"))
            return false;
        var rest = colour[(colour.IndexOf(':') + 1)..];
        Span<Range> ranges = stackalloc Range[5];
        if (rest.Split(ranges, '/') is not (3 or 4))
            return false;
        for (var i = 0; i < 3; i++)
            if (!ReadPart(rest[ranges[i]], out parts[i]))
                return false;
        return true;
    }

    private static bool ReadPart(ReadOnlySpan<char> digits, out float part)
    {
        part = 0;
        if (digits.Length is < 1 or > 4 || !ushort.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value))
            return false;
        part = value / ((1 << (4 * digits.Length)) - 1f);
        return true;
    }
}
