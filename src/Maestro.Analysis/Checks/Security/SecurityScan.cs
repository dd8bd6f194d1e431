using Maestro.Analysis.Checks.Ruby;
using Maestro.Analysis.Code;
using Maestro.Core.Evidence;

namespace Maestro.Analysis.Checks.Security;

/// <summary>Looks at files as an attacker would: injection, weak checks, secrets, containers and pipelines.</summary>
public static class SecurityScan
{
    public static ScanReport Run(IReadOnlyList<ScanFile> files, CancellationToken cancellationToken)
    {
        var found = new List<CodeFinding>();
        var (code, lines) = (0, 0);
        var counts = new SinkCounts();
        foreach (var file in files)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (GeneratedFiles.Is(file.Path, file.Text))
                continue;
            lines += file.Text.AsSpan().Count('\n') + 1;
            code += file.IsCode ? 1 : 0;
            found.AddRange(Look(file, counts).Where(finding => file.Covers(finding.Line, finding.EndLine)));
        }

        return new ScanReport(ScanReport.Sorted(found), [new("files", files.Count), new("files of code", code), new("lines", lines), .. counts.Metrics]);
    }

    private static IEnumerable<CodeFinding> Look(ScanFile file, SinkCounts counts)
    {
        var found = IsLock(file.Path) ? [] : SecretScan.Look(file).Concat(ConfigCheck.Look(file)).Concat(RubySecurity.Look(file));
        if (file.IsTest || CodeOutline.Of(file.Path, file.Text) is not { } outline)
            return found;
        counts.Add(outline.Code);
        var list = new FoundList(outline);
        new InjectionCheck(list).Look();
        new MisuseCheck(list).Look();
        return found.Concat(list.All);
    }

    private static bool IsLock(string path) => path.EndsWith(".lock", StringComparison.Ordinal) || path.EndsWith("-lock.json", StringComparison.Ordinal)
        || path.EndsWith(".lock.json", StringComparison.Ordinal)
        || path.EndsWith("-lock.yaml", StringComparison.Ordinal) || path.EndsWith("go.sum", StringComparison.Ordinal);
}
