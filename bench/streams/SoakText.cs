using System.Globalization;
using System.Text.RegularExpressions;

namespace Maestro.StreamBench;

/// <summary>The answer to a request of the soak: known from its number, so that both sides can tell whether anything is lost or twice.</summary>
internal static partial class SoakText
{
    private const string Mark = "soak run ";

    public static string Request(int run) => string.Create(CultureInfo.InvariantCulture, $"{Mark}{run}.");

    /// <summary>Every word is another one.</summary>
    public static IReadOnlyList<string> Words(int run) => [.. Enumerable.Range(0, 40 + (run % 160)).Select(word => string.Create(CultureInfo.InvariantCulture, $"w{run}x{word} "))];

    /// <summary>The number of the run that a request belongs to.</summary>
    public static int RunOf(string body) => int.Parse(Number().Match(body).Groups[1].ValueSpan, CultureInfo.InvariantCulture);

    /// <summary>How many words of the answer the request shows the model already.</summary>
    public static int Known(string body, IReadOnlyList<string> words)
    {
        var known = 0;
        while (known < words.Count && body.Contains(words[known].TrimEnd(), StringComparison.Ordinal))
            known++;
        return known;
    }

    [GeneratedRegex(Mark + @"(\d+)\.")]
    private static partial Regex Number();
}
