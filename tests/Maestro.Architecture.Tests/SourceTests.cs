using System.Text.RegularExpressions;

namespace Maestro.Architecture.Tests;

public sealed partial class SourceTests
{
    [Fact]
    public void Files_are_small()
    {
        var lines = Repository.Sources.Select(source => source.Lines).Order().ToList();
        Assert.Empty(Repository.Sources.Where(source => source.Lines > 400).Select(source => $"{source.Path}: {source.Lines} lines"));
        Assert.InRange(lines[lines.Count * 95 / 100], 0, 250);
        Assert.InRange(lines[lines.Count / 2], 0, 60);
    }

    [Fact]
    public void Exactly_two_places_catch_every_exception() =>
        Assert.Equal(
            ["src/Maestro.Core/Agents/RunEnding.cs", "src/Maestro.Core/Tools/ToolRunner.cs"],
            Repository.Sources.Where(source => CatchesEverything().IsMatch(source.Text)).Select(source => source.Path));

    [Fact]
    public void No_exception_is_swallowed_without_a_word() =>
        Assert.Empty(Repository.Sources.Where(source => EmptyCatch().IsMatch(source.Text)).Select(source => source.Path));

    [Fact]
    public void Names_say_what_a_thing_is() =>
        Assert.DoesNotContain(
            Repository.Sources.SelectMany(source => TypeDeclaration().Matches(source.Text).Select(match => match.Groups["name"].Value)),
            name => VagueName().IsMatch(name));

    [Fact]
    public void Every_public_type_has_a_summary() =>
        Assert.Empty(Repository.Sources.SelectMany(source => PublicTypesWithoutSummary(source)));

    [Fact]
    public void The_profile_of_an_agent_is_the_one_that_the_person_may_have_written() =>
        Assert.Equal(
            ["src/Maestro.Agents/AgentCatalog.cs", "src/Maestro.Agents/OwnProfiles.cs"],
            Repository.Sources.Where(source => source.Text.Contains("AgentProfile.Load(", StringComparison.Ordinal)).Select(source => source.Path));

    [Fact]
    public void Nothing_unfinished_is_left() =>
        Assert.Empty(Repository.Sources.Where(source => Unfinished().IsMatch(source.Text)).Select(source => source.Path));

    private static IEnumerable<string> PublicTypesWithoutSummary(SourceFile source)
    {
        var lines = source.Text.Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (!lines[i].StartsWith("public ", StringComparison.Ordinal) || !TypeDeclaration().IsMatch(lines[i]))
                continue;
            var above = i - 1;
            while (above >= 0 && (lines[above].StartsWith('[') || lines[above].StartsWith(' ') || lines[above].StartsWith(']')))
                above--;
            if (above < 0 || !lines[above].StartsWith("///", StringComparison.Ordinal))
                yield return $"{source.Path}: {lines[i]}";
        }
    }

    [GeneratedRegex(@"catch\s*(\(Exception(\s+\w+)?\))?\s*\{")]
    private static partial Regex CatchesEverything();

    [GeneratedRegex(@"catch[^{]*\{\s*\}")]
    private static partial Regex EmptyCatch();

    [GeneratedRegex(@"^\s*(public|internal|private|protected|sealed|static|abstract|partial|readonly|file|\s)*\s(class|record struct|record|struct|interface|enum)\s+(?<name>\w+)", RegexOptions.Multiline)]
    private static partial Regex TypeDeclaration();

    [GeneratedRegex("(Manager|Helper|Service|Util|Utils|Bridge|Impl)$")]
    private static partial Regex VagueName();

    [GeneratedRegex(@"NotImplementedException|\bTODO\b|\bFIXME\b|\bHACK\b|#pragma warning disable|async void")]
    private static partial Regex Unfinished();
}
