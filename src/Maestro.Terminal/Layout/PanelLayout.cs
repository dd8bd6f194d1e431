namespace Maestro.Terminal.Layout;

/// <summary>Where the panels stand: side by side while they are wide enough, then in rows, then one open panel beside a list of all.</summary>
/// <param name="List">The list of panels, when there is no room for all; null otherwise.</param>
/// <param name="Panels">One area for each visible panel, in order.</param>
public sealed record PanelLayout(Area? List, IReadOnlyList<Area> Panels)
{
    private const int Narrowest = 36;
    private const int Lowest = 6;
    private const int ListColumns = 18;

    /// <summary>Lays out so many panels; when they do not all fit, only one area is given, for the panel that is open.</summary>
    public static PanelLayout Of(Area area, int panels)
    {
        if (panels <= 1)
            return new PanelLayout(null, panels == 0 ? [] : [area]);
        for (var columns = Math.Min(panels, Math.Max(1, area.Columns / Narrowest)); columns >= 1; columns--)
        {
            var rows = (panels + columns - 1) / columns;
            if (rows > 1 && columns > 1 && panels <= (columns - 1) * rows)
                continue;
            if (area.Rows / rows >= Lowest)
                return new PanelLayout(null, Grid(area, panels, columns, rows));
        }

        var widest = area.Columns / Narrowest;
        var needed = widest < 1 ? int.MaxValue : (panels + widest - 1) / widest;
        if (needed <= area.Rows / Lowest)
            return new PanelLayout(null, Grid(area, panels, widest, needed));
        var list = Math.Min(ListColumns, area.Columns / 3);
        return new PanelLayout(area with { Columns = list }, [new Area(area.Column + list, area.Row, area.Columns - list, area.Rows)]);
    }

    /// <summary>Rows of panels; the last row shares its width among those that are left.</summary>
    private static List<Area> Grid(Area area, int panels, int columns, int rows)
    {
        var areas = new List<Area>(panels);
        for (var row = 0; row < rows; row++)
        {
            var inRow = Math.Min(columns, panels - (row * columns));
            var (top, bottom) = (Part(area.Rows, row, rows), Part(area.Rows, row + 1, rows));
            for (var column = 0; column < inRow; column++)
            {
                var (left, right) = (Part(area.Columns, column, inRow), Part(area.Columns, column + 1, inRow));
                areas.Add(new Area(area.Column + left, area.Row + top, right - left, bottom - top));
            }
        }

        return areas;
    }

    private static int Part(int whole, int index, int count) => whole * index / count;
}
