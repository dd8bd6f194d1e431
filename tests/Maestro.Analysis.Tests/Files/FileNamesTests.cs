using Maestro.Analysis.Files;

namespace Maestro.Analysis.Tests.Files;

public sealed class FileNamesTests
{
    [Theory]
    [InlineData("2")]
    [InlineData("4")]
    public void A_secret_that_git_keeps_is_found_in_its_index(string version)
    {
        using var tree = new TemporaryTree(("a/b.txt", ""), ("a/ignored.env", ""), ("deploy/server.pem", ""), ("deploy/server.txt", ""), (".gitignore", "*.env\n"));
        tree.Git("init", "-q");
        tree.Git("-c", $"index.version={version}", "add", "-A");
        var names = new FileNames();
        Assert.Equal("deploy/server.pem", names.TrackedSecret(tree.Root, []));
        Assert.Equal("deploy/server.pem", names.TrackedSecret(Path.Combine(tree.Root, "deploy"), []));
        Assert.Null(names.TrackedSecret(tree.Root, ["a"]));
        Assert.Null(names.TrackedSecret(tree.Cache, []));
    }

    [Fact]
    public void Secrets_below_a_folder_are_found_hidden_ones_only_when_asked_for()
    {
        using var tree = new TemporaryTree(("src/a.cs", ""), ("src/.env", ""), ("node_modules/x/a.pem", ""));
        Assert.Equal("src/.env", new FileNames().SecretBelow(tree.Root, isHiddenToo: true));
        Assert.Null(new FileNames().SecretBelow(tree.Root, isHiddenToo: false));
    }

    [Fact]
    public void A_pattern_stands_for_what_a_shell_would_put_in()
    {
        using var tree = new TemporaryTree(("a1.txt", ""), ("b1.txt", ""), (".hidden.txt", ""), ("deep/a.txt", ""));
        File.CreateSymbolicLink(Path.Combine(tree.Root, "a2.txt"), "/etc/passwd");
        string[] Names(string pattern) => [.. new FileNames().Expand($"{tree.Root}/{pattern}").Select(path => Path.GetRelativePath(tree.Root, path)).Order(StringComparer.Ordinal)];
        Assert.Equal(["a1.txt", "a2.txt", "b1.txt"], Names("*.txt"));
        Assert.Equal(["a1.txt", "b1.txt"], Names("[ab]1.txt"));
        Assert.Equal(["deep/a.txt"], Names("d*/a.txt"));
        Assert.Equal([".hidden.txt"], Names(".*.txt"));
    }
}
