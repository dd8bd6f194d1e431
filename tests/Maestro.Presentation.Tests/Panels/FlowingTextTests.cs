using CsCheck;
using Maestro.Presentation.Panels.Blocks;
using Maestro.Presentation.Text;

namespace Maestro.Presentation.Tests.Panels;

public sealed class FlowingTextTests
{
    private static readonly Gen<string> Piece = Gen.OneOf(
        Gen.Const("a"), Gen.Const(" "), Gen.Const("word "), Gen.Const("averyveryverylongword"), Gen.Const("日本語"), Gen.Const("\n"), Gen.Const("  "), Gen.Const("e\u0301"), Gen.Const("👩‍👩‍👧"));

    [Fact]
    public void Text_that_came_in_pieces_is_laid_out_like_the_whole() =>
        Gen.Select(Piece.Array[0, 60], Gen.Int[2, 40].Array[1, 4]).Sample((pieces, widths) =>
        {
            var growing = new FlowingText(Tone.Plain);
            for (var i = 0; i < pieces.Length; i++)
            {
                growing.Append(pieces[i]);
                _ = growing.LineCount(widths[i * widths.Length / pieces.Length]);
            }

            var whole = new FlowingText(Tone.Plain);
            whole.Append(string.Concat(pieces));
            foreach (var width in widths)
            {
                Assert.Equal(whole.Text(width), growing.Text(width));
                Assert.All(whole.Text(width).Split('\n'), line => Assert.InRange(CellWidth.Of(line), 0, width));
            }

            var letters = string.Concat(pieces).Where(c => c is not (' ' or '\n'));
            Assert.Equal(letters, whole.Text(widths[0]).Where(c => c is not (' ' or '\n')));
        });
}
