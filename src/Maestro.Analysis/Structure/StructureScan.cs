using Maestro.Analysis.Source;
using Maestro.Core.Evidence;

namespace Maestro.Analysis.Structure;

/// <summary>Finds the components of a repository and how they depend on each other, from its folders and the imports of its files.</summary>
public static class StructureScan
{
    private const int MostSubjects = 3;

    /// <summary>Words that mean the whole more often than a component of that name.</summary>
    private static readonly HashSet<string> Vague = new(StringComparer.OrdinalIgnoreCase) { "app", "main", "index", "code", "project", "module", "system",
        "the", "src", "lib" };

    /// <param name="root">What the repository is called.</param>
    /// <param name="read">The text of a file; null when it cannot be read.</param>
    /// <param name="request">Whose words may name components.</param>
    /// <param name="matches">Files that the request is about, best first.</param>
    public static ArchitectureFacts Run(IReadOnlyList<IndexedFile> files, string root, Func<string, string?> read, string request,
        IReadOnlyList<string> matches)
    {
        var code = ComponentFiles.Of(files);
        var (unit, parts) = ComponentSplit.Of(code, files.Select(file => file.Path));
        parts = [.. parts.Select(part => part with { Files = [.. part.Files.Where(file => part.Files.Count == 1 || !IsNamed(file.Path, request))] })
            .Where(part => part.Files.Count > 0),
            .. parts.Where(part => part.Files.Count > 1).SelectMany(part => part.Files).Where(file => IsNamed(file.Path, request)).Select(file =>
                new ComponentDraft(file.Path, [file], null, false))];
        var names = ComponentNames.Of(parts, root);
        var graph = new ComponentGraph(parts, names, new RuntimeImports(files, read).Of);
        var tests = files.Where(file => file.IsTest && ComponentFiles.IsCode(file.Language)).ToList();
        var components = parts.Select((part, i) => new Component(
            names[i], part.Path, part.Files.Count, part.Lines, graph.FanIn(i), graph.FanOut(i), graph.Layers[i], TestsOf(part, tests, graph),
                graph.Central(part.Files)))
            .OrderByDescending(component => component.Layer).ThenByDescending(component => component.FanIn).ThenBy(component => component.Name,
                StringComparer.Ordinal).ToList();
        var dependencies = graph.Dependencies;
        var subjects = Named(request, parts, names, graph).Select(component => (Component: component, IsNamed: true))
            .Concat(matches.Select(path => graph.Owner.GetValueOrDefault(path, -1)).Where(component => component >= 0).Select(component =>
                (Component: component, IsNamed: false)))
            .DistinctBy(subject => subject.Component).Take(MostSubjects);
        var view = new SubjectView(parts, names, graph);
        var facts = new ArchitectureFacts(
            unit, components, dependencies, graph.Cycles, LayerRules.Broken(dependencies), [.. subjects.Select(subject => view.Of(subject.Component,
                subject.IsNamed, matches))], code.Count);
        return facts with { Diagram = components.Count > 0 ? DiagramText.Of(facts) : null };
    }

    /// <summary>Test files from which imports lead to a component; a test of a Go package lies beside it and imports nothing.</summary>
    private static int TestsOf(ComponentDraft part, List<IndexedFile> tests, ComponentGraph graph)
    {
        var reaching = graph.Reaching(part.Files.Select(file => file.Path));
        var folders = part.Files.Where(file => file.Language is "Go").Select(file => FolderOf(file.Path)).ToHashSet(StringComparer.Ordinal);
        return tests.Count(test => test.Imports.Any(reaching.Contains) || (test.Language is "Go" && folders.Contains(FolderOf(test.Path))));
    }

    /// <summary>A file that the request names, with its ending, is looked at for itself.</summary>
    private static bool IsNamed(string path, string request)
    {
        var name = path[(path.LastIndexOf('/') + 1)..];
        var at = request.IndexOf(name, StringComparison.OrdinalIgnoreCase);
        if (at < 0 || (at + name.Length < request.Length && char.IsLetterOrDigit(request[at + name.Length])))
            return false;
        var start = request.LastIndexOfAny([' ', '`', '"', '\'', '('], at) + 1;
        return path.EndsWith(request[start..(at + name.Length)], StringComparison.OrdinalIgnoreCase);
    }

    private static IEnumerable<int> Named(string request, List<ComponentDraft> parts, string[] names, ComponentGraph graph)
    {
        foreach (var word in request.Split([' ', ',', ';', '`', '"', '\'', '(', ')', '?', '!', '\n'], StringSplitOptions.RemoveEmptyEntries).Select(word =>
            word.TrimEnd('.', ':', '/')))
        {
            if (graph.Owner.TryGetValue(word, out var owner))
                yield return owner;
            if (word.Length < 3 || Vague.Contains(word))
                continue;
            for (var i = 0; i < parts.Count; i++)
                if (Is(names[i], word) || Is(parts[i].Path, word) || Is(names[i][(names[i].LastIndexOfAny(['.', '/']) + 1)..], word)
                    || Is(Path.GetFileNameWithoutExtension(names[i]), word))
                    yield return i;
        }
    }

    private static bool Is(string name, string word) => name.Equals(word, StringComparison.OrdinalIgnoreCase);

    private static string FolderOf(string path) => path.LastIndexOf('/') is >= 0 and var slash ? path[..slash] : "";
}
