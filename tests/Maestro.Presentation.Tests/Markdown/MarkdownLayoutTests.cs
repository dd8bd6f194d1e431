using Maestro.Testing;

namespace Maestro.Presentation.Tests.Markdown;

public sealed class MarkdownLayoutTests
{
    private const string Everything =
        """
        # The *whole* reply

        A paragraph with **strong**, *emphasis*, ***both***, `code`, ~~gone~~, a [link](https://example.org/a) and <https://example.org>,
        which goes on here\
        and breaks here. 漢字漢字漢字漢字漢字漢字漢字漢字 &amp; snake_case_name stays.

        Setext
        ------
        - one
        - two that is long enough to go on in the next line of the screen
          - nested
            1. numbered
            1. counted on

               own paragraph
        - [ ] to do
        - [x] done

        3. three
        7. four
           ```csharp
           var x = 1; // one
           ```

        > quoted **text** that is long enough to go on in the next line
        lazily
        >
        > - item in it
        > > deeper

        ***
        | Name | Count | What it is |
        |:-----|------:|:----------:|
        | `a` | 1 | short |
        | **b** | 12,000 | a text that needs more than one line of its column |

            indented code

            after a gap
        ~~~
        no language
        ~~~
        The end <b>without</b> HTML.
        """;

    [Theory]
    [InlineData(60)]
    [InlineData(24)]
    [InlineData(14)]
    public void Everything_is_laid_out_for_the_width(int width) => Golden.Matches($"Everything{width}", Shown.Of(Everything, width));

    [Theory]
    [InlineData("A **stro", "A [s|stro]\n")]
    [InlineData("A **strong*", "A [s|strong]\n")]
    [InlineData("A **", "A\n")]
    [InlineData("A *emp **both", "A [e|emp ][s|both]\n")]
    [InlineData("A `code", "A [c|code]\n")]
    [InlineData("A `", "A\n")]
    [InlineData("A [link", "A link\n")]
    [InlineData("A [link](http://exa", "A [l|link]\n")]
    [InlineData("array[0", "array[0\n")]
    [InlineData("2 * 3 and snake_ca", "2 * 3 and snake_ca\n")]
    [InlineData("```js\nlet a", "  [k|let] a\n")]
    [InlineData("```js\nlet a\n``", "  [k|let] a\n")]
    [InlineData("| A | B", "[s|A]   [s|B]\n[m|──  ──]\n")]
    [InlineData("| A | B |\n|--", "[s|A]   [s|B]\n[m|──  ──]\n")]
    [InlineData("| A | B |\n|---|---|\n| on", "[s|A]   [s|B]\n[m|──  ──]\non\n")]
    [InlineData("Text\n-", "Text\n")]
    [InlineData("Text\n- it", "Text\n[m|• ]it\n")]
    [InlineData("#", "")]
    [InlineData("## He", "[h|He]\n")]
    [InlineData("", "")]
    public void What_is_unfinished_is_shown_as_it_will_most_likely_become(string text, string expected) => Assert.Equal(expected, Shown.Of(text, 40));

    [Fact]
    public void Marks_that_were_never_closed_are_shown_as_they_are_at_the_end()
    {
        var text = new Presentation.Markdown.MarkdownText("A **strong");
        text.End();
        Assert.Equal("A **strong\n", Shown.Of(Shown.Lines(text, 40)));
    }

    [Fact]
    public void No_control_code_and_no_half_character_gets_through()
    {
        var text = Shown.Of("a\u001b[31m\rb &#27;[0m\tc\ud83d d\n```\n\u001b]0;x\u0007\n```\n[x](\u001b)", 40);
        Assert.DoesNotContain(text, c => char.IsControl(c) && c != '\n');
        Assert.Contains("c\ufffd d", text, StringComparison.Ordinal);
    }
}
