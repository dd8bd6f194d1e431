using Maestro.Analysis.Search;
using Maestro.Analysis.Tests.Files;

namespace Maestro.Analysis.Tests.Search;

public sealed class PostingsTests
{
    private const uint Key = 0x07_00_04_01;

    // More than fits into a block, and than fits into a chunk.
    private static readonly uint[] Words = [.. Enumerable.Range(0, 40_000).Select(term => (uint)term << 8 | (uint)(term % 200 + 1))];

    [Fact]
    public void Terms_are_found_across_blocks_and_chunks_and_files_get_new_numbers()
    {
        var before = Written(ChunkFile.Create(null));
        Assert.Equal([(0, 1, 26), (40_000, 3, 26)], before.Of(Key));
        Assert.Empty(before.Of(Key + 0x01_00_00_00));

        var numbers = new int[40_001];
        Array.Fill(numbers, -1);
        numbers[40_000] = 65_535;
        var after = new Postings(ChunkFile.Create(null));
        after.AddFrom(before, numbers);
        after.Close();
        Assert.Equal([(65_535, 3, 26)], after.Of(Key));
    }

    [Fact]
    public void A_damaged_chunk_gives_nothing_and_its_file_is_removed()
    {
        using var tree = new TemporaryTree();
        var path = Path.Combine(tree.Root, "store");
        var written = ChunkFile.Create(path);
        Written(written);
        Assert.True(written.IsStored);
        var bytes = File.ReadAllBytes(path);
        bytes[9] ^= 0x55;
        File.WriteAllBytes(path, bytes);

        using var handle = File.OpenHandle(path);
        var opened = ChunkFile.Open(handle, path, written.Chunks);
        Assert.Empty(opened.Read(0));
        Assert.NotEmpty(opened.Read(1));
        Assert.True(opened.IsDamaged);
        Assert.False(File.Exists(path));
    }

    private static Postings Written(ChunkFile chunks)
    {
        var postings = new Postings(chunks);
        postings.Add(7, 0, 1, Words);
        postings.Add(7, 40_000, 3, Words);
        postings.Close();
        return postings;
    }
}
