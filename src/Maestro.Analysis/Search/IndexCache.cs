using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Maestro.Analysis.Search;

/// <summary>An index as it was when it was last read; one file per root. A file that is damaged or of another version counts as none.</summary>
/// <remarks>First come the chunks of the store, then what is needed of all files (the head), then where the head starts, its hash and the version.</remarks>
/// <param name="Imports">Resolved imports of the entries that were not skipped, in their order.</param>
/// <param name="Start">When the reading began, in ticks of UTC.</param>
internal sealed record IndexCache(string Root, long Start, ChangeHistory History, IReadOnlyList<FileEntry> Entries, IReadOnlyList<IReadOnlyList<string>> Imports, IndexStore Store)
{
    private const uint Version = 0x4d585333;
    private const int Tail = 20;

    // A larger store is checked piece by piece when it is read.
    private const long CheckedWhole = 1 << 24;

    public static IndexCache None(string root) => new(root, 0, ChangeHistory.Empty, [], [], IndexStore.Create(null));

    public static string FileFor(string folder, string root) =>
        Path.Combine(folder, ContentHash.Of(Encoding.UTF8.GetBytes(root)).ToString("x16", CultureInfo.InvariantCulture) + ".index");

    /// <summary>A file to write the next index to before it replaces the last.</summary>
    public static string PartFor(string folder, string root) => $"{FileFor(folder, root)}.{Environment.ProcessId}.{Environment.CurrentManagedThreadId}";

    [SuppressMessage("Reliability", "CA2000", Justification = "The handle lives as long as the index that reads from it.")]
    public static IndexCache Load(string folder, string root)
    {
        try
        {
            var path = FileFor(folder, root);
            if (!File.Exists(path))
                return None(root);
            var file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            if (Head(file) is { } head && Read(file, path, head) is { } cache && cache.Root == root)
                return cache;
            file.Dispose();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return None(root);
        }
        return None(root);
    }

    /// <summary>Adds the head to the store's file and puts it in the place of the last one. What cannot be written is no
    /// error: the next run reads the sources again.</summary>
    public void Save(string folder, string part)
    {
        var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream, Encoding.UTF8);
        Write(writer);
        writer.Flush();
        var head = stream.GetBuffer().AsSpan(0, (int)stream.Length);
        var (start, hash) = (Store.Chunks.End, ContentHash.Of(head));
        writer.Write(start);
        writer.Write(hash);
        writer.Write(Version);
        writer.Flush();
        try
        {
            if (Store.Chunks.IsStored && Store.Chunks.TryWrite(stream.GetBuffer().AsSpan(0, (int)stream.Length)))
                File.Move(part, FileFor(folder, Root), overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return;
        }
    }

    private static byte[]? Head(SafeFileHandle file)
    {
        var length = RandomAccess.GetLength(file);
        if (length < Tail || ChunkFile.Read(file, length - Tail, Tail) is not { } tail
            || BinaryPrimitives.ReadUInt32LittleEndian(tail.AsSpan(16)) is not Version)
            return null;
        var start = BinaryPrimitives.ReadInt64LittleEndian(tail);
        if (start < 0 || start > length - Tail || length - Tail - start > int.MaxValue)
            return null;
        var head = ChunkFile.Read(file, start, (int)(length - Tail - start));
        return head is not null && ContentHash.Of(head) == BinaryPrimitives.ReadUInt64LittleEndian(tail.AsSpan(8)) ? head : null;
    }

    public static void Delete(string part)
    {
        if (!File.Exists(part))
            return;
        try
        {
            File.Delete(part);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return;
        }
    }

    private void Write(BinaryWriter to)
    {
        to.Write(Root);
        to.Write(Start);
        History.Write(to);
        to.Write(Entries.Count);
        foreach (var entry in Entries)
        {
            to.Write(entry.Path);
            to.Write(entry.Size);
            to.Write(entry.Stamp);
            to.Write(entry.Hash);
            to.Write(entry.Language is not null);
            to.Write(entry.Language ?? "");
            to.Write7BitEncodedInt(entry.Lines);
            foreach (var count in entry.Lengths)
                to.Write7BitEncodedInt(count);
            to.Write7BitEncodedInt(entry.Details.Number);
            to.Write7BitEncodedInt(entry.Details.Offset);
            to.Write7BitEncodedInt(entry.Details.Length);
        }
        WriteImports(to);
        WriteStore(to);
    }

    private void WriteImports(BinaryWriter to)
    {
        var numbers = new Dictionary<string, int>(Entries.Count, StringComparer.Ordinal);
        for (var i = 0; i < Entries.Count; i++)
            numbers[Entries[i].Path] = i;
        to.Write(Imports.Count);
        foreach (var imports in Imports)
        {
            to.Write7BitEncodedInt(imports.Count);
            foreach (var path in imports)
                to.Write7BitEncodedInt(numbers[path]);
        }
    }

    private static IReadOnlyList<string>[] ReadImports(BinaryReader from, FileEntry[] entries)
    {
        var all = new IReadOnlyList<string>[from.ReadInt32()];
        for (var i = 0; i < all.Length; i++)
        {
            var imports = new string[from.Read7BitEncodedInt()];
            for (var k = 0; k < imports.Length; k++)
                imports[k] = entries[from.Read7BitEncodedInt()].Path;
            all[i] = imports;
        }
        return all;
    }

    private static IndexCache? Read(SafeFileHandle file, string path, byte[] head)
    {
        using var from = new BinaryReader(new MemoryStream(head, writable: false), Encoding.UTF8);
        var (root, start, history) = (from.ReadString(), from.ReadInt64(), ChangeHistory.Read(from));
        var entries = new FileEntry[from.ReadInt32()];
        var languages = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < entries.Length; i++)
            entries[i] = ReadEntry(from, languages);
        var imports = ReadImports(from, entries);
        return ReadStore(file, path, from) is { } store ? new IndexCache(root, start, history, entries, imports, store) : null;
    }

    private static FileEntry ReadEntry(BinaryReader from, Dictionary<string, string> languages)
    {
        var (path, size, stamp, hash) = (from.ReadString(), from.ReadInt64(), from.ReadInt64(), from.ReadUInt64());
        var isRead = from.ReadBoolean();
        var language = from.ReadString();
        if (!languages.TryGetValue(language, out var shared))
            languages[language] = shared = language;
        var lines = from.Read7BitEncodedInt();
        var lengths = isRead ? new int[FileEntry.Parts] : [];
        for (var part = 0; part < lengths.Length; part++)
            lengths[part] = from.Read7BitEncodedInt();
        var details = new DetailPlace(from.Read7BitEncodedInt(), from.Read7BitEncodedInt(), from.Read7BitEncodedInt());
        return new FileEntry(path, size, stamp, hash, isRead ? shared : null, lines, lengths, details);
    }

    private void WriteStore(BinaryWriter to)
    {
        to.Write(Store.Chunks.Chunks.Count);
        foreach (var (offset, length, hash) in Store.Chunks.Chunks)
        {
            to.Write(offset);
            to.Write(length);
            to.Write(hash);
        }
        foreach (var places in Store.Postings.Places.Append(Store.Details.Places))
        {
            to.Write7BitEncodedInt(places.Count);
            foreach (var place in places)
                to.Write7BitEncodedInt(place);
        }
    }

    /// <summary>Null when it is small enough to be checked and damaged.</summary>
    private static IndexStore? ReadStore(SafeFileHandle file, string path, BinaryReader from)
    {
        var all = new ChunkFile.Chunk[from.ReadInt32()];
        for (var i = 0; i < all.Length; i++)
            all[i] = new ChunkFile.Chunk(from.ReadInt64(), from.ReadInt32(), from.ReadUInt64());
        var places = new List<int>[Postings.Buckets + 1];
        for (var i = 0; i < places.Length; i++)
        {
            places[i] = new List<int>(from.Read7BitEncodedInt());
            for (var left = places[i].Capacity; left > 0; left--)
                places[i].Add(from.Read7BitEncodedInt());
        }
        var chunks = ChunkFile.Open(file, path, all);
        if (all.Sum(chunk => (long)chunk.Length) < CheckedWhole && Enumerable.Range(0, all.Length).Any(chunk => chunks.Read(chunk).Length is 0))
            return null;
        return IndexStore.Open(chunks, places[..^1], [.. places[^1]]);
    }
}
