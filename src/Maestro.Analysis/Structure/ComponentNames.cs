namespace Maestro.Analysis.Structure;

/// <summary>Gives each component the shortest name that no other has.</summary>
internal static class ComponentNames
{
    /// <param name="root">What the repository itself is called.</param>
    public static string[] Of(IReadOnlyList<ComponentDraft> parts, string root)
    {
        var names = parts.Select(part => Name(part, 1, root)).ToArray();
        for (var depth = 2; depth < 6; depth++)
        {
            foreach (var same in names.Select((name, i) => (name, i)).GroupBy(pair => pair.name, StringComparer.OrdinalIgnoreCase).Where(group =>
                group.Count() > 1).ToList())
                foreach (var (_, i) in same)
                    names[i] = Name(parts[i] with { Label = null }, depth, root);
        }

        for (var i = 0; i < names.Length; i++)
            if (Array.IndexOf(names, names[i]) < i)
                names[i] = $"{names[i]} ({i + 1})";
        return names;
    }

    private static string Name(ComponentDraft part, int depth, string root)
    {
        if (part.Label is { } label)
            return label;
        var folders = part.Path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        if (folders.Length > 1 && (folders[^1].StartsWith("__", StringComparison.Ordinal) || folders[^1].StartsWith("index.", StringComparison.Ordinal)
            || folders[^1] is "mod.rs"))
            depth++;
        return folders.Length == 0 ? root : string.Join('/', folders[^Math.Min(depth, folders.Length)..]);
    }
}
