using Maestro.Analysis.Files;

namespace Maestro.Analysis.Tests.Files;

public sealed class GitHeadTests
{
    [Fact]
    public void The_branch_is_read_from_any_folder_below_also_of_a_linked_work_tree()
    {
        using var tree = new TemporaryTree(("src/a.cs", ""));
        Assert.Null(GitHead.Of(tree.Root));
        tree.Git("init", "-q", "-b", "feature/x");
        Assert.Equal("feature/x", GitHead.Of(Path.Combine(tree.Root, "src")));
        tree.Commit("first");
        tree.Git("worktree", "add", "-q", "-b", "other", "linked");
        Assert.Equal("other", GitHead.Of(Path.Combine(tree.Root, "linked")));
        tree.Git("checkout", "-q", "--detach");
        Assert.Matches("^[0-9a-f]{8}$", GitHead.Of(tree.Root));
    }
}
