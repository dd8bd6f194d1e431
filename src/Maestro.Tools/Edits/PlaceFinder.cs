using System.Globalization;
using Maestro.Core.Tools;

namespace Maestro.Tools.Edits;

/// <summary>Where a text stands in a file, and what takes its place.</summary>
/// <param name="Note">How it was found, when not word for word.</param>
internal sealed record Place(int Start, int Length, string With, string? Note = null);

/// <summary>
/// Finds the one place that a model means: word for word, then tolerant of white space, indentation, quotes and line ends, then the nearest one when it is
/// near enough. It never chooses between two.
/// </summary>
internal static class PlaceFinder
{
    private const double NearEnough = 0.92;
    private const double Lead = 0.1;
    private const int LeastCharacters = 40;

    /// <param name="from">Lines before this one are not looked at.</param>
    /// <exception cref="ToolException">There is no such place, or more than one; the nearest are shown.</exception>
    public static Place Find(string text, string search, string replace, string shown, int from = 0)
    {
        search = search.Replace("\r\n", "\n", StringComparison.Ordinal);
        replace = replace.Replace("\r\n", "\n", StringComparison.Ordinal);
        if (string.IsNullOrWhiteSpace(search))
            throw new ToolException($"{shown}: the text to look for is empty; repeat some lines of the file.");
        var lines = new TextLines(text);
        var start = lines.StartOf(from);
        var exact = Occurrences(text, search, start);
        if (exact.Count == 1)
            return Whole(text, new Place(exact[0], search.Length, replace));
        if (exact.Count > 1)
            throw new ToolException(Ambiguous(lines, exact.ConvertAll(lines.LineAt), search.AsSpan().TrimEnd('\n').Count('\n') + 1, shown));

        var block = new SearchBlock(search, replace);
        foreach (var likeness in LineLikeness.Levels)
        {
            var found = block.Matches(lines, likeness, from);
            if (found.Count == 1)
                return block.PlaceAt(lines, found[0], $"{shown}: line {found[0] + 1} was matched with {likeness.Name} set aside");
            if (found.Count > 1)
                throw new ToolException(Ambiguous(lines, found, block.Count, shown));
        }

        var near = NearPlaces.Find(lines, block.Search, from);
        if (near is [{ Likeness: >= NearEnough } best, ..] && block.Length >= LeastCharacters && (near.Count == 1 || near[1].Likeness <= best.Likeness - Lead))
            return block.PlaceAt(lines, best.Line, string.Create(CultureInfo.InvariantCulture, $"{shown}: line {best.Line + 1} was the nearest match ({best.Likeness:P0} alike)"));
        throw new ToolException(NotFound(lines, near, block.Count, shown));
    }

    /// <summary>Every place where the text stands word for word.</summary>
    public static List<int> Occurrences(string text, string search, int start = 0)
    {
        var found = new List<int>();
        for (var at = text.IndexOf(search, start, StringComparison.Ordinal); at >= 0; at = text.IndexOf(search, at + search.Length, StringComparison.Ordinal))
            found.Add(at);
        return found;
    }

    /// <summary>Whole lines that go leave no empty line behind.</summary>
    private static Place Whole(string text, Place place)
    {
        var end = place.Start + place.Length;
        var isWhole = place.With.Length == 0 && (place.Start == 0 || text[place.Start - 1] == '\n') && end < text.Length && text[end] == '\n';
        return isWhole && text[end - 1] != '\n' ? place with { Length = place.Length + 1 } : place;
    }

    private static string Ambiguous(TextLines lines, IReadOnlyList<int> found, int count, string shown) =>
        $"{shown}: the text stands in {found.Count} places; add lines around it so that it names one, or give \"all\": true to change every one.\n"
        + string.Concat(found.Take(3).Select(line => Shown(lines, line, count, "")));

    private static string NotFound(TextLines lines, IReadOnlyList<NearPlace> near, int count, string shown) => near.Count == 0
        ? $"{shown}: the text is not in the file, and nothing is like it."
        : $"{shown}: the text is not in the file. The nearest places are:\n"
            + string.Concat(
                near.Take(3).Select(place => Shown(lines, place.Line, count, string.Create(CultureInfo.InvariantCulture, $" ({place.Likeness:P0} alike)"))))
            + "Repeat the text as it stands in the file.";

    private static string Shown(TextLines lines, int first, int count, string likeness)
    {
        const int most = 12;
        var last = Math.Min(lines.Count, first + count) - 1;
        var rows = Enumerable.Range(first, Math.Min(most, last - first + 1)).Select(i => $"{i + 1,5}  {Bounded.Line(lines[i])}\n");
        return $"line {first + 1}{likeness}:\n{string.Concat(rows)}";
    }
}
