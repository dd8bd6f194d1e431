using System.Text.RegularExpressions;
using Maestro.Analysis.Checks;

namespace Maestro.Analysis.Data.Readers;

/// <summary>The tables of Entity Framework where no snapshot describes them: the classes that a context holds sets of.</summary>
internal static partial class EfEntities
{
    private const int MostBases = 6;

    private static readonly string[] Values =
    [
        "int", "long", "short", "byte", "bool", "string", "decimal", "double", "float", "char", "Guid", "DateTime", "DateTimeOffset", "DateOnly", "TimeOnly", "TimeSpan", "byte[]", "Uri", "JsonDocument",
    ];

    /// <param name="files">All C# files of the repository but its tests.</param>
    public static void Read(IReadOnlyList<ScanFile> files, DataModel model)
    {
        var sets = files.SelectMany(file => Set().Matches(file.Text)).DistinctBy(set => set.Groups["type"].Value)
            .ToDictionary(set => set.Groups["type"].Value, set => set.Groups["name"].Value, StringComparer.Ordinal);
        if (sets.Count == 0)
            return;
        var classes = new Dictionary<string, (ScanFile File, Match Head)>(StringComparer.Ordinal);
        foreach (var file in files)
            foreach (Match head in Class().Matches(file.Text))
                classes.TryAdd(head.Groups["name"].Value, (file, head));
        var enums = files.SelectMany(file => Enum().Matches(file.Text)).Select(match => match.Groups["name"].Value).ToHashSet(StringComparer.Ordinal);
        foreach (var (type, set) in sets)
            if (classes.TryGetValue(type, out var found))
                model.Add(Table(type, set, found, sets, classes, enums));
    }

    private static DataTable Table(
        string type, string name, (ScanFile File, Match Head) found, Dictionary<string, string> sets, Dictionary<string, (ScanFile File, Match Head)> classes, HashSet<string> enums)
    {
        var table = new DataTable(name, found.File.Path, Line(found.File.Text, found.Head.Index), "ef");
        var navigations = new List<(string Name, string Type, int Line)>();
        var seen = 0;
        for (var part = found; seen < MostBases; seen++)
        {
            foreach (Match property in Property().Matches(Body(part.File.Text, part.Head)))
            {
                var (kind, column) = (property.Groups["type"].Value, property.Groups["name"].Value);
                var at = seen == 0 ? Line(part.File.Text, part.Head.Index) + Line(Body(part.File.Text, part.Head), property.Index) - 1 : table.Line;
                if (property.Groups["marks"].Value.Contains("NotMapped", StringComparison.Ordinal))
                    continue;
                if (sets.ContainsKey(kind.TrimEnd('?')))
                    navigations.Add((column, kind.TrimEnd('?'), at));
                else if (table.Column(column) is null && (Values.Contains(kind.TrimEnd('?')) || enums.Contains(kind.TrimEnd('?'))))
                    table.Columns.Add(new DataColumn(column, kind.TrimEnd('?'), kind.EndsWith('?'), false, at));
                if (property.Groups["marks"].Value.Contains("[Key", StringComparison.Ordinal))
                    table.PrimaryKey.Add(column);
            }

            var parent = BaseName().Match(part.Head.Groups["bases"].Value).Groups["name"].Value;
            if (!classes.TryGetValue(parent, out part))
                break;
        }

        if (table.PrimaryKey.Count == 0 && (table.Column("Id") ?? table.Column($"{type}Id")) is { } key)
            table.PrimaryKey.Add(key.Name);
        foreach (var (navigation, target, at) in navigations)
            table.References.Add(
                new DataReference([(table.Column($"{navigation}Id") ?? table.Column($"{target}Id"))?.Name ?? $"{navigation}Id"], sets[target], [], at));
        return table;
    }

    private static string Body(string text, Match head)
    {
        var open = text.IndexOf('{', head.Index);
        return open < 0 ? "" : text[head.Index..CallText.After(text, open)];
    }

    private static int Line(string text, int index) => text.AsSpan(0, index).Count('\n') + 1;

    [GeneratedRegex(@"\bDbSet<(?<type>\w+)>\??\s+(?<name>\w+)")]
    private static partial Regex Set();

    [GeneratedRegex(@"^[ \t]*(?:public|internal)\s+(?:sealed\s+|abstract\s+|partial\s+)*(?:class|record)\s+(?<name>\w+)(?:<\w+>)?(?<bases>[^\n{;]*)", RegexOptions.Multiline)]
    private static partial Regex Class();

    [GeneratedRegex(@"\benum\s+(?<name>\w+)")]
    private static partial Regex Enum();

    [GeneratedRegex(@"(?<marks>(?:\[[^\]\n]*\]\s*)*)public\s+(?:virtual\s+|required\s+)*(?<type>[\w.?\[\]]+(?<!\b(?:static|class|override|const|abstract|enum|record|async)))\s+(?<name>\w+)\s*\{\s*(?:get|set|init|private|protected|internal)")]
    private static partial Regex Property();

    [GeneratedRegex(@":\s*(?<name>\w+)")]
    private static partial Regex BaseName();
}
