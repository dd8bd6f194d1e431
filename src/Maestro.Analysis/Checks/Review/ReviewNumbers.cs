using Maestro.Analysis.Code;
using Maestro.Core.Evidence;

namespace Maestro.Analysis.Checks.Review;

/// <summary>Counts what a review has looked at.</summary>
internal sealed class ReviewNumbers
{
    private int files;
    private int tests;
    private int lines;
    private int functions;
    private int cognitive;
    private (int Value, string Where) worst;
    private (int Value, string Where) longest;

    public void AddFile(string text) => (files, lines) = (files + 1, lines + LinesOf(text));

    public void AddTest(string text) => (tests, lines) = (tests + 1, lines + LinesOf(text));

    public void Add(CodeNode function, FunctionMetrics metrics, CodeText code)
    {
        functions++;
        cognitive += metrics.Cognitive;
        var where = $"{code.Path}:{code.LineOf(function.Start)} {CodeOutline.NameOf(function)}";
        worst = metrics.Cognitive > worst.Value ? (metrics.Cognitive, where) : worst;
        longest = metrics.Lines > longest.Value ? (metrics.Lines, where) : longest;
    }

    public IReadOnlyList<CodeMetric> Metrics(int duplicatedLines)
    {
        List<CodeMetric> all = [new("files", files), new("test files", tests), new("lines", lines), new("functions", functions)];
        if (functions > 0)
            all.AddRange(
            [
                new("average cognitive complexity", Math.Round((double)cognitive / functions, 1)),
                    new("highest cognitive complexity", worst.Value, worst.Where),
                new("longest function, lines", longest.Value, longest.Where), new("duplicated lines", duplicatedLines),
            ]);
        return all;
    }

    private static int LinesOf(string text) => text.Length == 0 ? 0 : text.AsSpan().Count('\n') + (text[^1] == '\n' ? 0 : 1);
}
