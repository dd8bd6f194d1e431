using System.Globalization;
using System.Text;
using Maestro.Analysis.Source;
using Maestro.Analysis.Structure;
using Maestro.Core.Evidence;

namespace Maestro.Analysis.Documentation;

/// <summary>A README of what is known of a project and nothing else; to one that is there, only what it lacks is added.</summary>
public static class ReadmeDraft
{
    private const int MostFolders = 12;
    private const int MostTypes = 4;
    private const int MostDocuments = 10;

    /// <summary>Null when the README that is there lacks nothing of it.</summary>
    public static DraftedFile? Of(ProjectFacts facts, IReadOnlyList<IndexedFile> files, Func<string, string?> read)
    {
        var path = files.Select(file => file.Path).FirstOrDefault(path => !path.Contains('/', StringComparison.Ordinal) && path.StartsWith("readme",
            StringComparison.OrdinalIgnoreCase));
        var sections = Sections(facts, files, read).Where(section => section.Body.Length > 0).ToList();
        if (path is null)
            return new DraftedFile("README.md",
                $"# {ProjectManifests.Name([.. facts.Manifests.Select(manifest => manifest.Path)], read) ?? facts.Name}\n\n{Opening(facts, read)}{Text(sections, '#')}", "a README of what manifests, folders and code say; what the project is for is left to you");
        var there = read(path) ?? "";
        if (!path.EndsWith(".md", StringComparison.OrdinalIgnoreCase))
            return null;
        var missing = sections.Where(section => section.Marks.Count > 0 && !section.Marks.Any(mark => there.Contains(mark,
            StringComparison.OrdinalIgnoreCase))).ToList();
        return missing.Count == 0 ? null : new DraftedFile(path, $"{there.TrimEnd()}\n{Text(missing, '#')}",
            $"adds what it did not say: {string.Join(", ", missing.Select(section => section.Title.ToLowerInvariant()))}");
    }

    private static string Text(List<Section> sections, char mark) => string.Concat(sections.Select(section =>
        $"\n{mark}{mark} {section.Title}\n\n{section.Body}"));

    private static string Opening(ProjectFacts facts, Func<string, string?> read)
    {
        var manifests = facts.Manifests.Select(manifest => manifest.Path).ToList();
        if (ProjectManifests.Description(manifests, read) is { } said)
            return $"{said}\n";
        var languages = facts.Languages.Count == 0 ? "" : $" in {string.Join(" and ", facts.Languages.Take(2).Select(language => language.Language))}";
        var frameworks = facts.Frameworks.Count == 0 ? "" : $" with {string.Join(", ", facts.Frameworks.Take(4))}";
        return $"A project{languages}{frameworks}.\n";
    }

    /// <summary>Each with words by which a README that has it already is known.</summary>
    private static IEnumerable<Section> Sections(ProjectFacts facts, IReadOnlyList<IndexedFile> files, Func<string, string?> read)
    {
        var needs = ProjectManifests.Needs([.. facts.Manifests.Select(manifest => manifest.Path)], read);
        yield return new Section("Requirements", string.Concat(needs.Select(need => $"- {need}\n")), []);
        foreach (var (title, purposes) in new (string, CommandPurpose[])[]
        {
            ("Install", [CommandPurpose.Install]), ("Build and run", [CommandPurpose.Build, CommandPurpose.Run]), ("Test", [CommandPurpose.Test]), ("Check",
                [CommandPurpose.Lint, CommandPurpose.Format]),
        })
        {
            var commands = facts.Commands.Where(command => purposes.Contains(command.Purpose)).DistinctBy(command => command.Command).ToList();
            yield return new Section(title, commands.Count == 0 ? "" : $"```sh\n{string.Concat(commands.Select(command => $"{command.Command}\n"))}```\n",
                title is "Check" ? [] : [.. commands.Select(command => command.Command)]);
        }

        yield return new Section("Layout", Layout(facts, files), []);
        var documents = files.Where(file => file.Language is "Markdown" && file.Path.Contains('/', StringComparison.Ordinal) && file.Path.StartsWith("doc",
            StringComparison.OrdinalIgnoreCase)).Take(MostDocuments)
            .Select(file => $"- [{Title(file, read)}]({Uri.EscapeDataString(file.Path).Replace("%2F", "/", StringComparison.Ordinal)})\n");
        yield return new Section("Documentation", string.Concat(documents), []);
        var license = files.Select(file => file.Path).FirstOrDefault(path => path.StartsWith("LICENSE", StringComparison.OrdinalIgnoreCase)
            || path.StartsWith("COPYING", StringComparison.OrdinalIgnoreCase));
        var first = license is null ? null : read(license)?.Split('\n').Select(line => line.Trim()).FirstOrDefault(line => line.Length > 0);
        yield return new Section("License", license is null ? ""
            : $"{(first is { Length: < 60 } && first.Contains("License", StringComparison.OrdinalIgnoreCase) ? $"{first}, see" : "See")} [{license}]({license}).\n", ["license", "licence"]);
    }

    private static string Layout(ProjectFacts facts, IReadOnlyList<IndexedFile> files)
    {
        var code = ComponentFiles.Of(files);
        var text = new StringBuilder();
        foreach (var folder in code.GroupBy(file => RepositoryPaths.FolderOf(file.Path)).OrderByDescending(group => group.Sum(file => file.Lines))
            .Take(MostFolders).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            var types = folder.SelectMany(file => file.Symbols.Where(symbol => symbol is
            {
                IsPublic: true, Container: null,
                Kind: SymbolKind.Type or SymbolKind.Function
            })
                .Select(symbol => (symbol.Name, Members: file.Symbols.Count(member => member.Container == symbol.Name))))
                .OrderByDescending(symbol => symbol.Members).Select(symbol => $"`{symbol.Name}`").Distinct().Take(MostTypes).ToList();
            text.Append(CultureInfo.InvariantCulture,
                $"- {(folder.Key.Length == 0 ? "the root folder" : $"`{folder.Key}/`")}: {folder.Count()} {(folder.Count() == 1 ? "file" : "files")}{(types.Count > 0 ? $" with {string.Join(", ", types)}" : "")}\n");
        }

        foreach (var tests in facts.TestFolders.Take(3))
            text.Append(CultureInfo.InvariantCulture, $"- `{tests}/`: tests\n");
        return text.ToString();
    }

    private static string Title(IndexedFile file, Func<string, string?> read) =>
        read(file.Path)?.Split('\n').FirstOrDefault(line => line.StartsWith("# ", StringComparison.Ordinal))?[2..].Trim().Replace("[", "",
            StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal) is { Length: > 0 } title ? title : file.Path;

    private sealed record Section(string Title, string Body, IReadOnlyList<string> Marks);
}
