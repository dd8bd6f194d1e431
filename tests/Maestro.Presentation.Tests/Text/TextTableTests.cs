using CsCheck;
using Maestro.Presentation.Text;

namespace Maestro.Presentation.Tests.Text;

public sealed class TextTableTests
{
    [Fact]
    public void Cells_wrap_inside_their_column()
    {
        var table = new TextTable("Step", "What").Add("s1", "Read the code that signs people in").Add("s2", "漢字 wide");
        Assert.Equal(
            """
            Step  What
            ────  ────────────────
            s1    Read the code
                  that signs
                  people in
            s2    漢字 wide

            """.ReplaceLineEndings(), table.Render(22));
    }

    [Fact]
    public void No_line_is_wider_than_asked_and_no_letter_is_lost()
    {
        var cell = Gen.String[Gen.Char["ab /._漢é-"], 0, 40];
        Gen.Select(cell, cell, Gen.Int[30, 100]).Sample((left, right, width) =>
        {
            var text = new TextTable("One", "Two").Add(left, right).Render(width);
            return text.Split('\n').All(line => CellWidth.Of(line) <= width)
                && Letters(text).SequenceEqual(Letters("OneTwo" + left + right));
        });

        static IEnumerable<char> Letters(string text) => text.Where(c => c is not (' ' or '\n' or '\r' or '─')).Order();
    }
}
