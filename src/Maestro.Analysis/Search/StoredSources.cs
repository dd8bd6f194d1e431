using System.Collections;
using System.Diagnostics.CodeAnalysis;
using Maestro.Analysis.Source;

namespace Maestro.Analysis.Search;

/// <summary>What was scanned of each file that was read, decoded anew for whoever goes through it, so that never all is in memory.</summary>
internal sealed class StoredSources(FileEntry[] entries, Details details) : IReadOnlyDictionary<string, ScannedSource>
{
    private readonly Dictionary<string, FileEntry> byPath =
        entries.Where(entry => entry.Language is not null).ToDictionary(entry => entry.Path, StringComparer.Ordinal);

    public int Count => byPath.Count;

    public IEnumerable<string> Keys => byPath.Keys;

    public IEnumerable<ScannedSource> Values => byPath.Values.Select(details.Scanned);

    public ScannedSource this[string key] => details.Scanned(byPath[key]);

    public bool ContainsKey(string key) => byPath.ContainsKey(key);

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out ScannedSource value)
    {
        value = byPath.TryGetValue(key, out var entry) ? details.Scanned(entry) : null;
        return value is not null;
    }

    public IEnumerator<KeyValuePair<string, ScannedSource>> GetEnumerator() =>
        byPath.Values.Select(entry => KeyValuePair.Create(entry.Path, details.Scanned(entry))).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
