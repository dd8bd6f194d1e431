using Maestro.Analysis.Search;
using Maestro.Analysis.Tests.Files;
using Maestro.Core.Evidence;

namespace Maestro.Analysis.Tests.Search;

public sealed class IndexCacheTests
{
    private static readonly (string, string)[] Sources =
    [
        ("a.py", "from b import login\n\ndef session():\n    return login()\n"), ("b.py", "def login():\n    return 1\n"), ("c.py", "def logout():\n    return 2\n"), ("d.bin", "\0"),
    ];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string> Edits => ["nothing", "edit", "same size", "same size and time", "rename", "delete", "add", "binary"];

    [Theory]
    [MemberData(nameof(Edits))]
    public async Task After_any_edit_the_cache_gives_what_reading_afresh_gives(string edit)
    {
        using var tree = new TemporaryTree(Sources);
        await RepositoryIndex.OpenAsync(tree.Root, tree.Cache, Token);
        Edit(tree, edit);
        await AssertSameAsAfresh(tree);
        await AssertSameAsAfresh(tree);
    }

    [Fact]
    public async Task A_new_commit_is_seen()
    {
        using var tree = new TemporaryTree(Sources);
        tree.Git("init", "-q");
        tree.Commit("first");
        await RepositoryIndex.OpenAsync(tree.Root, tree.Cache, Token);
        tree.Write("c.py", "def logout():\n    return 3\n");
        tree.Commit("Login again after logout");
        await AssertSameAsAfresh(tree);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    [InlineData(40)]
    [InlineData(300)]
    public async Task A_damaged_cache_is_read_anew(int at)
    {
        using var tree = new TemporaryTree(Sources);
        await RepositoryIndex.OpenAsync(tree.Root, tree.Cache, Token);
        var file = Directory.GetFiles(tree.Cache).Single();
        var bytes = File.ReadAllBytes(file);
        bytes[at] ^= 0x55;
        File.WriteAllBytes(file, bytes);
        await AssertSameAsAfresh(tree);
        File.WriteAllBytes(file, bytes[..at]);
        await AssertSameAsAfresh(tree);
    }

    [Fact]
    public async Task A_cache_folder_that_cannot_be_written_is_no_error()
    {
        using var tree = new TemporaryTree(Sources);
        File.WriteAllText(tree.Root + "-file", "");
        var index = await RepositoryIndex.OpenAsync(tree.Root, tree.Root + "-file", Token);
        File.Delete(tree.Root + "-file");
        Assert.Equal(3, index.Files.Count);
    }

    private static void Edit(TemporaryTree tree, string edit)
    {
        var file = Path.Combine(tree.Root, "b.py");
        switch (edit)
        {
            case "edit":
                tree.Write("b.py", "def login_twice():\n    return session\n");
                break;
            case "same size":
                tree.Write("b.py", "def nigol():\n    return 1\n");
                break;
            case "same size and time":
                var time = File.GetLastWriteTimeUtc(file);
                tree.Write("b.py", "def nigol():\n    return 1\n");
                File.SetLastWriteTimeUtc(file, time);
                break;
            case "rename":
                File.Move(file, Path.Combine(tree.Root, "login.py"));
                break;
            case "delete":
                File.Delete(file);
                break;
            case "add":
                tree.Write("b/login.py", "def login():\n    return 1\n");
                break;
            case "binary":
                tree.Write("b.py", "\0");
                break;
        }
    }

    private static async Task AssertSameAsAfresh(TemporaryTree tree)
    {
        var cached = await RepositoryIndex.OpenAsync(tree.Root, tree.Cache, Token);
        var afresh = await RepositoryIndex.OpenAsync(tree.Root, null, Token);
        Assert.Equal(Describe(afresh), Describe(cached));
    }

    private static string Describe(RepositoryIndex index) => string.Join(
        '\n',
        [
            $"{index.SkippedFiles}",
            .. index.Files.Select(file => $"{file.Path} {file.Language} {file.Lines} {string.Join(',', file.Symbols)} {string.Join(',', file.Imports)}"),
            .. index.Find("login session logout", 10).Select(file => $"{file.Path} {file.Score} {file.Reason}"),
            .. index.DependenciesOf(["a.py"]).Select((FileDependency edge) => edge.ToString()),
        ]);
}
