using CsCheck;
using Maestro.Presentation.Markdown;
using Maestro.Presentation.Text;

namespace Maestro.Presentation.Tests.Markdown;

public sealed class MarkdownPropertyTests
{
    private static readonly Gen<string> Piece = Pick.From(
        "\n", "\n\n", "\n", " ", "  ", "    ", "- ", "* ", "1. ", "2) ", "> ", "# ", "## ", "```", "```cs\n", "~~~", "---", "===", "***", "**", "*", "_", "`", "``", "~~", "[", "](http://a.b/c)", "](", "]", "![",
        "| a | b |\n|---|:-:|\n", "| x | y |\n", "|", "\\", "\t", "word", "two words", "漢字かな", "e\u0301", "👩‍👩‍👧", "\ud83d", "\u001b[1m", "\r\n", "&lt;", "<b>", "[ ] ", "[x] ", "var x = \"s\"; // c", "a_very_long_word_that_does_not_fit_anywhere_near_a_narrow_panel");

    private static readonly Gen<string> Document = Piece.Array[0, 40].Select(string.Concat);

    [Fact]
    public void However_it_is_split_it_is_laid_out_as_the_whole() =>
        Gen.Select(Document, Gen.Int[1, 7].Array[1, 8], Gen.Int[10, 120]).Sample((document, steps, width) =>
        {
            var grown = new MarkdownText();
            for (int at = 0, i = 0; at < document.Length; i++)
            {
                var length = Math.Min(steps[i % steps.Length], document.Length - at);
                grown.Append(document.Substring(at, length));
                at += length;
                var whole = new MarkdownText(document[..at]);
                if (Shown.Of(Shown.Lines(grown, width)) != Shown.Of(Shown.Lines(whole, width)))
                    return false;
            }

            return grown.Is(document) && grown.Length == document.Length;
        }, iter: 1000);

    [Fact]
    public void No_line_is_wider_than_the_width_and_none_holds_control_codes() =>
        Gen.Select(Document, Gen.Int[10, 120]).Sample(
            (document, width) => Shown.Lines(new MarkdownText(document), width).TrueForAll(line =>
                CellWidth.Of(line.Text) <= width && !line.Text.Any(char.IsControl)), iter: 2000);

    [Fact]
    public void A_text_shown_at_one_width_and_then_at_another_is_as_if_it_had_never_been_shown() =>
        Gen.Select(Document, Gen.Int[10, 120], Gen.Int[10, 120]).Sample((document, before, after) =>
        {
            var text = new MarkdownText(document);
            _ = Shown.Lines(text, before);
            return Shown.Of(Shown.Lines(text, after)) == Shown.Of(document, after);
        }, iter: 1000);

    [Fact]
    public void No_character_of_code_is_lost()
    {
        var code = Gen.String[Gen.Char["abc 漢(){}\"'/*#é"], 0, 60].Array[1, 12];
        Gen.Select(code, Gen.Int[10, 120], Pick.From("", "cs", "js", "py", "rust", "html", "yaml", "diff", "toml")).Sample((lines, width, language) =>
        {
            var text = Shown.Lines(new MarkdownText($"````{language}\n{string.Join('\n', lines)}\n````\n"), width);
            return string.Concat(text.Select(line => line.Text.Length == 0 ? "" : line.Text[2..])) == string.Concat(lines);
        });
    }

    [Fact]
    public void No_word_of_a_text_is_lost()
    {
        var word = Pick.From("alpha", "beta", "漢字", "- gamma", "> delta", "1. epsilon", "\n", "\n\n", "# zeta", "| a | b", "eta");
        Gen.Select(word.Array[0, 30], Gen.Int[10, 40]).Sample((words, width) =>
        {
            var document = string.Join(' ', words);
            var text = new MarkdownText(document);
            text.End();
            return Letters(document).SequenceEqual(Letters(string.Concat(Shown.Lines(text, width).Select(line => line.Text))));
        });

        static IEnumerable<char> Letters(string text) => text.Where(char.IsLetter);
    }

    [Fact]
    public void A_line_without_end_is_read_in_parts_and_kept_whole()
    {
        var text = new MarkdownText();
        var document = string.Concat(Enumerable.Range(0, 4000).Select(i => $"word{i} "));
        foreach (var part in document.Chunk(7))
            text.Append(new string(part));
        var lines = Shown.Lines(text, 80);
        Assert.Equal(Shown.Of(document, 80), Shown.Of(lines));
        Assert.Equal(document.TrimEnd(), string.Join(' ', lines.Select(line => line.Text)));
    }
}
