using CsCheck;
using Maestro.Core.Text;

namespace Maestro.Core.Tests.Text;

public sealed class PlainTextTests
{
    [Theory]
    [InlineData("plain ünï 漢字\n\tx", "plain ünï 漢字\n\tx")]
    [InlineData("\u001b[31mred\u001b[0m", "red")]
    [InlineData("a\u001b]0;title\ab", "ab")]
    [InlineData("a\u001b]8;;http://x\u001b\\link\u001b]8;;\u001b\\", "alink")]
    [InlineData("a\u009b2Jb\u0007\u0008c\u007f", "abc")]
    [InlineData("a\u001bPdata\u001b\\b\u001b(Bc\u001b7d", "abcd")]
    [InlineData("10%\r20%\r\ndone", "10%\n20%\ndone")]
    [InlineData("a\u001b[12\nb", "a\nb")]
    [InlineData("a\u001b]0;never ended\nb", "a\nb")]
    public void Control_codes_are_taken_out(string dirty, string clean) => Assert.Equal(clean, PlainText.Clean(dirty));

    [Fact]
    public void A_control_string_that_never_ends_does_not_swallow_the_rest() =>
        Assert.EndsWith("the rest", PlainText.Clean($"\u001bP{new string('x', 100_000)}the rest"), StringComparison.Ordinal);

    [Fact]
    public void Pieces_give_the_same_as_the_whole_and_no_control_code_passes()
    {
        string[] texts = ["a", "é", "\u001b", "[", "]", "0;1", "m", "\a", "\\", "\r", "\n", "\u009b", "\u0090", "P", " "];
        var piece = Gen.Int[0, texts.Length - 1].Select(i => texts[i]);
        piece.Array[0, 30].Sample(pieces =>
        {
            var whole = PlainText.Clean(string.Concat(pieces));
            var cleaner = new PlainText();
            var joined = string.Concat(pieces.Select(cleaner.Next));
            return joined == whole && whole.All(c => c is '\n' or '\t' || !char.IsControl(c));
        });
    }
}
