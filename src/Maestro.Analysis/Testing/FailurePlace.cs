using System.Globalization;
using System.Text.RegularExpressions;

namespace Maestro.Analysis.Testing;

/// <summary>Finds the line of the repository that a failed test names: the one in a file of tests, else the first.</summary>
public static partial class FailurePlace
{
    /// <param name="known">The files of the repository.</param>
    /// <returns>Null when no file of the repository is named, or a bare name that several have.</returns>
    public static (string File, int Line)? Of(string test, string message, IReadOnlyCollection<string> known)
    {
        var found = Place().Matches(message).Select(match => (File: Known(match.Groups["file"].Value, test, known), Line: Number(match)))
            .Where(place => place is { File: not null, Line: > 0 })
            .Select(place => (place.File!, place.Line)).ToList();
        return found is [] ? null : found.FindIndex(place => Source.TestPaths.IsTest(place.Item1)) is >= 0 and var at ? found[at] : found[0];
    }

    private static string? Known(string written, string test, IReadOnlyCollection<string> known)
    {
        var path = written.StartsWith("./", StringComparison.Ordinal) ? written[2..] : written;
        if (known.Contains(path))
            return path;
        if (known.Where(file => path.EndsWith($"/{file}", StringComparison.Ordinal)).MaxBy(file => file.Length) is { } ofWhole)
            return ofWhole;
        var ends = known.Where(file => file.EndsWith($"/{path}", StringComparison.Ordinal)).ToList();
        if (ends.Count < 2)
            return ends.FirstOrDefault();
        // Go and Java name the file alone, and the package in the name of the test.
        var dotted = test.Replace('.', '/');
        var inPackage = ends.FindAll(file => Path.GetDirectoryName(file) is { Length: > 0 } folder
            && (dotted.Contains($"/{folder.Split('/')[^1]}/", StringComparison.Ordinal) || dotted.StartsWith($"{folder.Split('/')[^1]}/", StringComparison.Ordinal)));
        return inPackage is [var only] ? only : null;
    }

    private static int Number(Match match) =>
        int.TryParse(match.Groups["line"].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var line) ? line : 0;

    // file:line of most, "file", line N of Python, file:line N of .NET; an address of a file keeps its path.
    [GeneratedRegex(@"(?:file://)?(?<file>(?:[\w.@+~-]|/)+\.\w+)(?:"", line |:line |:)(?<line>\d+)")]
    private static partial Regex Place();
}
