namespace Maestro.Analysis.Source.Imports;

/// <summary>The repository's paths, found whole, without extension, or by their end.</summary>
internal sealed class PathTable
{
    private const int LongestPath = 1_000;

    // Earlier extensions win when a script is imported without one.
    private static readonly string[] s_scriptExtensions = [".ts", ".tsx", ".js", ".jsx", ".mjs", ".cjs", ".mts", ".vue", ".svelte", ".d.ts", ".json"];

    private readonly HashSet<string> _paths = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<string>> _byName = new(StringComparer.Ordinal);
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> _lookup;

    public PathTable(IReadOnlyCollection<string> paths)
    {
        _paths.EnsureCapacity(paths.Count);
        foreach (var path in paths)
        {
            _paths.Add(path);
            var name = path[(path.LastIndexOf('/') + 1)..];
            if (!_byName.TryGetValue(name, out var list))
                _byName[name] = list = [];
            list.Add(path);
        }
        _lookup = _paths.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>The folder of a path without the last slash; empty at the root.</summary>
    public static ReadOnlySpan<char> Folder(ReadOnlySpan<char> path) => path.LastIndexOf('/') is >= 0 and var slash ? path[..slash] : default;

    /// <summary>The file at <paramref name="relative"/>, seen from <paramref name="folder"/>.</summary>
    public string? Exact(ReadOnlySpan<char> folder, ReadOnlySpan<char> relative)
    {
        Span<char> joined = stackalloc char[LongestPath];
        var length = Join(folder, relative, joined);
        return length > 0 && _lookup.TryGetValue(joined[..length], out var path) ? path : null;
    }

    /// <summary>The script that <paramref name="relative"/> names: with its extension or without, or the index of a folder.</summary>
    public string? Script(ReadOnlySpan<char> folder, ReadOnlySpan<char> relative)
    {
        Span<char> joined = stackalloc char[LongestPath];
        var length = Join(folder, relative, joined);
        if (length < 0)
            return null;
        if (length > 0 && _lookup.TryGetValue(joined[..length], out var path))
            return path;
        path = length == 0 ? null : WithExtension(joined, length);
        // TypeScript writes './a.js' for a.ts.
        if (path is null && joined[..length].EndsWith("js") && joined[..length].LastIndexOf('.') is > 0 and var dot && length - dot <= 4)
            path = WithExtension(joined, dot);
        return path ?? (Append(joined, ref length, length == 0 ? "index" : "/index") ? WithExtension(joined, length) : null);
    }

    /// <summary>The file whose path ends with <paramref name="suffix"/>; of several, the one that shares most folders with <paramref name="from"/>.</summary>
    public string? EndingWith(string suffix, string from)
    {
        suffix = suffix.TrimStart('.', '/');
        if (!_byName.TryGetValue(suffix[(suffix.LastIndexOf('/') + 1)..], out var paths))
            return null;
        string? best = null;
        var bestScore = int.MinValue;
        foreach (var path in paths)
        {
            if (!path.EndsWith(suffix, StringComparison.Ordinal) || (path.Length > suffix.Length && path[^(suffix.Length + 1)] != '/'))
                continue;
            var score = (path.AsSpan().CommonPrefixLength(from) * 4) - path.Length;
            if (score > bestScore)
                (best, bestScore) = (path, score);
        }
        return best;
    }

    /// <summary>The first of the given names in <paramref name="folder"/>.</summary>
    public string? First(ReadOnlySpan<char> folder, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (Exact(folder, name) is { } path)
                return path;
        }
        return null;
    }

    private string? WithExtension(Span<char> joined, int stem)
    {
        foreach (var extension in s_scriptExtensions)
        {
            var length = stem;
            if (Append(joined, ref length, extension) && _lookup.TryGetValue(joined[..length], out var path))
                return path;
        }
        return null;
    }

    private static bool Append(Span<char> joined, ref int length, string text)
    {
        if (length + text.Length > joined.Length)
            return false;
        text.CopyTo(joined[length..]);
        length += text.Length;
        return true;
    }

    // Resolves "." and ".."; -1 when the path leaves the repository or is too long.
    private static int Join(ReadOnlySpan<char> folder, ReadOnlySpan<char> relative, Span<char> joined)
    {
        if (folder.Length + relative.Length + 1 > joined.Length)
            return -1;
        folder.CopyTo(joined);
        var length = folder.Length;
        foreach (var range in relative.Split('/'))
        {
            var part = relative[range];
            if (part.IsEmpty || part is ".")
                continue;
            if (part is "..")
            {
                if (length == 0)
                    return -1;
                length = Math.Max(0, joined[..length].LastIndexOf('/'));
                continue;
            }
            if (length > 0)
                joined[length++] = '/';
            part.CopyTo(joined[length..]);
            length += part.Length;
        }
        return length;
    }
}
