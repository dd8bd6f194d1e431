using CsCheck;
using Maestro.Presentation.Panels.Blocks;
using Maestro.Presentation.Text;
using Maestro.Terminal.Views;

namespace Maestro.Terminal.Tests.Views;

public sealed class PanelScrollTests
{
    [Fact]
    public void A_window_over_the_lines_moves_as_over_one_long_list() =>
        Gen.Select(Gen.Int[0, 9].Array[1, 12], Gen.Int[1, 12], Gen.Int[-30, 30].Array[0, 12]).Sample((sizes, rows, moves) =>
        {
            var number = 0;
            IReadOnlyList<PanelBlock> blocks = [.. sizes.Select(size =>
            {
                StyledLine[] lines = [.. Enumerable.Range(0, size).Select(_ => StyledLine.Of($"{number++}"))];
                return new LinesBlock(_ => lines);
            })];
            var scroll = new PanelScroll();
            var top = Math.Max(0, number - rows);
            foreach (var move in moves)
            {
                scroll.Move(move, blocks, 10, rows);
                top = Math.Clamp(top - move, 0, Math.Max(0, number - rows));
                var seen = scroll.Visible(blocks, 10, rows).Select(line => line.Text);
                Assert.Equal(Enumerable.Range(top, Math.Min(rows, number - top)).Select(line => $"{line}"), seen);
                Assert.Equal(Math.Max(0, number - top - rows), scroll.Below(blocks, 10, rows));
            }
        });

    [Fact]
    public void What_is_shown_from_its_beginning_tells_at_once_how_much_is_below()
    {
        var text = new FlowingText(Tone.Plain);
        text.Append(string.Join('\n', Enumerable.Range(0, 50)));
        var scroll = new PanelScroll();
        scroll.ShowFrom(0);
        Assert.Equal(45, scroll.Below([text], 20, 5));
        Assert.Equal("0", scroll.Visible([text], 20, 5)[0].Text);
    }

    [Fact]
    public void A_panel_that_was_scrolled_stays_where_it_is_while_text_arrives()
    {
        var text = new FlowingText(Tone.Plain);
        text.Append(string.Join('\n', Enumerable.Range(0, 50)));
        var scroll = new PanelScroll();
        scroll.Move(10, [text], 20, 5);
        var before = scroll.Visible([text], 20, 5).Select(line => line.Text).ToList();
        text.Append("\nmore\nand more");
        Assert.Equal(before, scroll.Visible([text], 20, 5).Select(line => line.Text));
        Assert.False(scroll.Follows);
        scroll.Move(-100, [text], 20, 5);
        Assert.True(scroll.Follows);
        Assert.Equal("and more", scroll.Visible([text], 20, 5)[^1].Text);
    }
}
