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

    private static readonly string[] NotHere = ["unknown command: docker compose", "is not a docker command", "connection to the server", "connection refused", "couldn't get current server"];

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
        var call = new ToolCall(id, RunCommand, ToolArguments.ToJson(new(id, RunCommand, new Dictionary<string, object?> { ["command"] = command, ["timeout"] = "60" })));
        await foreach (var e in task.Tools.Only(RunCommand).RunAsync(agent, [call], finished, cancellationToken))
            yield return e;
        if (finished[0].Denial is { } denial)
        {
            Checks.Add(new DevopsCheck(name, path, command, DevopsCheck.NotRun, denied[name] = Why(denial.Reason, command)));
            yield break;
        }

        var output = finished[0].Outcome.Output.Trim();
        var exitCode = finished[0].Outcome.ExitCode;
        var isAbsent = exitCode is null or 126 or 127 || (exitCode is not 0 && Array.Exists(NotHere, sign => output.Contains(sign, StringComparison.OrdinalIgnoreCase)));
        Checks.Add(new DevopsCheck(
            name, path, command, isAbsent ? DevopsCheck.NotRun : exitCode is 0 ? DevopsCheck.Passed : DevopsCheck.Failed,
            output.Length > MostDetail ? $"{output[..MostDetail]} ..." : output.Length > 0 ? output : "nothing was found"));
    }

    /// <summary>The rules name the command, which is told already.</summary>
    private static string Why(string reason, string command) => reason.StartsWith($"{command}: ", StringComparison.Ordinal) ? reason[(command.Length + 2)..] : reason;

    private static List<(string Name, string Command)> Programs(DeliveryKind kind, string path)
    {
        var file = $"'{path.Replace("'", "'\\''", StringComparison.Ordinal)}'";
        return kind switch
        {
            DeliveryKind.Docker => [("hadolint", $"hadolint {file}")],
            DeliveryKind.GitHub => [("actionlint", $"actionlint {file}")],
            DeliveryKind.Compose => [("docker", $"docker compose -f {file} config --quiet"), ("docker-compose", $"docker-compose -f {file} config --quiet")],
            DeliveryKind.Kubernetes => [("kubeconform", $"kubeconform -strict -summary {file}"), ("kubectl", $"kubectl apply --dry-run=client -f {file}")],
            _ => [],
        };
    }
}
