using System.Text.RegularExpressions;
using Maestro.Tools.Search;

namespace Maestro.Tools.Tests.Search;

public sealed class RequiredTextTests
{
    [Theory]
    [InlineData("getUser", "getUser")]
    [InlineData(@"func \w+Reader\(", "Reader(")]
    [InlineData("ab+cd*ef?", "ab")]
    [InlineData("colou?r", "colo")]
    [InlineData("x{2}yz{0,3}", "y")]
    [InlineData("call {", "call")]
    [InlineData("(a|b)cde[]f(]gh", "cde")]
    [InlineData(@"(?:\)|[)(])then", "then")]
    [InlineData("a|b", null)]
    [InlineData("(a|b)", null)]
    [InlineData("(?x)a b", null)]
    [InlineData(@"\p{Lu}abc", null)]
    [InlineData("[a-z-[aeiou]]abc", null)]
    [InlineData(@"a\.b\\c", @"a.b\c")]
    public void The_longest_text_that_must_be_there(string pattern, string? text) => Assert.Equal(text, RequiredText.Of(pattern, ignoresCase: false));

    [Fact]
    public void Without_case_it_is_found_by_an_ordinal_comparison_wherever_the_expression_matches()
    {
        var every = new string([.. Enumerable.Range(0, char.MaxValue + 1).Select(c => (char)c)]);
        for (var letter = 'a'; letter <= 'z'; letter++)
        {
            if (RequiredText.Of($"{letter}", ignoresCase: true) is not { } text)
                continue;
            var matches = Regex.Matches(every, text, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant).Select(match => match.Value);
            Assert.Equal(matches, every.Where(c => string.Equals($"{c}", text, StringComparison.OrdinalIgnoreCase)).Select(c => $"{c}"));
        }
    }

    [Fact]
    public void It_is_in_every_match_of_patterns_made_by_chance()
    {
        var random = new Random(11);
        string[] parts = ["a", "b", "ab", "ba", "a?", "b*", "(a|b)", "(?:ab)+", "[ab]", "[^a]", @"\w", @"\.", ".", "b{1,2}", "a{2}", "a+?", "(?=b)", @"\b", "^", "(?<n>a)", "{"];
        for (var turn = 0; turn < 2000; turn++)
        {
            var pattern = string.Concat(Enumerable.Range(0, random.Next(1, 6)).Select(_ => parts[random.Next(parts.Length)]));
            var text = string.Concat(Enumerable.Range(0, 30).Select(_ => "aab. {"[random.Next(6)]));
            if (RequiredText.Of(pattern, ignoresCase: false) is { } required)
                foreach (var match in Regex.Matches(text, pattern).Cast<Match>())
                    Assert.Contains(required, match.Value, StringComparison.Ordinal);
        }
    }
}
