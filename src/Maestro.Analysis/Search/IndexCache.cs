using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace Maestro.Analysis.Search;

/// <summary>An index as it was when it was last read; one file per root. A file that is damaged or of another version counts as none.</summary>
/// <param name="Imports">Resolved imports of the entries that were not skipped, in their order.</param>
/// <param name="Start">When the reading began, in ticks of UTC.</param>
internal sealed record IndexCache(string Root, long Start, ChangeHistory History, IReadOnlyList<FileEntry> Entries, IReadOnlyList<IReadOnlyList<string>> Imports)
{
    private const uint Version = 0x4d585331;
    private const int Prefix = 12;
    private const long Largest = 1L << 30;

    public static IndexCache None(string root) => new(root, 0, ChangeHistory.Empty, [], []);

    public static string FileFor(string folder, string root) =>
        Path.Combine(folder, ContentHash.Of(Encoding.UTF8.GetBytes(root)).ToString("x16", CultureInfo.InvariantCulture) + ".index");

    public static IndexCache Load(string folder, string root)
    {
        var file = new FileInfo(FileFor(folder, root));
        if (file is not { Exists: true, Length: > Prefix and < Largest })
            return None(root);
        byte[] bytes;
        try
        {
            bytes = File.ReadAllBytes(file.FullName);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return None(root);
        }
        var isWhole = bytes.Length > Prefix && BinaryPrimitives.ReadUInt32LittleEndian(bytes) == Version
            && BinaryPrimitives.ReadUInt64LittleEndian(bytes.AsSpan(4)) == ContentHash.Of(bytes.AsSpan(Prefix));
        if (!isWhole)
            return None(root);
        var cache = Read(bytes);
        return cache.Root == root ? cache : None(root);
    }

    /// <summary>Replaces the file as a whole. A folder that cannot be written is no error: the next run reads the sources again.</summary>
    public void Save(string folder)
    {
        // Its size is about known: growing by doubling would need thrice the memory.
        var stream = new MemoryStream((int)Math.Min(Largest, Entries.Sum(entry => entry.Body.Length + 2L * entry.Path.Length + 64) + (1 << 20)));
        using var writer = new BinaryWriter(stream, Encoding.UTF8);
        Write(writer);
        writer.Flush();
        var bytes = stream.GetBuffer().AsSpan(0, (int)stream.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, Version);
        BinaryPrimitives.WriteUInt64LittleEndian(bytes[4..], ContentHash.Of(bytes[Prefix..]));
        var file = FileFor(folder, Root);
        var part = $"{file}.{Environment.ProcessId}.{Environment.CurrentManagedThreadId}";
        try
        {
            Directory.CreateDirectory(folder);
            File.WriteAllBytes(part, bytes);
            File.Move(part, file, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            TryDelete(part);
        }
    }

    private static void TryDelete(string part)
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
        to.Write(new byte[Prefix]);
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
            to.Write(entry.Body.Length);
            to.Write(entry.Body.Span);
        }
        WriteImports(to);
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

    private static IndexCache Read(byte[] bytes)
    {
        var stream = new MemoryStream(bytes, Prefix, bytes.Length - Prefix, writable: false);
        using var from = new BinaryReader(stream, Encoding.UTF8);
        var (root, start, history) = (from.ReadString(), from.ReadInt64(), ChangeHistory.Read(from));
        var entries = new FileEntry[from.ReadInt32()];
        var languages = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < entries.Length; i++)
        {
            var (path, size, stamp, hash) = (from.ReadString(), from.ReadInt64(), from.ReadInt64(), from.ReadUInt64());
            var isRead = from.ReadBoolean();
            var language = from.ReadString();
            if (!languages.TryGetValue(language, out var shared))
                languages[language] = shared = language;
            var lines = from.Read7BitEncodedInt();
            var length = from.ReadInt32();
            var body = new ReadOnlyMemory<byte>(bytes, Prefix + (int)stream.Position, length);
            stream.Position += length;
            entries[i] = new FileEntry(path, size, stamp, hash, isRead ? shared : null, lines, body);
        }
        return new IndexCache(root, start, history, entries, ReadImports(from, entries));
    }
}
