using System.Text;

namespace Maestro.Storage.Undo;

/// <summary>What is known of every file of a work folder, so that only what may have changed is read again.</summary>
internal sealed class WorkFolderIndex
{
    private const uint Version = 0x4D530002;

    /// <summary>A file that changed so shortly before it was looked at may change again without its times saying so.</summary>
    private const long Recent = 50_000_000;

    private readonly Dictionary<string, IndexEntry> entries;

    private WorkFolderIndex(Dictionary<string, IndexEntry> entries) => this.entries = entries;

    public static WorkFolderIndex Empty => new(new Dictionary<string, IndexEntry>(StringComparer.Ordinal));

    public IReadOnlyDictionary<string, IndexEntry> Entries => entries;

    /// <summary>It is not as it was loaded or saved.</summary>
    public bool IsChanged { get; private set; }

    public void Set(string path, EntryState state, FileStat stat, bool isSettled)
    {
        entries[path] = new IndexEntry(state, stat, isSettled);
        IsChanged = true;
    }

    public void Remove(string path) => IsChanged |= entries.Remove(path);

    /// <param name="now">Nanoseconds since 1970.</param>
    public static bool IsSettled(FileStat stat, long now) => Math.Max(stat.Changed, stat.Modified) < now - Recent;

    /// <summary>An index that cannot be read is as good as none: everything is looked at again.</summary>
    public static WorkFolderIndex Load(string file) => TryLoad(file) ?? Empty;

    /// <returns>Null when it is not there or not whole.</returns>
    public static WorkFolderIndex? TryLoad(string file)
    {
        try
        {
            using var reader = new BinaryReader(new MemoryStream(File.ReadAllBytes(file)), Encoding.UTF8);
            if (reader.ReadUInt32() != Version)
                return null;
            var count = reader.ReadInt32();
            var entries = new Dictionary<string, IndexEntry>(count, StringComparer.Ordinal);
            for (var i = 0; i < count; i++)
                entries[reader.ReadString()] = Read(reader);
            return reader.ReadUInt32() == Version ? new WorkFolderIndex(entries) : null;
        }
        catch (Exception missing) when (missing is IOException or UnauthorizedAccessException or FormatException or ArgumentException)
        {
            return null;
        }
    }

    /// <exception cref="IOException">It cannot be written.</exception>
    public void Save(string file)
    {
        var buffer = new MemoryStream(entries.Count * 128);
        using (var writer = new BinaryWriter(buffer, Encoding.UTF8, leaveOpen: true))
        {
            writer.Write(Version);
            writer.Write(entries.Count);
            foreach (var (path, entry) in entries)
            {
                writer.Write(path);
                Write(writer, entry);
            }

            writer.Write(Version);
        }

        BlobStore.Folder(Path.GetDirectoryName(file)!);
        var next = $"{file}.{Guid.NewGuid():N}";
        using (var stream = new FileStream(next, BlobStore.Options(FileMode.CreateNew)))
            buffer.WriteTo(stream);
        File.Move(next, file, overwrite: true);
        IsChanged = false;
    }

    private static void Write(BinaryWriter writer, IndexEntry entry)
    {
        var (state, stat) = (entry.State, entry.Stat);
        writer.Write((byte)state.Kind);
        writer.Write(entry.IsSettled);
        writer.Write(stat.Mode);
        writer.Write(stat.Size);
        writer.Write(stat.Modified);
        writer.Write(stat.Changed);
        writer.Write(stat.Inode);
        writer.Write(state.Target ?? "");
        writer.Write(state.Hash is not null);
        if (state.Hash is { } hash)
            writer.Write(Convert.FromHexString(hash));
    }

    private static IndexEntry Read(BinaryReader reader)
    {
        var (kind, isSettled, mode) = ((EntryKind)reader.ReadByte(), reader.ReadBoolean(), reader.ReadInt32());
        var stat = new FileStat(kind, mode, reader.ReadInt64(), reader.ReadInt64(), reader.ReadInt64(), reader.ReadInt64());
        var target = reader.ReadString();
        var hash = reader.ReadBoolean() ? Convert.ToHexStringLower(reader.ReadBytes(32)) : null;
        return new IndexEntry(new EntryState(kind, kind is EntryKind.Link ? 0 : mode, hash, target.Length > 0 ? target : null), stat, isSettled);
    }
}

/// <summary>A path as it was last seen.</summary>
/// <param name="IsSettled">Its times alone say whether it has changed since.</param>
internal sealed record IndexEntry(EntryState State, FileStat Stat, bool IsSettled);
