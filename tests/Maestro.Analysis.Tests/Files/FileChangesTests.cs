using Maestro.Analysis.Files;

namespace Maestro.Analysis.Tests.Files;

public sealed class FileChangesTests
{
    private readonly CancellationToken stop = TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_changed_file_has_its_diff_a_new_one_is_all_added_and_an_unchanged_one_is_empty()
    {
        using var tree = new TemporaryTree(("a.cs", "one\n"), ("b.cs", "same\n"));
        Assert.Contains("+one", await FileChanges.OfAsync(tree.Root, "a.cs", stop));
        tree.Git("init", "-q");
        tree.Commit("first");
        File.WriteAllText(Path.Combine(tree.Root, "a.cs"), "two\n");
        File.WriteAllText(Path.Combine(tree.Root, "new file.cs"), "three\n");
        Assert.Contains("-one\n+two", await FileChanges.OfAsync(tree.Root, "a.cs", stop));
        Assert.Contains("+three", await FileChanges.OfAsync(tree.Root, "new file.cs", stop));
        Assert.Equal("", await FileChanges.OfAsync(tree.Root, "b.cs", stop));
        Assert.Equal("", await FileChanges.OfAsync(tree.Root, "gone.cs", stop));
    }
}
