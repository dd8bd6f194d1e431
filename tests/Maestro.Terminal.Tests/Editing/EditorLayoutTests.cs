using Maestro.Terminal.Editing;

namespace Maestro.Terminal.Tests.Editing;

public sealed class EditorLayoutTests
{
    /// <summary>Rows are parted by <c>/</c>; the cursor is shown before its cell.</summary>
    [Theory]
    [InlineData("|", 10, 3, "|")]
    [InlineData("one two three|", 8, 5, "one two /three|")]
    [InlineData("one two| three", 8, 5, "one two| /three")]
    [InlineData("one two |three", 8, 5, "one two /|three")]
    [InlineData("unbreakable|", 4, 5, "unbr/eaka/ble|")]
    [InlineData("four|", 4, 5, "four/|")]
    [InlineData("日本語|", 5, 5, "日本/語|")]
    [InlineData("a\tb|", 10, 5, "a   b|")]
    [InlineData("\t\t|x", 6, 5, "      /|x")]
    [InlineData("1\n2\n3\n4|", 10, 3, "2/3/4|")]
    [InlineData("1\n2|\n3\n4", 10, 3, "1/2|/3")]
    [InlineData("1\n2\n3|\n4\n5", 10, 3, "2/3|/4")]
    [InlineData("1\n|2\n3", 10, 1, "|2")]
    [InlineData("one two three\nfour|", 8, 2, "three/four|")]
    public void The_text_is_wrapped_and_scrolled_to_the_cursor(string text, int width, int maxRows, string shown)
    {
        var layout = EditorLayout.Of(Keys.EditorWith(text), width, maxRows);
        Assert.Equal(shown, string.Join('/', layout.Rows.Select((row, i) => i == layout.CursorRow ? row.Insert(Index(row, layout.CursorColumn), "|") : row)));
    }

    [Theory]
    [InlineData("1\n2\n3\n4|", true, false)]
    [InlineData("|1\n2\n3\n4", false, true)]
    [InlineData("1\n2\n3|", false, false)]
    [InlineData("1\n2\n3|\n4\n5", true, true)]
    public void It_tells_whether_there_is_more(string text, bool above, bool below)
    {
        var layout = EditorLayout.Of(Keys.EditorWith(text), 10, 3);
        Assert.Equal((above, below), (layout.HasMoreAbove, layout.HasMoreBelow));
    }

    private static int Index(string row, int column)
    {
        var index = 0;
        while (Maestro.Presentation.Text.CellWidth.Of(row.AsSpan(0, index)) < column)
            index++;
        return index;
    }
}
