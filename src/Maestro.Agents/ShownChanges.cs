using System.Runtime.CompilerServices;
using Maestro.Core.Agents;
using Maestro.Core.Changes;
using Maestro.Core.Events;
using Maestro.Core.Evidence;
using Maestro.Core.Models;
using Maestro.Core.Tools;
using Maestro.Tools.Edits;

namespace Maestro.Agents;

/// <summary>Makes a change that was worked out as a whole: its difference is shown and must be allowed before anything in the work folder changes.</summary>
internal static class ShownChanges
{
    /// <summary>The change that writes these files; null when there are none.</summary>
    /// <exception cref="RunException">They cannot be written.</exception>
    public static ChangePlan? Writing(IReadOnlyList<FileDraft> files, AgentTask task)
    {
        try
        {
            return files.Count == 0 ? null : TextEdits.Write(task.Cwd, files.Select(file => KeyValuePair.Create(file.Path, file.Content)));
        }
        catch (ToolException failure)
        {
            throw new RunException(ErrorKind.InvalidResult, $"Nothing was written: {failure.Message}", "Name the files to write, or choose another model.");
        }
    }

    /// <exception cref="RunException">It was not allowed, or could not be made; nothing has changed.</exception>
    public static async IAsyncEnumerable<AgentEvent> ApplyAsync(string agent, ChangePlan plan, AgentTask task, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var count = plan.Changes.Count;
        var verb = plan.Changes.All(change => change.Before is null) ? "create" : "change";
        var what = $"{verb} {count} {(count == 1 ? "file" : "files")}: {string.Join(", ", plan.Changes.Take(4).Select(change => change.Shown))}{(count > 4 ? $" and {count - 4} more" : "")}";
        var finished = new List<FinishedCall>();
        var call = new ToolCall("apply", ReadyChanges.Name, ToolArguments.ToJson(new("apply", ReadyChanges.Name)));
        await foreach (var e in task.Tools.With(new ReadyChanges(plan, what)).RunAsync(agent, [call], finished, cancellationToken))
            yield return e;
        if (finished[0].Denial is { } denial)
            throw new RunException(ErrorKind.Denied, $"Nothing was changed: {denial.Reason}.", denial.Hint);
        if (finished[0].Outcome.IsError)
            throw new RunException(ErrorKind.InvalidResult, finished[0].Outcome.Output, "Run the request again.");
    }
}
