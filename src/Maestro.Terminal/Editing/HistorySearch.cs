namespace Maestro.Terminal.Editing;

/// <summary>A search backwards through the prompts given before, while its words are still being typed.</summary>
public sealed class HistorySearch(IReadOnlyList<string> entries)
{
    private int index = entries.Count;

    public string Query { get; private set; } = "";

    /// <summary>The prompt found last; null before the first.</summary>
    public string? Match => index < entries.Count ? entries[index] : null;

    /// <summary>Whether no prompt, or no further one, holds the query.</summary>
    public bool IsFailing { get; private set; }

    /// <summary>Adds to the query; the match stays while it holds the query.</summary>
    public void Type(string text)
    {
        Query += text;
        Find(Math.Min(index, entries.Count - 1), -1);
    }

    /// <summary>Takes the last cluster from the query and searches anew from the newest prompt.</summary>
    public void Erase()
    {
        Query = Query[..ClusterBounds.Previous(Query, Query.Length)];
        index = entries.Count;
        IsFailing = false;
        if (Query.Length > 0)
            Find(entries.Count - 1, -1);
    }

    public void Older() => Find(index - 1, -1);

    public void Newer() => Find(index + 1, 1);

    private void Find(int from, int step)
    {
        for (var i = from; i >= 0 && i < entries.Count; i += step)
        {
            if (!entries[i].Contains(Query, StringComparison.OrdinalIgnoreCase) || (i != index && entries[i] == Match))
                continue;
            (index, IsFailing) = (i, false);
            return;
        }

        IsFailing = true;
    }
}
