namespace Maestro.Recall;

/// <summary>A temporary work tree that stands at one commit of a repository after the other and sees no later history.</summary>
internal sealed class PastTree : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("maestro-recall").FullName;

    private PastTree()
    {
    }

    public string Root => Path.Combine(folder, "tree");

    private string GitFolder => Path.Combine(folder, "git");

    private string GitLink => Path.Combine(Root, ".git");

    public static async Task<PastTree> CreateAsync(string repository)
    {
        var tree = new PastTree();
        await Git.ReadAsync(repository, "init", "-q", $"--separate-git-dir={tree.GitFolder}", tree.Root);
        var objects = (await Git.ReadAsync(repository, "rev-parse", "--path-format=absolute", "--git-path", "objects")).Trim();
        await File.WriteAllTextAsync(Path.Combine(tree.GitFolder, "objects", "info", "alternates"), objects + "\n");
        return tree;
    }

    public async Task GoToAsync(string commit)
    {
        await WithGitAsync();
        await Git.ReadAsync(Root, "update-ref", "--no-deref", "HEAD", commit);
        await Git.ReadAsync(Root, "read-tree", "--reset", "-u", commit);
    }

    public Task WithGitAsync() => File.WriteAllTextAsync(GitLink, $"gitdir: {GitFolder}\n");

    public void WithoutGit() => File.Delete(GitLink);

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
