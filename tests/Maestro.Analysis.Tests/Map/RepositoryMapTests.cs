using Maestro.Analysis.Map;
using Maestro.Analysis.Source;

namespace Maestro.Analysis.Tests.Map;

public sealed class RepositoryMapTests
{
    private static readonly IndexedFile[] s_files =
    [
        File("src/a.py", ["src/core.py"], [new("run", SymbolKind.Function, 3, true), new("_own", SymbolKind.Function, 9, false)]),
        File("src/b.py", ["src/core.py"], []),
        File("src/core.py", [], [new("Cart", SymbolKind.Type, 1, true), new("add", SymbolKind.Method, 2, true, "Cart"), new("add", SymbolKind.Method, 5, true, "Cart")]),
        File("tests/test_a.py", ["src/a.py", "tests/gone.py"], [new("test_run", SymbolKind.Function, 1, true)]),
    ];

    [Fact]
    public void What_others_import_ranks_first_and_tests_rank_last()
    {
        var ranked = RepositoryMap.Rank(s_files);

        Assert.Equal(["src/core.py", "src/a.py", "src/b.py", "tests/test_a.py"], ranked.Select(r => r.File.Path));
        Assert.Equal(1, ranked.Sum(r => r.Rank), 6);
    }

    [Fact]
    public void The_map_shows_public_symbols_once_with_their_lines() => Assert.Equal(
        "src/a.py (10 lines)\n  run:3\nsrc/b.py (10 lines)\nsrc/core.py (10 lines)\n  Cart:1 .add:2\ntests/test_a.py (10 lines)\n  test_run:1\n",
        RepositoryMap.Render(s_files, 1_000));

    [Fact]
    public void The_map_keeps_to_its_budget_and_says_what_is_missing()
    {
        var map = RepositoryMap.Render(s_files, 90, ["src/b.py"]);

        Assert.Equal("src/b.py (10 lines)\n... 3 more files are not shown\n", map);
        Assert.All(Enumerable.Range(0, 200), budget => Assert.True(RepositoryMap.Render(s_files, budget).Length <= Math.Max(budget, 48)));
        Assert.Equal("", RepositoryMap.Render([], 100));
    }

    private static IndexedFile File(string path, string[] imports, Symbol[] symbols) => new(path, "Python", 10, TestPaths.IsTest(path), symbols.Length > 0, symbols, imports);
}
