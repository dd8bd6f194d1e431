using Maestro.Core.Changes;

namespace Maestro.Tools.Edits;

/// <summary>Lines that are looked for and lines that take their place, fitted to how the file writes them.</summary>
internal sealed class SearchBlock
{
    private readonly List<string> replace;

    public SearchBlock(string search, string replace)
    {
        Search = Lines(search);
        this.replace = replace.Length == 0 ? [] : [.. (replace.EndsWith('\n') ? replace[..^1] : replace).Split('\n')];
        TrimBlank();
    }

    /// <summary>Without blank lines before and after.</summary>
    public List<string> Search { get; }

    public int Count => Search.Count;

    public int Length => Search.Sum(line => line.Trim().Length);

    public List<int> Matches(TextLines lines, LineLikeness likeness, int from)
    {
        var wanted = Search.ConvertAll(line => likeness.Reduce(line));
        var had = Enumerable.Range(0, lines.Count).Select(i => likeness.Reduce(lines[i])).ToList();
        return [.. Enumerable.Range(from, Math.Max(0, lines.Count - wanted.Count - from + 1)).Where(first => wanted.Index().All(line => had[first + line.Index] == line.Item))];
    }

    public Place PlaceAt(TextLines lines, int first, string note)
    {
        var (start, length) = lines.RangeOf(first, Count);
        var fitted = Fitted([.. Enumerable.Range(first, Count).Select(i => lines[i])]);
        if (fitted.Count > 0)
            return new Place(start, length, string.Join('\n', fitted), note);
        return lines.HasEnd(first + Count - 1) ? new Place(start, length + 1, "", note)
            : start > 0 ? new Place(start - 1, length + 1, "", note) : new Place(start, length, "", note);
    }

    /// <summary>Lines that stay are left as the file has them; new ones get the file's indentation.</summary>
    private List<string> Fitted(List<string> had)
    {
        var indentation = new Indentation(Search, had);
        return [.. LineDiff.Of(Search, replace).Where(edit => edit.Kind is not LineEditKind.Removed)
            .Select(edit => edit.Kind is LineEditKind.Same ? had[edit.Old] : indentation.Of(replace[edit.New]))];
    }

    private void TrimBlank()
    {
        while (Search.Count > 1 && Search[0].Trim().Length == 0)
        {
            Search.RemoveAt(0);
            if (replace.Count > 0 && replace[0].Trim().Length == 0)
                replace.RemoveAt(0);
        }

        while (Search.Count > 1 && Search[^1].Trim().Length == 0)
        {
            Search.RemoveAt(Search.Count - 1);
            if (replace.Count > 0 && replace[^1].Trim().Length == 0)
                replace.RemoveAt(replace.Count - 1);
        }
    }

    private static List<string> Lines(string text) => [.. (text.EndsWith('\n') ? text[..^1] : text).Split('\n')];
}
