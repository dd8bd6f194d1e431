using CsCheck;
using Maestro.Terminal.Completion;

namespace Maestro.Terminal.Tests.Completion;

public sealed class FuzzyMatchTests
{
    private static readonly string[] Paths =
    [
        "src/Maestro.Terminal/Input/KeyDecoder.cs",
        "src/Maestro.Terminal/Input/Key.cs",
        "src/Maestro.Terminal/Editing/EditorKeys.cs",
        "src/Maestro.Core/Tools/ToolRunner.cs",
        "tests/Maestro.Core.Tests/Tools/ToolRunnerTests.cs",
        "docs/settings.md",
        "README.md",
        "src/Maestro.Models/http_client.cs",
    ];

    [Theory]
    [InlineData("kd", "src/Maestro.Terminal/Input/KeyDecoder.cs")]
    [InlineData("key", "src/Maestro.Terminal/Input/Key.cs")]
    [InlineData("toolr", "src/Maestro.Core/Tools/ToolRunner.cs")]
    [InlineData("trt", "tests/Maestro.Core.Tests/Tools/ToolRunnerTests.cs")]
    [InlineData("readme", "README.md")]
    [InlineData("hc", "src/Maestro.Models/http_client.cs")]
    [InlineData("input/key", "src/Maestro.Terminal/Input/Key.cs")]
    [InlineData("ED KEYS", "src/Maestro.Terminal/Editing/EditorKeys.cs")]
    public void The_first_is_what_the_person_means(string query, string first) => Assert.Equal(first, FuzzyMatch.Best(Paths, query, 3)[0]);

    [Theory]
    [InlineData("ct", "CompletionTests", "abcoctopus")]
    [InlineData("run", "run", "rerun")]
    [InlineData("ab", "x_ab", "xaxb")]
    [InlineData("fm", "FuzzyMatch", "firmament")]
    [InlineData("et", "EditorTests", "edits")]
    [InlineData("Ab", "Able", "able")]
    public void Starts_of_words_neighbours_and_the_same_case_are_worth_more(string query, string better, string worse) =>
        Assert.True(FuzzyMatch.Score(better, query) > FuzzyMatch.Score(worse, query));

    [Fact]
    public void What_does_not_hold_the_characters_in_their_order_does_not_match()
    {
        Assert.Null(FuzzyMatch.Score("abc", "ca"));
        Assert.Null(FuzzyMatch.Score("", "a"));
        Assert.Empty(FuzzyMatch.Best(Paths, "zzz", 5));
        Assert.Empty(FuzzyMatch.Positions("abc", "x"));
    }

    [Fact]
    public void An_empty_query_gives_the_first_candidates() => Assert.Equal(Paths[..2], FuzzyMatch.Best(Paths, "", 2));

    [Fact]
    public void A_candidate_matches_exactly_when_it_holds_the_query_and_its_positions_say_where() =>
        Gen.Select(Gen.Char["aAbB/._-é"].Array[0, 12], Gen.Char["aAbB/._-é"].Array[0, 4]).Sample((candidate, query) =>
        {
            var (text, sought) = (new string(candidate), new string(query));
            var positions = FuzzyMatch.Positions(text, sought);
            Assert.Equal(Holds(text, sought), FuzzyMatch.Score(text, sought) is not null);
            if (Holds(text, sought))
                Assert.Equal(sought.ToUpperInvariant(), string.Concat(positions.Select(at => text[at])).ToUpperInvariant());
            Assert.Equal(positions.Order().Distinct(), positions);
        });

    [Fact]
    public void The_best_are_the_highest_scores_in_their_order() => Gen.Char["abAB/."].Array[0, 8].Select(chars => new string(chars)).Array[0, 40].Sample(candidates =>
        Assert.Equal(
            candidates.Where(candidate => FuzzyMatch.Score(candidate, "ab") is not null)
                .OrderByDescending(candidate => FuzzyMatch.Score(candidate, "ab")).ThenBy(candidate => candidate.Length).Take(5),
            FuzzyMatch.Best(candidates, "ab", 5)));

    [Fact]
    public void Twenty_thousand_paths_are_searched_without_a_single_allocation_for_each()
    {
        var paths = Enumerable.Range(0, 20_000).Select(i => $"src/Project{i % 37}/Folder{i % 211}/SomeFile{i}.cs").ToArray();
        FuzzyMatch.Best(paths, "some", 20);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Equal(20, FuzzyMatch.Best(paths, "sf1", 20).Count);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 8_000);
    }

    private static bool Holds(string text, string query)
    {
        var at = 0;
        foreach (var c in text)
            if (at < query.Length && char.ToUpperInvariant(c) == char.ToUpperInvariant(query[at]))
                at++;
        return at == query.Length;
    }
}
