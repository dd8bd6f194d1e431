using System.Text.RegularExpressions;
using Maestro.Analysis.Source;
using Maestro.Core.Changes;

namespace Maestro.Analysis.Refactoring;

/// <summary>Removes imports of names that stand nowhere else in their file; only where one file tells that for certain.</summary>
public static partial class UnusedImports
{
    private const string Kind = "remove_import";

    /// <param name="paths">The files to look at.</param>
    public static RefactoringPlan Plan(NameSearch search, IEnumerable<string> paths)
    {
        var edits = new List<TextEdit>();
        var descriptions = new Dictionary<string, string>(StringComparer.Ordinal);
        var looked = 0;
        foreach (var path in paths)
        {
            if (search.Text(path) is not { } text || !IsReadable(path))
                continue;
            looked++;
            var removed = new List<string>();
            foreach (var statement in Statements(path, text))
                edits.AddRange(Unused(path, text, statement, removed));
            if (removed.Count > 0)
                descriptions[path] = $"imports that nothing uses are removed: {string.Join(", ", removed)}";
        }

        return edits.Count > 0 ? new RefactoringPlan(Kind, edits, descriptions, [])
            : RefactoringPlan.Refused(Kind, looked == 0
                ? "without a model, unused imports are found in Python, TypeScript, JavaScript and Java only, and no such file was meant"
                : $"no import of the {looked} {(looked == 1 ? "file" : "files")} is certainly unused");
    }

    /// <summary>What a package's first file imports, others import from there.</summary>
    private static bool IsReadable(string path) =>
        SourceScanner.LanguageOf(path) is "Python" or "TypeScript" or "JavaScript" or "Java" && !path.EndsWith("__init__.py", StringComparison.Ordinal);

    private static IEnumerable<Match> Statements(string path, string text) => (SourceScanner.LanguageOf(path) switch
    {
        "Python" => Python(),
        "Java" => Java(),
        _ => Script(),
    }).Matches(text);

    private static IEnumerable<TextEdit> Unused(string path, string text, Match statement, List<string> removed)
    {
        var names = statement.Groups["name"].Captures.Select(name => (Text: name.Value, Local: Local(name.Value))).ToList();
        if (names.Count == 0 || statement.Value.Contains('#', StringComparison.Ordinal)
            || statement.Value.StartsWith("from __future__", StringComparison.Ordinal))
            return [];
        var unused = names.Where(name => IsUnused(text, statement, name.Local)).ToList();
        if (unused.Count == 0)
            return [];
        removed.AddRange(unused.Select(name => name.Local));
        if (unused.Count == names.Count)
            return [new TextEdit(path, statement.Index, statement.Length, "")];
        return Ranges(statement.Groups["name"].Captures, [.. names.Select(unused.Contains)]).Select(range => new TextEdit(path, range.Start, range.Length, ""));
    }

    /// <summary>A name goes with the comma behind it; the last ones go with the comma before them.</summary>
    private static IEnumerable<(int Start, int Length)> Ranges(CaptureCollection names, bool[] goes)
    {
        var lastKept = Array.LastIndexOf(goes, false);
        for (var i = 0; i < lastKept; i++)
            if (goes[i])
                yield return (names[i].Index, names[i + 1].Index - names[i].Index);
        if (lastKept < goes.Length - 1 && names[lastKept].Index + names[lastKept].Length is var end)
            yield return (end, names[goes.Length - 1].Index + names[goes.Length - 1].Length - end);
    }

    /// <summary>The name by which the file knows it.</summary>
    private static string Local(string imported)
    {
        var alias = Alias().Match(imported);
        var name = alias.Success ? alias.Groups["alias"].Value : imported.Trim();
        return alias.Success ? name : name.Split('.')[0] is var first && imported.Contains('.', StringComparison.Ordinal) ? first : name;
    }

    /// <summary>A mention in a comment or a string counts as a use.</summary>
    private static bool IsUnused(string text, Match statement, string name) =>
        CodeNames.Find("", text, name).TrueForAll(place => place.Start >= statement.Index && place.Start < statement.Index + statement.Length);

    [GeneratedRegex(@"^(?:import[ ]+(?<name>[\w.]+(?:[ ]+as[ ]+\w+)?)(?:[ ]*,[ ]*(?<name>[\w.]+(?:[ ]+as[ ]+\w+)?))*|from[ ]+[\w.]+[ ]+import[ ]+(?:\(\s*(?:(?<name>\w+(?:[ ]+as[ ]+\w+)?)\s*,?\s*)+\)|(?<name>\w+(?:[ ]+as[ ]+\w+)?)(?:[ ]*,[ ]*(?<name>\w+(?:[ ]+as[ ]+\w+)?))*))[ \t]*\r?\n", RegexOptions.Multiline)]
    private static partial Regex Python();

    [GeneratedRegex(@"^import[ ]+(?:type[ ]+)?(?:(?<name>\w+)|(?<name>\*[ ]+as[ ]+\w+)|\{\s*(?:(?<name>(?:type[ ]+)?\w+(?:[ ]+as[ ]+\w+)?)\s*,?\s*)+\})[ ]+from[ ]+['""][^'""\r\n]+['""];?[ \t]*\r?\n", RegexOptions.Multiline)]
    private static partial Regex Script();

    [GeneratedRegex(@"^import[ ]+(?:\w+\.)+(?<name>[A-Z]\w*);[ \t]*\r?\n", RegexOptions.Multiline)]
    private static partial Regex Java();

    [GeneratedRegex(@"\sas\s+(?<alias>\w+)\s*$|^type\s+(?<alias>\w+)$")]
    private static partial Regex Alias();
}
