using CsCheck;
using Maestro.Models.Middleware.Failover;

namespace Maestro.Models.Tests.Middleware;

public sealed class TextJoinTests
{
    private static readonly string[] Between = [" ", " ", " ", ", ", ".\n", "\n\n- ", "(", ");\n    "];

    /// <summary>Words that differ, with the spaces and line ends of prose, lists and code.</summary>
    private static readonly Gen<string> Text = Gen.Select(
        Gen.String[Gen.Char["abcdefghijklmnopqrstuvwxyzäöü"], 2, 9], Gen.Int[0, 7].Select(which => Between[which]))
        .Array[3, 60].Select(words => string.Concat(words.Select((word, i) => $"{word.Item1}{i}{word.Item2}")));

    private static readonly Gen<int> Seed = Gen.Int[0, 10_000];

    [Fact]
    public void Any_cut_that_is_continued_exactly_or_from_any_evident_point_before_it_gives_the_whole_text() => Text.Select(Seed, Seed, Seed).Sample((text, a, b, pieces) =>
    {
        var cut = 1 + (a % (text.Length - 1));
        var back = b % 3 == 0 || cut < 6 ? 0 : b % 3 == 1 ? cut : Evident(text, cut, b);
        Assert.Equal(text, Joined(text[..cut], text[(cut - back)..], 1 + (pieces % 9)));
    });

    [Fact]
    public void White_space_that_could_not_be_sent_is_shown_once() => Text.Select(Seed, Seed).Sample((text, a, pieces) =>
    {
        var before = text[..(1 + (a % (text.Length - 1)))];
        var sent = before.TrimEnd();
        Assert.Equal(text, before + Read(new TextJoin(before, sent), text[sent.Length..], 1 + (pieces % 9)));
    });

    [Theory]
    [InlineData("The quick brown", "…brown fox jumps.", "The quick brown fox jumps.")]
    [InlineData("Then the quick brown", "\n\nthe quick brown fox", "Then the quick brown fox")]
    [InlineData("word1 word2 word3 ", "word3 word4", "word1 word2 word3 word4")]
    [InlineData("Hel", "Hello world", "Hello world")]
    [InlineData("I had", " had enough", "I had had enough")]
    [InlineData("  </div>\n", "</div>\n</body>", "  </div>\n</div>\n</body>")]
    [InlineData("        break;\n", "        break;\n", "        break;\n        break;\n")]
    [InlineData("for x in y:\n    f(x)\nend\n", "end\nend\n", "for x in y:\n    f(x)\nend\nend\nend\n")]
    [InlineData("no, no, no, no, no, no, ", "no, no, no, no!", "no, no, no, no, no, no, no, no, no, no!")]
    [InlineData("a ", "  ", "a   ")]
    [InlineData("The end is near", "The end", "The end is nearThe end")]
    [InlineData("", "The end", "The end")]
    public void What_is_alike_by_chance_is_kept_and_what_is_repeated_is_not(string before, string after, string whole)
    {
        for (var size = 1; size <= after.Length; size++)
            Assert.Equal(whole, Joined(before, after, size));
    }

    [Fact]
    public void A_text_with_a_period_loses_nothing()
    {
        var text = string.Concat(Enumerable.Range(1, 400).Select(number => $"word{number % 10} "));
        for (var cut = 700; cut < 900; cut++)
            Assert.Equal(text, Joined(text[..cut], text[cut..], 6));
    }

    [Fact]
    public void Nothing_is_held_longer_than_it_may_be_a_repetition()
    {
        var join = new TextJoin("The quick brown fox", "The quick brown fox");

        Assert.Equal(["", "brick"], [join.Next("br"), join.Next("ick")]);
    }

    /// <summary>A point before the cut from which the repetition can be told from chance: some whole words, twelve characters at least.</summary>
    private static int Evident(string text, int cut, int seed)
    {
        var back = Math.Min(cut, 20 + (seed % 200));
        while (back < cut && (text[cut - back] is ' ' || text[cut - back] is '\n' || char.IsLetterOrDigit(text[cut - back - 1])))
            back++;
        return back;
    }

    private static string Joined(string before, string after, int size) => before + Read(new TextJoin(before, before), after, size);

    private static string Read(TextJoin join, string after, int size) =>
        string.Concat(after.Chunk(size).Select(piece => join.Next(new string(piece)))) + join.End();
}
