using System.Buffers;
using System.Text;
using Maestro.Analysis.Source;

namespace Maestro.Analysis.Search;

/// <summary>Symbols and imports of the files, left where they are stored until somebody asks.</summary>
internal sealed class Details(ChunkFile chunks)
{
    private const int Room = 64 * 1024;

    private readonly Lock gate = new();
    private readonly ArrayBufferWriter<byte> open = new(Room);
    private readonly List<int> places = [];
    private (int Place, byte[] Bytes) last = (-1, []);

    public IReadOnlyList<int> Places
    {
        get => places;
        init => places = [.. value];
    }

    public static byte[] Encode(ScannedSource scanned)
    {
        var stream = new MemoryStream();
        using var body = new BinaryWriter(stream, Encoding.UTF8);
        WriteSymbols(body, scanned.Symbols);
        body.Write7BitEncodedInt(scanned.Imports.Count);
        foreach (var import in scanned.Imports)
            body.Write(import);
        body.Flush();
        return stream.ToArray();
    }

    public DetailPlace Add(ReadOnlySpan<byte> bytes)
    {
        if (open.WrittenCount + bytes.Length > Room)
            Close();
        var place = new DetailPlace(places.Count, open.WrittenCount, bytes.Length);
        open.Write(bytes);
        return place;
    }

    /// <summary>Writes what is still open; to be called before reading.</summary>
    public void Close()
    {
        if (open.WrittenCount > 0)
            places.Add(chunks.Add(open.WrittenSpan));
        open.Clear();
    }

    public IReadOnlyList<Symbol> Symbols(FileEntry entry)
    {
        using var reader = new BinaryReader(new MemoryStream(Bytes(entry.Details), writable: false), Encoding.UTF8);
        return reader.BaseStream.Length is 0 ? [] : ReadSymbols(reader);
    }

    /// <summary>What resolving imports needs: the imports as written, and the symbols at the top level.</summary>
    public ScannedSource Scanned(FileEntry entry)
    {
        using var reader = new BinaryReader(new MemoryStream(Bytes(entry.Details), writable: false), Encoding.UTF8);
        if (reader.BaseStream.Length is 0)
            return new ScannedSource(entry.Language ?? "", entry.Lines, [], []);
        var symbols = Array.FindAll(ReadSymbols(reader), symbol => symbol.Container is null);
        var imports = new string[reader.Read7BitEncodedInt()];
        for (var i = 0; i < imports.Length; i++)
            imports[i] = reader.ReadString();
        return new ScannedSource(entry.Language ?? "", entry.Lines, symbols, imports);
    }

    public byte[] Bytes(DetailPlace place)
    {
        if (place.Length is 0)
            return [];
        lock (gate)
        {
            if (last.Place != place.Number)
                last = (place.Number, chunks.Read(places[place.Number]));
            return last.Bytes.Length is 0 ? [] : last.Bytes[place.Offset..(place.Offset + place.Length)];
        }
    }

    private static void WriteSymbols(BinaryWriter body, IReadOnlyList<Symbol> symbols)
    {
        body.Write7BitEncodedInt(symbols.Count);
        foreach (var symbol in symbols)
        {
            body.Write((byte)((int)symbol.Kind << 1 | (symbol.IsPublic ? 1 : 0)));
            body.Write7BitEncodedInt(symbol.Line);
            body.Write(symbol.Name);
            body.Write(symbol.Container ?? "");
        }
    }

    private static Symbol[] ReadSymbols(BinaryReader reader)
    {
        var symbols = new Symbol[reader.Read7BitEncodedInt()];
        for (var i = 0; i < symbols.Length; i++)
        {
            var kind = reader.ReadByte();
            var line = reader.Read7BitEncodedInt();
            var name = reader.ReadString();
            var container = reader.ReadString();
            symbols[i] = new Symbol(name, (SymbolKind)(kind >> 1), line, (kind & 1) is 1, container.Length is 0 ? null : container);
        }
        return symbols;
    }
}

/// <summary>Where the details of one file stand.</summary>
internal readonly record struct DetailPlace(int Number, int Offset, int Length);
