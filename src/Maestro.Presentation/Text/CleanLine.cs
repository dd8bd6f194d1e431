using System.Text;

namespace Maestro.Presentation.Text;

/// <summary>Makes a line safe to show: no control codes, no half characters, tabs as spaces.</summary>
internal static class CleanLine
{
    private const int TabStop = 4;

    public static string Of(string line)
    {
        var at = 0;
        while (at < line.Length && !IsOdd(line[at]))
            at++;
        if (at == line.Length)
            return line;
        var clean = new StringBuilder(line, 0, at, line.Length + 16);
        for (; at < line.Length; at++)
            Add(clean, line, ref at);
        return clean.ToString();
    }

    private static bool IsOdd(char c) => c is < ' ' or (>= '\u007f' and <= '\u009f') or '\u2028' or '\u2029' || char.IsSurrogate(c);

    private static void Add(StringBuilder clean, string line, ref int at)
    {
        var c = line[at];
        if (c is '\t')
            clean.Append(' ', TabStop - (clean.Length % TabStop));
        else if (char.IsHighSurrogate(c) && at + 1 < line.Length && char.IsLowSurrogate(line[at + 1]))
            clean.Append(c).Append(line[++at]);
        else if (char.IsSurrogate(c))
            clean.Append('\ufffd');
        else if (!IsOdd(c))
            clean.Append(c);
    }
}
