using CsCheck;
using Maestro.Terminal.Layout;

namespace Maestro.Terminal.Tests.Layout;

public sealed class PanelLayoutTests
{
    [Fact]
    public void Every_size_from_40_by_12_up_has_a_place_for_1_to_16_panels() =>
        Gen.Select(Gen.Int[1, 16], Gen.Int[40, 300], Gen.Int[9, 90]).Sample((panels, columns, rows) =>
        {
            var area = new Area(0, 1, columns, rows);
            var layout = PanelLayout.Of(area, panels);
            var areas = layout.List is { } list ? [list, .. layout.Panels] : layout.Panels.ToList();
            Assert.Equal(layout.List is null ? panels : 1, layout.Panels.Count);
            Assert.All(layout.Panels, panel => Assert.True(panel.Columns >= 20 && panel.Rows >= 5, panel.ToString()));
            Assert.Equal(columns * rows, areas.Sum(part => part.Columns * part.Rows));
            foreach (var (i, part) in areas.Index())
                Assert.DoesNotContain(areas.Skip(i + 1), other => part.Column < other.End && other.Column < part.End && part.Row < other.Bottom && other.Row < part.Bottom);
        });

    [Theory]
    [InlineData(3, 120, 36, "40x36 40x36 40x36")]
    [InlineData(4, 120, 36, "60x18 60x18 60x18 60x18")]
    [InlineData(12, 120, 37, "40x9 40x9 40x9 40x9 40x9 40x9 40x9 40x9 40x9 40x10 40x10 40x10")]
    [InlineData(2, 50, 20, "50x10 50x10")]
    [InlineData(9, 40, 10, "27x10")]
    public void Panels_stand_side_by_side_then_in_rows_then_one_is_open(int panels, int columns, int rows, string sizes) =>
        Assert.Equal(sizes, string.Join(' ', PanelLayout.Of(new Area(0, 0, columns, rows), panels).Panels.Select(area => $"{area.Columns}x{area.Rows}")));
}
