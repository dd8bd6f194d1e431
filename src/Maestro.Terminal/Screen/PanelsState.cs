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
    private Area whole;

    public Board Board { get; } = board;

    /// <summary>The panel that keys and commands act on; null while there is none.</summary>
    public AgentPanel? Selected { get; private set; }

    public bool IsZoomed { get; set; }

    public FileChoice FileChoice { get; } = new();

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

    /// <summary>Selects what stands in a row of the list of all panels.</summary>
    public void SelectInList(int row)
    {
        var place = RunListView.First(Board.Panels.ToList().IndexOf(Selected!), ListRows, Board.Panels.Count) + row;
        if (row >= 0 && place < Board.Panels.Count)
            Selected = Board.Panels[place];
    }

    /// <summary>What is seen at a cell.</summary>
    public (AgentPanel Panel, Area Area)? At(int column, int row) =>
        shown.Find(place => place.Area.Contains(column, row)) is { Panel: not null } place ? place : null;

    /// <summary>Gives every panel in sight its place.</summary>
    public void Arrange(Area area)
    {
        whole = area;
        Selected ??= Board.Panels.Count > 0 ? Board.Panels[^1] : null;
        Files = null;
        if (!IsZoomed && ShowsFiles && Board.Files.Files.Count > 0 && area.Columns >= WideEnoughForFiles)
        {
            Files = new Area(area.End - FilesColumns, area.Row, FilesColumns, area.Rows);
            area = area with { Columns = area.Columns - FilesColumns };
            FileChoice.Arrange(Board.Files.Files.Count, Math.Max(1, area.Rows - 2));
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
        if (panel is null)
            return;
        var (width, rows) = RoomOf(panel);
        ScrollOf(panel).Move(lines, panel.Blocks, width, rows);
    }

    /// <summary>Scrolls so that a line stands in the middle.</summary>
    public void ShowInMiddle(AgentPanel panel, (int Block, int Line) place)
    {
        var (width, rows) = RoomOf(panel);
        ScrollOf(panel).ShowAt(place.Block, place.Line);
        ScrollOf(panel).Move(rows / 2, panel.Blocks, width, rows);
    }

    /// <summary>Columns and rows that the text of a panel has; of one that is not seen, those it would have alone.</summary>
    public (int Width, int Rows) RoomOf(AgentPanel panel) =>
        PanelView.Room(shown.Find(place => place.Panel == panel) is { Panel: not null } place ? place.Area : whole, panel);

    /// <summary>Rows that are scrolled by a page of the selected panel.</summary>
    public int Page => Selected is { } panel ? Math.Max(1, RoomOf(panel).Rows - 1) : 1;

    private int ListRows => Math.Max(0, (List?.Rows ?? 0) - 2);

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
