using Maestro.Analysis.Code;
using Maestro.Analysis.Source;
using Maestro.Core.Evidence;

namespace Maestro.Analysis.Checks.Review;

/// <summary>Looks at files as a reviewer would: how hard they are to follow, what is double, dead, risky or untested.</summary>
/// <param name="repository">Every file of the repository, for what lies between files.</param>
/// <param name="read">The text of a file of the repository; null when it cannot be read.</param>
public sealed class ReviewScan(IReadOnlyList<IndexedFile> repository, Func<string, string?> read)
{
    private readonly ReviewNumbers numbers = new();
    private readonly DuplicateCheck duplicates = new();
    private readonly List<CodeFinding> found = [];
    private readonly Dictionary<string, WordCounts> words = new(StringComparer.Ordinal);
    private readonly WordCounts testWords = new(repository.Where(file => file.IsTest).Select(file => file.Path), read);

    public ScanReport Run(IReadOnlyList<ScanFile> files, CancellationToken cancellationToken)
    {
        var tested = TestReach.Of(repository);
        var wanted = new HashSet<string>(StringComparer.Ordinal);
        foreach (var file in files)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (GeneratedFiles.Is(file.Path, file.Text) || CodeOutline.Of(file.Path, file.Text) is not { } outline)
                continue;
            wanted.Add(file.Path);
            found.AddRange(Look(file, outline, tested).Where(finding => file.Covers(finding.Line, finding.EndLine)));
        }

        found.AddRange(CycleCheck.Look(repository, wanted));
        return new ScanReport(ScanReport.Sorted(found), numbers.Metrics(duplicates.Lines));
    }

    private List<CodeFinding> Look(ScanFile file, CodeOutline outline, HashSet<string> tested)
    {
        var list = new FoundList(outline);
        SameCodeCheck.Look(list);
        PitfallCheck.Look(list);
        DeadCodeCheck.Look(list);
        if (file.IsTest)
        {
            numbers.AddTest(file.Text);
            return [.. list.All];
        }

        SwallowedErrorCheck.Look(list);
        var cyclomatic = 0;
        foreach (var function in outline.Functions)
        {
            var metrics = ComplexityCheck.Look(function, list);
            numbers.Add(function, metrics, outline.Code);
            cyclomatic += metrics.Cyclomatic - 1;
        }

        numbers.AddFile(file.Text);
        DeadCodeCheck.Unmentioned(list, name => WordCounts.Count(file.Text, name) + (OthersSay(outline.Code, name) ? 1 : 0));
        duplicates.Add(list);
        var untested = repository.Any(other => other.IsTest) ? MissingTestCheck.Look(outline, cyclomatic, tested.Contains(file.Path),
            name => testWords.FilesWith(name) > 0) : null;
        return untested is null ? [.. list.All] : [.. list.All, untested with { EndLine = file.Changed is null ? untested.EndLine : int.MaxValue }];
    }

    /// <summary>Whether another file of the language holds the word, or a page that calls into it.</summary>
    private bool OthersSay(CodeText code, string name)
    {
        if (!words.TryGetValue(code.Language, out var all))
            words[code.Language] = all = new WordCounts(repository.Where(file => file.Language == code.Language
                || (code.Language is "C#" && file.Language is "HTML")).Select(file => file.Path), read);
        return all.FilesWith(name) > 1;
    }
}
