using Maestro.Core.Changes;

namespace Maestro.Storage.Undo;

/// <summary>Reads what stands at a path, and keeps its bytes.</summary>
internal sealed class Entries(BlobStore blobs)
{
    /// <summary>Larger files are known by their size and times alone.</summary>
    public const long LargestKept = 50 * 1024 * 1024;

    public EntryState Keep(FileContent? content, int usualMode) => content switch
    {
        null => EntryState.Missing,
        { LinkTarget: { } target } => new EntryState(EntryKind.Link, Target: target),
        _ => new EntryState(EntryKind.File, content.Mode is { } mode ? (int)mode : usualMode, blobs.Put(content.Bytes.Span, isDurable: true)),
    };

    /// <summary>What stands there now.</summary>
    /// <param name="keeps">Its bytes are kept.</param>
    public EntryState Read(string path, bool keeps) => Read(path, FileStat.Of(path), keeps);

    public EntryState Read(string path, FileStat stat, bool keeps) => stat.Kind switch
    {
        EntryKind.File when stat.Size > LargestKept => Unkept(stat),
        EntryKind.File => new EntryState(EntryKind.File, stat.Mode, Hash(path, keeps)),
        EntryKind.Link => new EntryState(EntryKind.Link, Target: new FileInfo(path).LinkTarget),
        EntryKind.Folder => new EntryState(EntryKind.Folder, stat.Mode),
        var kind => new EntryState(kind),
    };

    /// <summary>A file of which only size and time are known.</summary>
    public static EntryState Unkept(FileStat stat) => new(EntryKind.File, stat.Mode, Target: $"{stat.Size}:{stat.Modified}");

    /// <exception cref="IOException">The bytes are no longer there.</exception>
    public FileContent? Content(EntryState state) => state.Kind switch
    {
        EntryKind.File => new FileContent(blobs.Get(state.Hash!), (UnixFileMode)state.Mode),
        EntryKind.Link => new FileContent(default, null, state.Target),
        _ => null,
    };

    public bool Has(string hash) => blobs.Has(hash);

    private string Hash(string path, bool keeps)
    {
        var bytes = File.ReadAllBytes(path);
        return keeps ? blobs.Put(bytes, isDurable: false) : BlobStore.HashOf(bytes);
    }
}
