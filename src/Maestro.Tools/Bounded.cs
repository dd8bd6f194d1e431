using System.Text;

namespace Maestro.Tools;

/// <summary>Keeps what a model is told within bounds, with a note of what was cut.</summary>
internal static class Bounded
{
    private const int LongestLine = 2000;

    public static string Line(string line) => line.Length <= LongestLine ? line : $"{line[..LongestLine]}... (cut: {line.Length} characters)";

    /// <summary>The first items that fit, one a line.</summary>
    public static string Lines(IReadOnlyCollection<string> items, int most, string what)
    {
        if (items.Count == 0)
            return $"No {what}.";
        var text = new StringBuilder();
        foreach (var item in items.Take(most))
            text.Append(Line(item)).Append('\n');
        if (items.Count > most)
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"(cut: {items.Count} {what} in all)");
        return text.ToString().TrimEnd('\n');
    }
}
