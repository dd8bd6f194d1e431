using Maestro.Presentation.Panels;
using Maestro.Terminal.Layout;
using Maestro.Terminal.Views;

namespace Maestro.Terminal.Screen;

/// <summary>Which panels are seen, where they stand, which one is chosen and how far each is scrolled.</summary>
public sealed class PanelsState(Board board)
{
    /// <summary>So many panels are kept in sight when nothing runs.</summary>
    private const int Resting = 3;

    private const int FilesColumns = 30;
    private const int WideEnoughForFiles = 110;

    private readonly Dictionary<AgentPanel, PanelScroll> scrolls = [];
    private List<(AgentPanel Panel, Area Area)> shown = [];

    public Board Board { get; } = board;

    /// <summary>The panel that keys and commands act on; null while there is none.</summary>
    public AgentPanel? Selected { get; private set; }

    public bool IsZoomed { get; set; }

    public bool ShowsFiles { get; set; } = true;

    /// <summary>What stands where, as of the last <see cref="Arrange"/>.</summary>
    public IReadOnlyList<(AgentPanel Panel, Area Area)> Shown => shown;

    /// <summary>Where the files stand, or null while they are not shown.</summary>
    public Area? Files { get; private set; }

    /// <summary>Where the list of all panels stands, when not all fit.</summary>
    public Area? List { get; private set; }

    public PanelScroll ScrollOf(AgentPanel panel)
    {
        if (!scrolls.TryGetValue(panel, out var scroll))
            scrolls[panel] = scroll = new PanelScroll();
        return scroll;
    }

    /// <summary>Some panels were closed: nothing of them is kept.</summary>
    public void Forget()
    {
        foreach (var panel in scrolls.Keys.Where(panel => !Board.Panels.Contains(panel)).ToList())
            scrolls.Remove(panel);
        if (Selected is { } selected && !Board.Panels.Contains(selected))
            Selected = null;
    }

    public void Select(AgentPanel panel) => Selected = panel;

    /// <summary>Selects the panel so many places further on, around the end.</summary>
    public void SelectNext(int step)
    {
        if (Board.Panels.Count == 0)
            return;
        var at = Selected is { } panel ? Board.Panels.ToList().IndexOf(panel) : step > 0 ? -1 : 0;
        Selected = Board.Panels[(at + step + Board.Panels.Count) % Board.Panels.Count];
    }

    /// <summary>Gives every panel in sight its place.</summary>
    public void Arrange(Area area)
    {
        Selected ??= Board.Panels.Count > 0 ? Board.Panels[^1] : null;
        Files = null;
        if (!IsZoomed && ShowsFiles && Board.Files.Files.Count > 0 && area.Columns >= WideEnoughForFiles)
        {
            Files = new Area(area.End - FilesColumns, area.Row, FilesColumns, area.Rows);
            area = area with { Columns = area.Columns - FilesColumns };
        }

        var visible = IsZoomed && Selected is { } zoomed ? [zoomed] : InSight();
        var layout = PanelLayout.Of(area, visible.Count);
        List = layout.List;
        shown = layout.List is null
            ? [.. visible.Zip(layout.Panels)]
            : [(Selected!, layout.Panels[0])];
    }

    /// <summary>Scrolls the selected panel up by so many lines, or down where the number is negative.</summary>
    public void Scroll(int lines, AgentPanel? panel = null)
    {
        panel ??= Selected;
        if (panel is null || shown.Find(place => place.Panel == panel) is not { Panel: not null } place)
            return;
        var (width, rows) = PanelView.Room(place.Area, panel);
        ScrollOf(panel).Move(lines, panel.Blocks, width, rows);
    }

    /// <summary>Rows that the text of the selected panel has.</summary>
    public int Page => shown.Find(place => place.Panel == Selected) is { Panel: { } panel } place ? Math.Max(1, PanelView.Room(place.Area, panel).Rows - 1) : 1;

    /// <summary>Everything that runs, the selected one, and the latest others up to a few.</summary>
    private List<AgentPanel> InSight()
    {
        var running = Board.Panels.Where(panel => !panel.Current.IsOver || panel == Selected).ToHashSet();
        foreach (var panel in Board.Panels.Where(panel => !running.Contains(panel)).OrderByDescending(panel => panel.Current.EndedAt).ToList())
            if (running.Count < Resting)
                running.Add(panel);
        return [.. Board.Panels.Where(running.Contains)];
    }
}
