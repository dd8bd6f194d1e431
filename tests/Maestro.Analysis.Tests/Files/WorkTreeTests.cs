using System.Diagnostics;
using Maestro.Analysis.Files;

namespace Maestro.Analysis.Tests.Files;

public sealed class WorkTreeTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Git_lists_tracked_and_new_files_but_neither_ignored_nor_deleted_ones()
    {
        using var tree = new TemporaryTree((".gitignore", "*.log\n"), ("a.cs", ""), ("gone.cs", ""));
        tree.Git("init", "-q");
        tree.Commit("first");
        File.Delete(Path.Combine(tree.Root, "gone.cs"));
        tree.Write("new file é.cs", "");
        tree.Write("noise.log", "");
        var listing = await WorkTree.ListAsync(tree.Root, Token);
        Assert.Equal([".gitignore", "a.cs", "new file é.cs"], listing.Paths);
        Assert.True(listing.IsGitRepository);
    }

    [Fact]
    public async Task A_subfolder_of_a_repository_is_listed_relative_to_itself()
    {
        using var tree = new TemporaryTree(("top.cs", ""), ("src/Auth/Login.cs", ""));
        tree.Git("init", "-q");
        tree.Commit("first");
        Assert.Equal(["Auth/Login.cs"], (await WorkTree.ListAsync(Path.Combine(tree.Root, "src"), Token)).Paths);
    }

    [Fact]
    public async Task Outside_git_ignore_files_of_every_level_hold_and_vendored_folders_are_left_out()
    {
        using var tree = new TemporaryTree(
            (".gitignore", "*.log\nbuild/\n"), ("src/.gitignore", "/secret.txt\n!keep.log\n"), ("src/secret.txt", ""), ("src/deep/secret.txt", ""),
            ("src/a.cs", ""), ("x.log", ""), ("build/out.cs", ""), ("node_modules/left/index.js", ""));
        var listing = await WorkTree.ListAsync(tree.Root, Token);
        Assert.Equal([".gitignore", "src/.gitignore", "src/a.cs", "src/deep/secret.txt"], listing.Paths);
        Assert.False(listing.IsGitRepository);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Links_are_not_followed(bool git)
    {
        using var outside = new TemporaryTree(("password.txt", "secret"));
        using var tree = new TemporaryTree(("a.cs", ""), ("folder/password.txt", ""));
        if (git)
        {
            tree.Git("init", "-q");
            tree.Commit("first");
        }
        Directory.Delete(Path.Combine(tree.Root, "folder"), recursive: true);
        Directory.CreateSymbolicLink(Path.Combine(tree.Root, "folder"), outside.Root);
        File.CreateSymbolicLink(Path.Combine(tree.Root, "link.txt"), Path.Combine(outside.Root, "password.txt"));
        Assert.Equal(["a.cs"], (await WorkTree.ListAsync(tree.Root, Token)).Paths);
    }

    [Fact]
    public async Task A_name_that_is_no_text_is_skipped_and_counted()
    {
        using var tree = new TemporaryTree(("a.cs", ""));
        tree.Git("init", "-q");
        await Shell($"touch {tree.Root}/$(printf 'bad\\377.cs')");
        var listing = await WorkTree.ListAsync(tree.Root, Token);
        await Shell($"rm {tree.Root}/bad*");
        Assert.Equal(["a.cs"], listing.Paths);
        Assert.Equal(1, listing.Skipped);
    }

    // .NET can neither write nor delete such a name.
    private static async Task Shell(string command)
    {
        using var shell = Process.Start("/bin/sh", ["-c", command]);
        await shell.WaitForExitAsync(Token);
    }

    [Fact]
    public async Task A_repository_cannot_start_a_program_by_its_settings()
    {
        using var tree = new TemporaryTree(("a.cs", ""));
        tree.Git("init", "-q");
        tree.Commit("first");
        var proof = Path.Combine(tree.Root, "proof");
        tree.Git("config", "core.fsmonitor", $"touch {proof}; false");
        await WorkTree.ListAsync(tree.Root, Token);
        Assert.False(File.Exists(proof));
    }

    [Fact]
    public async Task A_folder_that_is_not_there_is_named() =>
        Assert.Contains("/no/such", (await Assert.ThrowsAsync<DirectoryNotFoundException>(() => WorkTree.ListAsync("/no/such", Token))).Message, StringComparison.Ordinal);
}
