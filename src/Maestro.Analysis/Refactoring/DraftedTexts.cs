using Maestro.Core.Changes;

namespace Maestro.Analysis.Refactoring;

/// <summary>The files of a refactoring as they will be: each step sees what the steps before it did.</summary>
internal sealed class DraftedTexts(NameSearch search)
{
    private readonly SortedDictionary<string, string> drafts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<string>> descriptions = new(StringComparer.Ordinal);

    public Dictionary<string, string> Created { get; } = new(StringComparer.Ordinal);

    public List<string> Deleted { get; } = [];

    public List<FileMove> Moves { get; } = [];

    public List<string> Notes { get; } = [];

    /// <summary>Null when it is no text file of the repository.</summary>
    public string? Text(string path) => drafts.GetValueOrDefault(path) ?? Created.GetValueOrDefault(path) ?? search.Text(path);

    public void Set(string path, string text)
    {
        if (search.Text(path) is null)
            Created[path] = text;
        else
            drafts[path] = text;
    }

    /// <summary>Replaces pieces that do not overlap, given in the text as it is now.</summary>
    public void Replace(string path, IEnumerable<Piece> pieces)
    {
        var text = Text(path)!;
        foreach (var piece in pieces.OrderByDescending(piece => piece.Start))
            text = string.Concat(text.AsSpan(0, piece.Start), piece.With, text.AsSpan(piece.Start + piece.Length));
        Set(path, text);
    }

    public void Describe(string path, string what)
    {
        if (!descriptions.TryGetValue(path, out var known))
            descriptions[path] = known = [];
        if (!known.Contains(what))
            known.Add(what);
    }

    public RefactoringPlan Plan(string kind)
    {
        var edits = drafts.Where(draft => !Deleted.Contains(draft.Key)).Select(draft => Edit(draft.Key, search.Text(draft.Key)!, draft.Value))
            .Where(edit => edit is not null);
        return new RefactoringPlan(kind, [.. edits.Select(edit => edit!)], descriptions.ToDictionary(file => file.Key, file => string.Join("; ", file.Value), StringComparer.Ordinal), Notes)
        {
            Moves = Moves,
            Created = Created,
            Deleted = Deleted,
        };
    }

    /// <summary>What differs, from the first character to the last.</summary>
    private static TextEdit? Edit(string path, string before, string after)
    {
        if (before == after)
            return null;
        var start = before.AsSpan().CommonPrefixLength(after);
        var end = 0;
        while (end < Math.Min(before.Length, after.Length) - start && before[^(end + 1)] == after[^(end + 1)])
            end++;
        return new TextEdit(path, start, before.Length - start - end, after[start..^end]);
    }
}

/// <summary>A piece of a text and what takes its place.</summary>
internal readonly record struct Piece(int Start, int Length, string With);
