using Maestro.Analysis.Checks;
using Maestro.Analysis.Code;
using Maestro.Core.Evidence;

namespace Maestro.Analysis.Testing;

/// <summary>Functions that no test names, those with most ways through them first.</summary>
public static class UntestedFunctions
{
    private const int LeastLines = 3;

    /// <param name="tests">The files that hold tests.</param>
    public static IReadOnlyList<UntestedFunction> Find(IEnumerable<ScanFile> files, IReadOnlyList<string> tests, Func<string, string?> read)
    {
        var words = new WordCounts(tests, read);
        var found = new List<UntestedFunction>();
        var outlines = files.Where(file => !file.IsTest && !GeneratedFiles.Is(file.Path, file.Text))
            .Select(file => (File: file, Outline: CodeOutline.Of(file.Path, file.Text))).Where(file => file.Outline is not null).ToList();
        var inline = outlines.SelectMany(file => InlineTests.Words(file.Outline!)).ToHashSet(StringComparer.Ordinal);
        foreach (var (file, outline) in outlines)
        {
            foreach (var function in outline!.Functions.Where(function => function.Name.Length > 1 && function.Function is null && file.Covers(
                outline.Code.LineOf(function.Start), outline.Code.LastLine(function.End)) && words.FilesWith(function.Name) == 0
                && !inline.Contains(function.Name) && !InlineTests.Holds(outline.Code, function)))
            {
                var metrics = FunctionMetrics.Of(outline.Code, function);
                if (metrics.Cyclomatic > 1 || metrics.Lines >= LeastLines)
                    found.Add(new UntestedFunction(file.Path, outline.Code.LineOf(function.HeadStart), CodeOutline.NameOf(function), metrics.Cyclomatic));
            }
        }

        return [.. found.OrderByDescending(function => function.Ways).ThenBy(function => function.File, StringComparer.Ordinal)
            .ThenBy(function => function.Line)];
    }
}
