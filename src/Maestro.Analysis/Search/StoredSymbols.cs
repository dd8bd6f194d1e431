using System.Collections;
using Maestro.Analysis.Source;

namespace Maestro.Analysis.Search;

/// <summary>The symbols of a file, read from the index when somebody looks.</summary>
internal sealed class StoredSymbols(FileEntry entry, Details details) : IReadOnlyList<Symbol>
{
    private IReadOnlyList<Symbol>? symbols;

    public int Count => Read().Count;

    public Symbol this[int index] => Read()[index];

    public IEnumerator<Symbol> GetEnumerator() => Read().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private IReadOnlyList<Symbol> Read() => symbols ??= details.Symbols(entry);
}
