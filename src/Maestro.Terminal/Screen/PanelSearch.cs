using Maestro.Presentation.Panels;

namespace Maestro.Terminal.Screen;

/// <summary>Looks for text in one panel, line by line as it is laid out there; capitals count only where the query has some.</summary>
internal sealed class PanelSearch(AgentPanel panel)
{
    private (int Block, int Line)? found;

    public AgentPanel Panel { get; } = panel;

    public string Query { get; private set; } = "";

    /// <summary>The query is somewhere in the panel.</summary>
    public bool HasFound => found is not null;

    public StringComparison Comparison => Query.Any(char.IsUpper) ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase;

    /// <summary>Looks for another text, from where the last one stood upwards.</summary>
    public void Change(string query, PanelsState panels)
    {
        Query = query;
        Show(panels, Find(panels, found ?? LastLine(panels), -1));
    }

    /// <summary>Goes to the next older line that has the text, or to the next newer one.</summary>
    public void Next(PanelsState panels, bool older)
    {
        if (found is { } here)
            Show(panels, Find(panels, Step(panels, here, older ? -1 : 1), older ? -1 : 1));
    }

    /// <summary>Where the text stands in a line.</summary>
    public IEnumerable<(int Start, int Length)> In(string line)
    {
        if (Query.Length == 0)
            yield break;
        for (var at = line.IndexOf(Query, Comparison); at >= 0; at = line.IndexOf(Query, at + Query.Length, Comparison))
            yield return (at, Query.Length);
    }

    private void Show(PanelsState panels, (int Block, int Line)? place)
    {
        found = place;
        if (place is { } there)
            panels.ShowInMiddle(Panel, there);
    }

    /// <summary>The first line from a place on, around the end, that has the text.</summary>
    private (int Block, int Line)? Find(PanelsState panels, (int Block, int Line)? from, int step)
    {
        if (Query.Length == 0 || from is not { } place)
            return null;
        var width = panels.RoomOf(Panel).Width;
        var start = place;
        do
        {
            if (Panel.Blocks[place.Block].Line(place.Line, width).Text.Contains(Query, Comparison))
                return place;
            place = Step(panels, place, step) ?? start;
        }
        while (place != start);

        return null;
    }

    private (int Block, int Line)? LastLine(PanelsState panels) => Step(panels, (0, 0), -1);

    /// <summary>One line on, around the ends; null when the panel has no line.</summary>
    private (int Block, int Line)? Step(PanelsState panels, (int Block, int Line) place, int step)
    {
        var (width, blocks) = (panels.RoomOf(Panel).Width, Panel.Blocks);
        var (block, line) = (place.Block, place.Line + step);
        for (var tries = 0; tries <= blocks.Count; tries++)
        {
            if (block < blocks.Count && line >= 0 && line < blocks[block].LineCount(width))
                return (block, line);
            block = blocks.Count == 0 ? 0 : (block + step + blocks.Count) % blocks.Count;
            line = block >= blocks.Count ? 0 : step > 0 ? 0 : blocks[block].LineCount(width) - 1;
        }

        return null;
    }
}
