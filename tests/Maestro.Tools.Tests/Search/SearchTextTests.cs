using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Maestro.Core.Tools;
using Maestro.Testing;

namespace Maestro.Tools.Tests.Search;

public sealed class SearchTextTests : IDisposable
{
    private readonly TemporaryFolder home = new();

    public void Dispose() => home.Dispose();

    [Theory]
    [InlineData("needle")]
    [InlineData("ne+dle$")]
    [InlineData(@"^\w+ NEEDLE")]
    [InlineData("(needle|Ünder)")]
    [InlineData(@"(?<=ü)needle")]
    [InlineData("^$")]
    public async Task It_finds_the_lines_that_a_plain_reading_finds(string pattern)
    {
        var random = new Random(5);
        string[] words = ["needle", "Needle", "NEEDLE", "hay", "üneedle", "Ünder", "\t", "€", "straw", "𝄞"];
        var expected = new StringBuilder();
        var options = pattern.Any(char.IsUpper) ? RegexOptions.CultureInvariant : RegexOptions.CultureInvariant | RegexOptions.IgnoreCase;
        for (var file = 0; file < 8; file++)
        {
            // Longer than a piece that is read at once, with few lines that match.
            var lines = Enumerable.Range(0, file * 400).Select(i => i % 97 > 2 ? new string('€', random.Next(60)) : string.Join(' ', words.OrderBy(_ => random.Next()).Take(4))).ToList();
            home.Write($"f{file}.txt", (file % 2 == 0 ? "\ufeff" : "") + string.Join(file % 3 == 0 ? "\r\n" : "\n", lines));
            for (var i = 0; i < lines.Count; i++)
                if (Regex.IsMatch(lines[i], pattern, options))
                    expected.Append($"f{file}.txt:{i + 1}: {lines[i].Trim()}\n");
        }
        Assert.Equal(Shortened(expected.ToString()), await SearchAsync(pattern));
    }

    [Fact]
    public async Task A_file_of_any_size_is_searched_and_a_binary_one_is_not()
    {
        home.Write("big.log", string.Concat(Enumerable.Repeat($"{new string('x', 99)}\n", 250_000)) + "the needle");
        home.Write("one-line.json", $"{new string('y', 9_000_000)} needle");
        home.Write("program.bin", "\0needle");
        var found = (await SearchAsync("needle")).Split('\n');
        Assert.Equal(2, found.Length);
        Assert.Equal("big.log:250001: the needle", found[0]);
        Assert.StartsWith("one-line.json:1: y", found[1], StringComparison.Ordinal);
        Assert.True(found[1].Length < 3000);
    }

    [Fact]
    public async Task Control_codes_of_a_file_are_not_shown()
    {
        home.Write("a.txt", "\u001b[31mneedle\u001b[0m and\rmore\n");
        Assert.Equal("a.txt:1: needle and more", await SearchAsync("needle"));
    }

    private static string Shortened(string lines) => lines.Split('\n', StringSplitOptions.RemoveEmptyEntries) switch
    {
        [] => "No lines.",
        { Length: <= 200 } all => string.Join('\n', all),
        var all => $"{string.Join('\n', all.Take(200))}\n(cut: there are more; narrow the search)",
    };

    private async Task<string> SearchAsync(string pattern)
    {
        var tool = ToolSet.Create(null, []).Single(tool => tool.Declaration.Name is "search_text");
        var arguments = JsonElement.Parse($$"""{"pattern":"{{JsonEncodedText.Encode(pattern)}}"}""");
        return (await tool.RunAsync(arguments, new ToolContext("x", "c1", home.Path, static _ => { }), CancellationToken.None)).Output;
    }
}
