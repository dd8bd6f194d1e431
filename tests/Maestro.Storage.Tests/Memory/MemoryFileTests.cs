using Maestro.Storage.Memory;

namespace Maestro.Storage.Tests.Memory;

public sealed class MemoryFileTests : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("maestro-memory-").FullName;

    public void Dispose() => Directory.Delete(root, recursive: true);

    [Fact]
    public void The_file_is_found_above_but_not_beyond_the_repository()
    {
        File.WriteAllText(Path.Combine(root, "AGENTS.md"), "outside");
        var repository = Directory.CreateDirectory(Path.Combine(root, "repository")).FullName;
        var below = Directory.CreateDirectory(Path.Combine(repository, "src", "deep")).FullName;
        Directory.CreateDirectory(Path.Combine(repository, ".git"));
        Assert.Null(MemoryFile.Read(below));
        File.WriteAllText(Path.Combine(repository, "CLAUDE.md"), "inside\n");
        Assert.Equal("inside", MemoryFile.Read(below));
    }

    [Fact]
    public void A_long_file_is_cut_and_says_so()
    {
        File.WriteAllText(Path.Combine(root, "AGENTS.md"), new string('x', 50_000));
        Assert.EndsWith("(cut after 16000 characters)", MemoryFile.Read(root), StringComparison.Ordinal);
    }

    [Fact]
    public void A_link_is_not_followed()
    {
        var secret = Path.Combine(root, "secret");
        File.WriteAllText(secret, "key");
        var repository = Directory.CreateDirectory(Path.Combine(root, "repository", ".git")).Parent!.FullName;
        File.CreateSymbolicLink(Path.Combine(repository, "AGENTS.md"), secret);
        Assert.Null(MemoryFile.Read(repository));
    }
}
