using System.Diagnostics.CodeAnalysis;
using Microsoft.Win32.SafeHandles;

namespace Maestro.Analysis.Search;

/// <summary>Runs of bytes, each with its hash, in a file that is read piece by piece; what cannot be written stays in
/// memory. One thread at a time may add.</summary>
internal sealed class ChunkFile
{
    private readonly List<Chunk> chunks = [];
    private readonly Dictionary<int, byte[]> held = [];
    private readonly SafeFileHandle? file;

    private string? Location { get; init; }

    private ChunkFile(SafeFileHandle? file) => this.file = file;

    /// <summary>Where the bytes of a chunk stand, and what they were.</summary>
    public readonly record struct Chunk(long Offset, int Length, ulong Hash);

    public IReadOnlyList<Chunk> Chunks => chunks;

    /// <summary>Whether every chunk is in the file.</summary>
    public bool IsStored => file is not null && held.Count is 0;

    /// <summary>Whether a chunk was found to be no longer what it was.</summary>
    public bool IsDamaged { get; private set; }

    public long End { get; private set; }

    /// <summary>A new file; null, or a path that cannot be written, keeps all in memory.</summary>
    [SuppressMessage("Reliability", "CA2000", Justification = "The handle lives as long as the index that reads from it.")]
    public static ChunkFile Create(string? path)
    {
        try
        {
            if (path is null)
                return new ChunkFile(null);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            return new ChunkFile(File.OpenHandle(path, FileMode.Create, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new ChunkFile(null);
        }
    }

    /// <summary>A file whose chunks are known.</summary>
    public static ChunkFile Open(SafeFileHandle file, string path, IEnumerable<Chunk> chunks)
    {
        var opened = new ChunkFile(file) { Location = path };
        opened.chunks.AddRange(chunks);
        return opened;
    }

    /// <returns>The number of the chunk.</returns>
    public int Add(ReadOnlySpan<byte> bytes)
    {
        var chunk = new Chunk(End, bytes.Length, ContentHash.Of(bytes));
        if (!TryWrite(bytes))
            held[chunks.Count] = bytes.ToArray();
        chunks.Add(chunk);
        return chunks.Count - 1;
    }

    /// <summary>Writes behind the last chunk.</summary>
    public bool TryWrite(ReadOnlySpan<byte> bytes)
    {
        try
        {
            if (file is null)
                return false;
            RandomAccess.Write(file, bytes, End);
            End += bytes.Length;
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }

    /// <summary>The bytes as they were added; none when the file is damaged, which is then removed so that the next run makes a new one.</summary>
    public byte[] Read(int number)
    {
        if (held.TryGetValue(number, out var bytes))
            return bytes;
        var (offset, length, hash) = chunks[number];
        if (Read(file!, offset, length) is { } read && ContentHash.Of(read) == hash)
            return read;
        IsDamaged = true;
        if (Location is not null)
            IndexCache.Delete(Location);
        return [];
    }

    /// <summary>Null when there are not that many bytes.</summary>
    public static byte[]? Read(SafeFileHandle file, long offset, int length)
    {
        var bytes = new byte[length];
        try
        {
            for (var done = 0; done < length;)
            {
                var read = RandomAccess.Read(file, bytes.AsSpan(done), offset + done);
                if (read is 0)
                    return null;
                done += read;
            }
        }
        catch (IOException)
        {
            return null;
        }
        return bytes;
    }
}
