using System.Text;
using Maestro.Analysis.Source;

namespace Maestro.Analysis.Search;

/// <summary>One file as the index keeps it: its terms by part, its symbols and imports in one run of bytes that is cached as it is.</summary>
/// <param name="Stamp">Time of the last write, in ticks of UTC.</param>
/// <param name="Language">Null when the file was skipped: binary, huge, minified or unreadable.</param>
internal sealed record FileEntry(string Path, long Size, long Stamp, ulong Hash, string? Language, int Lines, ReadOnlyMemory<byte> Body)
{
    /// <summary>Parts in the order they are stored: text, file name, folders, symbols.</summary>
    public const int Parts = 4;

    public static FileEntry Skipped(string path, long size, long stamp, ulong hash) => new(path, size, stamp, hash, null, 0, default);

    public static byte[] Write(string path, string text, ScannedSource scanned, TermCounter counter)
    {
        var stream = new MemoryStream();
        using var body = new BinaryWriter(stream, Encoding.UTF8);
        counter.Add(text);
        counter.Flush(body);
        var slash = path.LastIndexOf('/') + 1;
        counter.Add(path.AsSpan(slash));
        counter.Flush(body);
        counter.Add(path.AsSpan(0, slash));
        counter.Flush(body);
        foreach (var symbol in scanned.Symbols)
            counter.Add(symbol.Name);
        counter.Flush(body);
        WriteSymbols(body, scanned.Symbols);
        body.Write7BitEncodedInt(scanned.Imports.Count);
        foreach (var import in scanned.Imports)
            body.Write(import);
        body.Flush();
        return stream.ToArray();
    }

    public IReadOnlyList<Symbol> ReadSymbols()
    {
        using var reader = AfterBags();
        return ReadSymbols(reader);
    }

    /// <summary>What resolving imports needs: the imports as written, and the symbols at the top level.</summary>
    public ScannedSource ReadScanned()
    {
        using var reader = AfterBags();
        var symbols = Array.FindAll(ReadSymbols(reader), symbol => symbol.Container is null);
        var imports = new string[reader.Read7BitEncodedInt()];
        for (var i = 0; i < imports.Length; i++)
            imports[i] = reader.ReadString();
        return new ScannedSource(Language ?? "", Lines, symbols, imports);
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

    private BinaryReader AfterBags()
    {
        var rest = Body.Span;
        for (var i = 0; i < Parts; i++)
            TermBag.Read(ref rest);
        var start = Body.Length - rest.Length;
        return new BinaryReader(new MemoryStream(Body[start..].ToArray(), writable: false), Encoding.UTF8);
    }
}
