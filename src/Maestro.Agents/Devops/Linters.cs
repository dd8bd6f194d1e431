using System.Runtime.CompilerServices;
using Maestro.Analysis.Delivery;
using Maestro.Core.Agents;
using Maestro.Core.Events;
using Maestro.Core.Results;
using Maestro.Core.Tools;

namespace Maestro.Agents.Devops;

/// <summary>Runs the linters that are on this machine, each behind its approval; says of the others that they are not here.</summary>
/// <param name="hasProgram">Whether a program of that name can be started.</param>
internal sealed class Linters(string agent, AgentTask task, Func<string, bool> hasProgram)
{
    private const string RunCommand = "run_command";
    private const int MostFiles = 12;
    private const int MostDetail = 600;
    private const string NoCompose = "docker is here without its compose plugin";
    private const string NoCluster = "kubectl reaches no cluster from here, and checks nothing without one";

    /// <summary>What programs say that are there and can do nothing, and what that means.</summary>
    private static readonly (string Sign, string Meaning)[] NotHere =
    [
        ("unknown command: docker compose", NoCompose), ("is not a docker command", NoCompose), ("unknown shorthand flag: 'f' in -f", NoCompose),
        ("connection to the server", NoCluster), ("connection refused", NoCluster), ("couldn't get current server", NoCluster),
    ];

    public List<DevopsCheck> Checks { get; } = [];

    public async IAsyncEnumerable<AgentEvent> RunAsync(IReadOnlyList<(string Path, DeliveryKind Kind)> files, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var denied = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (path, kind) in files.Take(MostFiles))
        {
            if (Programs(kind, path) is not { Count: > 0 } programs)
                continue;
            var (name, command) = programs.FirstOrDefault(program => hasProgram(program.Name));
            if (name is null)
                Checks.Add(new DevopsCheck(programs[0].Name, path, null, DevopsCheck.NotRun, $"{string.Join(" and ", programs.Select(program => program.Name).Distinct())} {(programs.Count > 1 ? "are" : "is")} not on this machine"));
            else if (denied.TryGetValue(name, out var why))
                Checks.Add(new DevopsCheck(name, path, command, DevopsCheck.NotRun, why));
            else
                await foreach (var e in RunAsync(name, path, command, denied, cancellationToken))
                    yield return e;
        }
    }

    private async IAsyncEnumerable<AgentEvent> RunAsync(string name, string path, string command, Dictionary<string, string> denied, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var id = $"lint-{Checks.Count + 1}";
        var finished = new List<FinishedCall>();
        var call = new ToolCall(
            id, RunCommand, ToolArguments.ToJson(new(id, RunCommand, new Dictionary<string, object?> { ["command"] = command, ["timeout"] = "60" })));
        await foreach (var e in task.Tools.Only(RunCommand).RunAsync(agent, [call], finished, cancellationToken))
            yield return e;
        if (finished[0].Denial is { } denial)
        {
            Checks.Add(new DevopsCheck(name, path, command, DevopsCheck.NotRun, denied[name] = Why(denial.Reason, command)));
            yield break;
        }

        var exitCode = finished[0].Outcome.ExitCode;
        var output = finished[0].Outcome.Output.Trim();
        output = output.EndsWith($"(exit code {exitCode})", StringComparison.Ordinal) ? output[..output.LastIndexOf('(')].TrimEnd() : output;
        var useless = exitCode is 0 ? null : Array.Find(NotHere, not => output.Contains(not.Sign, StringComparison.OrdinalIgnoreCase)).Meaning;
        var isAbsent = exitCode is null or 126 or 127 || useless is not null;
        Checks.Add(new DevopsCheck(
            name, path, command, isAbsent ? DevopsCheck.NotRun : exitCode is 0 ? DevopsCheck.Passed : DevopsCheck.Failed,
            useless is not null ? useless : output.Length > MostDetail ? $"{output[..MostDetail]} ..." : output.Length > 0 ? output : exitCode is 0 ? "nothing was found" : $"exit code {exitCode}"));
    }

    /// <summary>The rules name the command, which is told already.</summary>
    private static string Why(string reason, string command) =>
        reason.StartsWith($"{command}: ", StringComparison.Ordinal) ? reason[(command.Length + 2)..] : reason;

    private static List<(string Name, string Command)> Programs(DeliveryKind kind, string path)
    {
        var file = $"'{path.Replace("'", "'\\''", StringComparison.Ordinal)}'";
        return kind switch
        {
            DeliveryKind.Docker => [("hadolint", $"hadolint {file}")],
            // Nothing but its server knows the keys of such a file; that it is sound YAML can be told.
            DeliveryKind.GitLab => [("yamllint", $"yamllint -d relaxed {file}")],
            DeliveryKind.GitHub => [("actionlint", $"actionlint {file}")],
            DeliveryKind.Compose => [("docker", $"docker compose -f {file} config --quiet"), ("docker-compose", $"docker-compose -f {file} config --quiet")],
            DeliveryKind.Kubernetes => [("kubeconform", $"kubeconform -strict -summary {file}"), ("kubectl", $"kubectl apply --dry-run=client -f {file}")],
            _ => [],
        };
    }
}
