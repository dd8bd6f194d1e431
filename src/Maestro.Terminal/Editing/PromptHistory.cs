namespace Maestro.Terminal.Editing;

/// <summary>The prompts given before, and which of them is shown; whoever owns it stores them.</summary>
public sealed class PromptHistory(params IEnumerable<string> prompts)
{
    private readonly List<string> entries = [.. prompts];
    private int? shown;
    private string draft = "";

    /// <summary>From the oldest to the newest.</summary>
    public IReadOnlyList<string> Entries => entries;

    /// <summary>Keeps a prompt, unless it is the same as the last one.</summary>
    public void Add(string prompt)
    {
        shown = null;
        if (prompt.Length > 0 && (entries.Count == 0 || entries[^1] != prompt))
            entries.Add(prompt);
    }

    /// <summary>The prompt before the shown one; <paramref name="current"/> is kept when it is the draft.</summary>
    public string? Older(string current)
    {
        var older = (shown ?? entries.Count) - 1;
        if (older < 0)
            return null;
        if (shown is null)
            draft = current;
        shown = older;
        return entries[older];
    }

    /// <summary>The prompt after the shown one, at last the draft.</summary>
    public string? Newer()
    {
        if (shown is not { } index)
            return null;
        shown = index + 1 < entries.Count ? index + 1 : null;
        return shown is { } newer ? entries[newer] : draft;
    }
}
