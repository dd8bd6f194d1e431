using Maestro.Storage.Folders;

namespace Maestro.Storage.Tests.Folders;

public sealed class TrustStoreTests : IDisposable
{
    private readonly string root = RealPath.Of(Directory.CreateTempSubdirectory("maestro").FullName);
    private readonly TrustStore store;

    public TrustStoreTests() => store = new TrustStore(Path.Combine(root, "data"));

    [Fact]
    public void Trust_covers_the_folders_of_its_repository_and_no_other()
    {
        var repository = Folder("repository/.git", "repository");
        var inside = Folder("repository/src", "repository/src");
        var submodule = Folder("repository/vendor/.git", "repository/vendor");

        store.Trust(repository);

        Assert.True(store.IsTrusted(inside));
        Assert.False(store.IsTrusted(submodule));
        Assert.False(store.IsTrusted(root));
    }

    [Fact]
    public void Outside_a_repository_trust_is_for_the_folder_alone()
    {
        var folder = Folder("plain", "plain");
        store.Trust(folder);
        Assert.True(store.IsTrusted(folder));
        Assert.False(store.IsTrusted(Folder("plain/below", "plain/below")));
    }

    [Fact]
    public void A_link_is_the_folder_it_leads_to()
    {
        var folder = Folder("plain", "plain");
        var link = Path.Combine(root, "link");
        Directory.CreateSymbolicLink(link, folder);
        Assert.Equal(folder, store.Trust(link));
        Directory.Delete(link);
        Directory.CreateSymbolicLink(link, Folder("other", "other"));
        Assert.False(store.IsTrusted(link));
    }

    [Fact]
    public void An_unreadable_list_trusts_nothing()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(store.Path)!);
        File.WriteAllText(store.Path, "{");
        Assert.Throws<InvalidDataException>(() => store.IsTrusted(root));
    }

    public void Dispose() => Directory.Delete(root, recursive: true);

    private string Folder(string create, string name)
    {
        Directory.CreateDirectory(Path.Combine(root, create));
        return Path.Combine(root, name);
    }
}
