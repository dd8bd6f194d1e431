using System.Runtime.CompilerServices;
using Maestro.Agents.Findings;
using Maestro.Analysis.Checks.Security;
using Maestro.Core.Agents;
using Maestro.Core.Events;
using Maestro.Core.Evidence;
using Maestro.Core.Results;

namespace Maestro.Agents.Security;

/// <summary>Looks for what somebody could use against the program: injection, weak checks, leaked secrets, risky settings; lists the packages in use.</summary>
internal sealed class SecurityAgent(AgentCatalogOptions options) : IAgent
{
    private const string Secret = "secret";

    private readonly Lazy<AgentProfile> profile = new(() => options.Own.Find("security"));

    public string Name => "security";

    public string Description => profile.Value.Description;

    public async IAsyncEnumerable<AgentEvent> ExecuteStreamingAsync(AgentTask task, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var run = new FindingsRun(profile.Value, task, options);
        IReadOnlyList<PackageVersion> packages = [];
        await foreach (var e in run.LookAsync(
            changesFirst: false,
            (files, read) =>
            {
                packages = Packages(run, read);
                return SecurityScan.Run(files, cancellationToken);
            },
            cancellationToken))
            yield return e;
        if (packages.Count > 0)
            yield return new StatusChanged(Name,
                $"{packages.Count} packages are fixed in {packages.Select(package => package.File).Distinct().Count()} lock files");
        await foreach (var e in run.AskAsync("vulnerabilities", cancellationToken))
            yield return e;
        if (task.Schema is null)
            yield return new ResultProduced(Name, Result(run, packages), run.Reasoning);
    }

    private static IReadOnlyList<PackageVersion> Packages(FindingsRun run, Func<string, string?> read) =>
        [.. run.Index!.Files.Where(file => LockFiles.Knows(file.Path)).SelectMany(file => read(file.Path) is { } text ? LockFiles.Read(file.Path, text) : [])];

    private static SecurityResult Result(FindingsRun run, IReadOnlyList<PackageVersion> packages)
    {
        var secrets = run.Findings.Where(finding => finding.Category == Secret).Select(finding => new LeakedSecret(
            finding.Message, finding.File, finding.Line, finding.Code, finding.Severity, finding.Confidence, finding.Fix, finding.Source));
        var others = run.Findings.Where(finding => finding.Category != Secret).Select(finding => new Vulnerability(
            finding.Rule, finding.Cwe, finding.Severity, finding.File, finding.Line, finding.Code, finding.Message, finding.Fix, finding.Confidence,
                finding.Source));
        return new SecurityResult(FindingScore.Of(run.Findings, run.Lines).Value, [.. others], [.. secrets], packages, run.Summary);
    }
}
