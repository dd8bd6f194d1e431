using Maestro.Analysis.Source;
using Maestro.Core.Evidence;

namespace Maestro.Analysis.Structure;

/// <summary>Looks at a component from inside: which of its files hold together, and what could be taken out most cheaply.</summary>
internal sealed class SubjectView(IReadOnlyList<ComponentDraft> parts, string[] names, ComponentGraph graph)
{
    private const int MostGroups = 6;
    private const int MostNamed = 6;

    /// <summary>Files that gather the others and so join what is not joined otherwise.</summary>
    private static readonly string[] Gathering = ["__init__.py", "index.ts", "index.js", "mod.rs", "lib.rs", "index.tsx"];

    public ComponentSubject Of(int component, bool isNamed, IReadOnlyList<string> matches)
    {
        var part = parts[component];
        var own = part.Files.Select(file => file.Path).ToHashSet(StringComparer.Ordinal);
        var users = graph.Imports.Count(file => !own.Contains(file.Key) && file.Value.Any(own.Contains));
        return new ComponentSubject(
            names[component], isNamed, [.. matches.Where(own.Contains)], IsOnePackage(part) ? 0 : Count(own, own), [.. Groups(part, own).Take(MostGroups)],
                users, Cheapest(part, own),
            part.Files.Count == 1 ? Pieces(part.Files[0]) : []);
    }

    /// <summary>The files of a package of Go see each other without an import, so that nothing can be counted between them.</summary>
    private static bool IsOnePackage(ComponentDraft part) =>
        part.Files.All(file => file.Language is "Go") && part.Files.Select(file => Path.GetDirectoryName(file.Path)).Distinct().Count() == 1;

    private static List<DeclaredPiece> Pieces(IndexedFile file)
    {
        var top = file.Symbols.Where(symbol => symbol.Container is null && symbol.Kind is SymbolKind.Type or SymbolKind.Function).OrderBy(symbol =>
            symbol.Line).ToList();
        return [.. top.Select((symbol, i) => new DeclaredPiece(
                symbol.Name, symbol.Line, (i + 1 < top.Count ? top[i + 1].Line : file.Lines + 1) - symbol.Line, file.Symbols.Count(member =>
                    member.Container == symbol.Name)))
            .OrderByDescending(piece => piece.Lines).Take(MostNamed)];
    }

    private IEnumerable<ComponentPart> Groups(ComponentDraft part, HashSet<string> own)
    {
        if (part.Files.Any(file => file.Language is "Go"))
            return [];
        var left = own.Where(path => !Gathering.Contains(Path.GetFileName(path))).ToHashSet(StringComparer.Ordinal);
        var joined = left.ToDictionary(path => path, path => graph.Imports[path].Where(left.Contains).ToList(), StringComparer.Ordinal);
        foreach (var (from, to) in joined.SelectMany(file => file.Value.Select(to => (file.Key, to))).ToList())
            joined[to].Add(from);
        var groups = new List<List<string>>();
        foreach (var path in own.Order(StringComparer.Ordinal).Where(left.Remove))
        {
            var group = new List<string> { path };
            for (var i = 0; i < group.Count; i++)
                group.AddRange(joined[group[i]].Where(left.Remove));
            groups.Add(group);
        }

        return groups.Where(group => group.Count > 1).OrderByDescending(group => group.Count).Select(group => Part(part, own, group));
    }

    /// <summary>The folder in it, or the files whose names begin alike, that the fewest imports join to the rest, for each file of it.</summary>
    private ComponentPart? Cheapest(ComponentDraft part, HashSet<string> own)
    {
        var start = part.Path.Length == 0 ? 0 : part.Path.Length + 1;
        var folders = own.Where(path => path.IndexOf('/', Math.Min(start, path.Length - 1)) > 0).GroupBy(path => path[..path.IndexOf('/', start)]);
        var alike = own.Where(_ => !part.Files.Any(file => file.Language is "Go")).GroupBy(path => $"{FirstWord(Path.GetFileNameWithoutExtension(path))}*")
            .Where(group => group.Key.Length > 3);
        return folders.Concat(alike).Where(group => group.Count() > 1 && group.Count() * 10 <= own.Count * 6)
            .Select(group => Part(part, own, [.. group.Order(StringComparer.Ordinal)]) with { Name = group.Key })
            .OrderBy(piece => piece.Crossing / (double)piece.Count).ThenBy(piece => piece.Name, StringComparer.Ordinal).FirstOrDefault();
    }

    /// <summary><c>Pet</c> of <c>PetController</c>, <c>form</c> of <c>form_mapping</c>.</summary>
    private static string FirstWord(string name)
    {
        var end = 1;
        while (end < name.Length && char.IsLetterOrDigit(name[end]) && !(char.IsUpper(name[end]) && char.IsLower(name[end - 1])))
            end++;
        return name[..Math.Min(end, name.Length)];
    }

    private ComponentPart Part(ComponentDraft part, HashSet<string> own, List<string> files)
    {
        var inside = files.ToHashSet(StringComparer.Ordinal);
        var rest = own.Except(inside).ToHashSet(StringComparer.Ordinal);
        var lines = part.Files.Where(file => inside.Contains(file.Path)).Sum(file => file.Lines);
        var central = graph.Central(part.Files.Where(file => inside.Contains(file.Path))) ?? files[0];
        return new ComponentPart(central, files.Count, [.. files.Take(MostNamed)], lines, Count(inside, inside), Count(inside, rest) + Count(rest, inside));
    }

    private int Count(HashSet<string> from, HashSet<string> to) => from.Sum(path => graph.Imports[path].Count(to.Contains));
}
