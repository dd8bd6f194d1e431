namespace Maestro.Agents.Evidence;

/// <summary>Finds paths of the repository in a text that a person or a model wrote.</summary>
internal static class NamedPaths
{
    private static readonly char[] Ends = [' ', '\n', '\t', '\r', '`', '"', '\'', '(', ')', '[', ']', '<', '>', ',', ';', '*', '|'];

    /// <summary>Files that the text names by their path, or whose folder it names, in the order of the text.</summary>
    public static IReadOnlyList<string> In(string text, IReadOnlyCollection<string> paths, bool withFolders)
    {
        var known = paths as IReadOnlySet<string> ?? paths.ToHashSet(StringComparer.Ordinal);
        var found = new List<string>();
        foreach (var word in text.Split(Ends, StringSplitOptions.RemoveEmptyEntries))
        {
            var path = Cleaned(word);
            if (known.Contains(path))
                found.Add(path);
            else if (withFolders && path.Length > 1 && (path.Contains('/', StringComparison.Ordinal) || word.EndsWith('/')))
                found.AddRange(paths.Where(file => file.StartsWith(path.TrimEnd('/') + "/", StringComparison.OrdinalIgnoreCase)));
        }

        return [.. found.Distinct()];
    }

    /// <summary>Without a leading <c>./</c>, a line number behind a colon, or the end of a sentence.</summary>
    private static string Cleaned(string word)
    {
        var path = word.StartsWith("./", StringComparison.Ordinal) ? word[2..] : word;
        path = path.TrimEnd('.', '?', '!', ':');
        var colon = path.IndexOf(':', StringComparison.Ordinal);
        return colon > 0 ? path[..colon] : path;
    }
}
