using Maestro.Presentation.Markdown;

namespace Maestro.Presentation.Tests.Markdown;

public sealed class MarkdownCostTests
{
    private const int Tokens = 6_000;

    [Theory]
    [InlineData("word ")]
    [InlineData("word **strong** and `code`, then more of it.\n\n")]
    [InlineData("- an item with [link](http://a.b)\n")]
    [InlineData("| cell | another cell |\n", "| A | B |\n|---|---|\n")]
    [InlineData("var line = 1; // of code\n", "```cs\n")]
    [InlineData("x = 1; ", "```cs\n")]
    [InlineData("> quoted\n")]
    [InlineData("1. one\n   - two\n     ```\n     code\n     ```\n")]
    public void A_token_and_the_frame_after_it_cost_the_same_however_long_the_text_is(string repeated, string start = "")
    {
        var text = new MarkdownText(start);
        var early = 0L;
        var late = 0L;
        for (var i = 0; i < Tokens; i++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            Show(text, repeated[(i * 4 % repeated.Length)..Math.Min(repeated.Length, (i * 4 % repeated.Length) + 4)]);
            var cost = GC.GetAllocatedBytesForCurrentThread() - before;
            early += i < Tokens / 2 ? cost : 0;
            late += i >= Tokens / 2 ? cost : 0;
        }

        // Were the cost to grow with the length, the second half would cost three times the first.
        Assert.InRange(late, 0, (early * 3 / 2) + 1_000_000);
    }

    private static void Show(MarkdownText text, string token)
    {
        text.Append(token);
        var count = text.LineCount(text.Parts - 1, 80);
        for (var line = Math.Max(0, count - 40); line < count; line++)
            _ = text.Line(text.Parts - 1, line, 80);
    }
}
