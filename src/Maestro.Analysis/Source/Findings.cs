namespace Maestro.Analysis.Source;

/// <summary>Collects what a scanner finds in one file; bounded, and equal names share one string.</summary>
internal sealed class Findings
{
    private const int MostSymbols = 3_000;
    private const int MostImports = 600;
    private const int LongestName = 160;

    private readonly List<Symbol> _symbols = [];
    private readonly List<string> _imports = [];
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> _lookup;

    public Findings() => _lookup = _seen.GetAlternateLookup<ReadOnlySpan<char>>();

    public IReadOnlyList<Symbol> Symbols => _symbols;

    public IReadOnlyList<string> Imports => _imports;

    public void Declare(ReadOnlySpan<char> name, SymbolKind kind, int line, bool isPublic, string? container = null)
    {
        if (_symbols.Count < MostSymbols && name.Length is > 0 and <= LongestName && name is not "_")
            _symbols.Add(new Symbol(NamePool.Share(name), kind, line, isPublic, container));
    }

    public void Import(ReadOnlySpan<char> name)
    {
        if (_imports.Count >= MostImports || name.Length is 0 or > LongestName + 1 || _lookup.Contains(name))
            return;
        var shared = NamePool.Share(name);
        _seen.Add(shared);
        _imports.Add(shared);
    }

    public void Own(ReadOnlySpan<char> name) => Marked(ScannedSource.OwnNamespace, name);

    /// <summary>Keeps a word that may name a type or function of another file.</summary>
    public void Mention(ReadOnlySpan<char> name) => Marked(ScannedSource.MentionedType, name);

    /// <summary>Declares the symbols that are exported by name, and their members, public.</summary>
    public void Publish(HashSet<string> exported)
    {
        for (var i = 0; i < _symbols.Count; i++)
        {
            var symbol = _symbols[i];
            if (!symbol.IsPublic && exported.Contains(symbol.Container ?? symbol.Name) && symbol.Name[0] != '#')
                _symbols[i] = symbol with { IsPublic = true };
        }
    }

    private void Marked(char mark, ReadOnlySpan<char> name)
    {
        if (name.Length is 0 or > LongestName)
            return;
        Span<char> marked = stackalloc char[LongestName + 1];
        marked[0] = mark;
        name.CopyTo(marked[1..]);
        Import(marked[..(name.Length + 1)]);
    }
}
