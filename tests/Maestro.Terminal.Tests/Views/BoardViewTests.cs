using Maestro.Terminal.Cells;
using Maestro.Terminal.Layout;
using Maestro.Terminal.Screen;
using Maestro.Terminal.Tests.Cells;
using Maestro.Terminal.Themes;
using Maestro.Terminal.Views;
using Maestro.Testing;

namespace Maestro.Terminal.Tests.Views;

public sealed class BoardViewTests
{
    [Theory]
    [InlineData(120, 18, false)]
    [InlineData(80, 24, false)]
    [InlineData(40, 12, false)]
    [InlineData(80, 24, true)]
    public void Three_agents_and_their_files(int columns, int rows, bool isZoomed)
    {
        var panels = new PanelsState(SampleBoard.Create()) { IsZoomed = isZoomed };
        Golden.Matches($"board-{columns}x{rows}{(isZoomed ? "-zoomed" : "")}", Draw(panels, columns, rows, isZoomed ? Keyboard.Panel : Keyboard.Prompt));
    }

    [Fact]
    public void Results_of_devops_and_data_side_by_side_and_one_alone()
    {
        Golden.Matches("results-160x40", Draw(new PanelsState(SampleBoard.Results()), 160, 40, Keyboard.Prompt));
        Golden.Matches("results-100x34-zoomed", Draw(new PanelsState(SampleBoard.Results()) { IsZoomed = true }, 100, 34, Keyboard.Panel));
    }

    private static string Draw(PanelsState panels, int columns, int rows, Keyboard keyboard)
    {
        var frame = new Frame(columns, rows);
        var canvas = new Canvas(frame, ThemeList.Dark);
        HeaderView.Draw(canvas, new Area(0, 0, columns, 1), panels.Board, "~/shop on main", "gemini-2.5-flash", TimeSpan.FromSeconds(42));
        panels.Arrange(new Area(0, 1, columns, rows - 1));
        BoardView.Draw(canvas, panels, keyboard, SampleBoard.Start.AddSeconds(9));
        return FrameText.Of(frame);
    }
}
