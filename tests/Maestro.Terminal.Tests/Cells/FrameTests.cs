using Maestro.Terminal.Cells;

namespace Maestro.Terminal.Tests.Cells;

public sealed class FrameTests
{
    [Theory]
    [InlineData("plain text", "plain text")]
    [InlineData("too long for the row", "too long fo")]
    [InlineData("日本語日本語", "日本語日本")]
    [InlineData("e\u0301a\u0300", "e\u0301a\u0300")]
    [InlineData("a\u001b[31mb\rc\td", "a[31mbcd")]
    [InlineData("\u200bzero", "zero")]
    public void Text_is_cut_at_the_edge_and_cleaned_of_controls(string text, string shown)
    {
        var frame = new Frame(11, 1);
        frame.Draw(0, 0, text, Style.Plain);
        Assert.Equal(shown, Text(frame));
    }

    [Fact]
    public void Half_a_surrogate_pair_is_shown_as_what_it_is()
    {
        var frame = new Frame(9, 1);
        frame.Draw(0, 0, "\ud83d cut", Style.Plain);
        Assert.Equal("\ufffd cut", Text(frame));
    }

    [Fact]
    public void What_is_drawn_over_half_of_a_wide_cluster_blanks_the_other_half()
    {
        var frame = new Frame(6, 1);
        frame.Draw(0, 0, "日本語", Style.Plain);
        frame.Draw(1, 0, "x", Style.Plain);
        frame.Draw(4, 0, "y", Style.Plain);
        Assert.Equal(" x本y", Text(frame));
    }

    [Fact]
    public void Text_outside_the_frame_is_not_drawn()
    {
        var frame = new Frame(4, 1);
        frame.Draw(0, 1, "below", Style.Plain);
        frame.Draw(-1, 0, "left", Style.Plain);
        frame.Draw(9, 0, "right", Style.Plain);
        frame.Fill(-3, 0, 20, '─', Style.Plain);
        Assert.Equal("────", Text(frame));
    }

    private static string Text(Frame frame) => FrameText.RowOf(frame, 0);
}
