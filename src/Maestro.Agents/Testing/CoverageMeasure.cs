using Maestro.Agents.Executor;
using Maestro.Analysis.Source;
using Maestro.Analysis.Testing;
using Maestro.Core.Evidence;
using Maestro.Core.Results;

namespace Maestro.Agents.Testing;

/// <summary>Runs the project's own coverage tool on a copy and reads its report.</summary>
internal sealed class CoverageMeasure(CoverageTool tool, string cwd, IReadOnlyCollection<string> paths, ProjectFacts facts)
{
    private const int Longest = 600;

    public TestCoverage? Coverage { get; private set; }

    public List<string> Notes { get; } = [];

    public async Task WorkAsync(TestShell shell, CancellationToken cancellationToken)
    {
        using var copy = await TestCopy.MakeAsync(cwd, cancellationToken);
        var end = await shell.RunAsync(copy, tool.Command, Longest, cancellationToken);
        var reports = Directory.EnumerateFiles(copy.Folder, "*", new EnumerationOptions
        {
            RecurseSubdirectories = true,
            AttributesToSkip = FileAttributes.ReparsePoint
        })
            .Where(file => tool.Reports.Any(report => file.EndsWith($"/{report}", StringComparison.Ordinal)
                || (report[0] is '.' && file.EndsWith(report, StringComparison.Ordinal)))).ToList();
        var observation = CommandObservation.Of(tool.Command, end.ExitCode, end.Kept, facts).Text;
        shell.Summary = observation;
        if (reports.Count == 0)
        {
            Notes.Add(end.Missing(tool.Command, facts) is { } missing ? $"Coverage was not measured: {missing}" : $"Coverage was not measured: `{tool.Command}` left no report on a copy of the work folder. {observation}");
            return;
        }

        if (end.ExitCode is not 0)
            Notes.Add($"The tests did not all pass while coverage was measured: {observation}");
        try
        {
            var all = new CoverageReport(paths).Read(reports.Select(File.ReadAllText));
            var files = all.Where(file => !TestPaths.IsTest(file.File)).ToList();
            if (files.Count < all.Count)
                Notes.Add($"{tool.Name} counts tests too; they are left out here.");
            var (covered, lines) = (files.Sum(file => file.Covered), files.Sum(file => file.Lines));
            if (lines == 0)
                Notes.Add(end.ExitCode is 0 ? $"The report of {tool.Name} names no code of this repository, so there is no coverage to tell."
                    : $"The report of {tool.Name} is empty: the tests did not run to their end.");
            else
                Coverage = new TestCoverage(tool.Name, tool.Command, covered, lines, CoverageReport.Percent(covered, lines), files, tool.Unit);
        }
        catch (FormatException broken)
        {
            Notes.Add(broken.Message);
        }
    }
}
