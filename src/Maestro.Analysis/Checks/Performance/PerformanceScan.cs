using Maestro.Analysis.Checks.Ruby;
using Maestro.Analysis.Code;
using Maestro.Core.Evidence;

namespace Maestro.Analysis.Checks.Performance;

/// <summary>Looks for code whose cost grows faster than its work. It reads; what it says is what may be slow, never how slow it is.</summary>
public static class PerformanceScan
{
    public static ScanReport Run(IReadOnlyList<ScanFile> files, CancellationToken cancellationToken)
    {
        var found = new List<CodeFinding>();
        var (read, loops, deepest) = (0, 0, 0);
        foreach (var file in files.Where(file => !file.IsTest && !GeneratedFiles.Is(file.Path, file.Text)))
        {
            cancellationToken.ThrowIfCancellationRequested();
            found.AddRange(RubyQueries.Look(file).Where(finding => file.Covers(finding.Line, finding.EndLine)));
            if (CodeOutline.Of(file.Path, file.Text) is not { } outline)
                continue;
            var list = new FoundList(outline);
            new LoopCheck(list).Look();
            BlockingCheck.Look(list);
            PatternCheck.Look(list);
            found.AddRange(list.All.Where(finding => file.Covers(finding.Line, finding.EndLine)));
            read++;
            var all = outline.Root.All().Where(node => node.Kind is NodeKind.Loop).ToList();
            loops += all.Count;
            deepest = Math.Max(deepest, all.Select(Depth).DefaultIfEmpty(0).Max());
        }

        return new ScanReport(ScanReport.Sorted(found), [new("files", read), new("loops", loops), new("deepest nesting of loops", deepest)]);
    }

    private static int Depth(CodeNode loop)
    {
        var depth = 1;
        for (var at = loop.Parent; at is not null && !at.IsFunction; at = at.Parent)
            depth += at.Kind is NodeKind.Loop ? 1 : 0;
        return depth;
    }
}
