using Maestro.Core.Events;
using Maestro.Core.Results;
using Maestro.Core.Text;
using Maestro.Presentation.Code;
using Maestro.Presentation.Panels.Blocks;
using Maestro.Presentation.Progress;
using Maestro.Presentation.Results;
using Maestro.Presentation.Text;

namespace Maestro.Presentation.Panels;

/// <summary>One run as its panel shows it: a fold of the run's events, and of nothing else.</summary>
/// <param name="blocks">Where the run adds what it shows, behind what is there already.</param>
/// <param name="folds">What the person has folded away in this panel.</param>
public sealed class RunPanel(string run, List<PanelBlock> blocks, PanelFolds folds)
{
    private readonly Dictionary<string, CommandBlock> commands = new(StringComparer.Ordinal);
    private readonly List<PendingApproval> approvals = [];
    private ReplyBlocks? reply;
    private bool hasOwnForm;
    private string shownDiff = "";

    public string Run { get; } = run;

    public string Agent { get; private set; } = "router";

    public string Request { get; private set; } = "";

    public RunState State { get; private set; } = RunState.Routing;

    public DateTimeOffset? StartedAt { get; private set; }

    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>Questions that wait for an answer, oldest first.</summary>
    public IReadOnlyList<PendingApproval> Approvals => approvals;

    /// <summary>How fast pieces of the reply arrive; most providers send a token in each.</summary>
    public TokenRate Rate { get; } = new();

    /// <summary>When the provider that failed is asked again; null while nobody waits for that.</summary>
    public DateTimeOffset? RetryAt { get; private set; }

    public bool IsOver => State is RunState.Done or RunState.Failed or RunState.Cancelled;

    public void Apply(EventEnvelope envelope)
    {
        StartedAt ??= envelope.At;
        Agent = envelope.Event.Agent;
        RetryAt = envelope.Event switch
        {
            Retrying { DelayMs: > 0 } retry => envelope.At.AddMilliseconds(retry.DelayMs),
            StatusChanged => RetryAt,
            _ => null,
        };
        Apply(envelope.Event, envelope.At);
        if (envelope.Event.IsTerminal)
            EndedAt = envelope.At;
    }

    private void Apply(AgentEvent e, DateTimeOffset at)
    {
        switch (e)
        {
            case RunStarted started:
                Request = PlainText.Clean(started.Request);
                hasOwnForm = started.Schema is not null;
                Add(width => [.. ResultLines.Wrapped($"> {started.Request}", width, Tone.Strong)]);
                break;
            case Thinking token:
                Rate.Add(at);
                State = RunState.Thinking;
                (reply ??= NewReply()).Add(token);
                break;
            case MessageCompleted message:
                (reply ?? NewReply()).Complete(message.Reasoning, message.Text);
                (reply, State) = (null, RunState.Working);
                break;
            case MessageInterrupted interrupted:
                (reply ?? NewReply()).Complete(null, interrupted.Text);
                reply = null;
                Note(interrupted, Tone.Warning);
                break;
            case CommandStarted command:
                Start(command);
                break;
            case CommandOutput output:
                commands.GetValueOrDefault(output.CallId)?.Append(output.Text);
                break;
            case CommandDone done:
                End(done);
                break;
            case ApprovalRequested asked:
                approvals.Add(new PendingApproval(
                    Run, asked.Agent, asked.ApprovalId, PlainText.Clean(asked.Display), PlainText.Clean(asked.Reason), Always(asked), asked.Options?.Select(PlainText.Clean).ToList()));
                State = RunState.WaitingForYou;
                ShowDiff(asked.Diff);
                break;
            case ApprovalResolved resolved:
                approvals.RemoveAll(approval => approval.ApprovalId == resolved.ApprovalId);
                if (resolved is { By: ApprovalSource.User } or { Decision: ApprovalDecision.Deny })
                    Note(resolved, resolved.Decision is ApprovalDecision.Deny ? Tone.Warning : Tone.Dim);
                State = approvals.Count > 0 ? RunState.WaitingForYou : RunState.RunningCommand;
                break;
            case Retrying or FailedOver:
                State = RunState.WaitingForProvider;
                Note(e, Tone.Warning);
                break;
            case FileTouched { Change: FileChange.Read } or PlanMade or UsageReported:
                break;
            case Routed or StatusChanged:
                State = State is RunState.Routing ? RunState.Working : State;
                Note(e, Tone.Dim);
                break;
            case FileTouched file:
                Note(e, Tone.Accent);
                ShowDiff(file.Diff);
                break;
            case StepStarted or StepDone:
                Note(e, Tone.Accent);
                break;
            case ResultProduced result:
                End(RunState.Done);
                ShowResult(result.Data);
                break;
            case RunFailed failed:
                End(RunState.Failed);
                Add(width => [.. ResultLines.Wrapped($"✗ {failed.Error}", width, Tone.Error), .. failed.Hint is { } hint ? ResultLines.Wrapped(hint, width, Tone.Warning) : []]);
                break;
            case RunCancelled:
                End(RunState.Cancelled);
                Note(e, Tone.Warning);
                break;
            default:
                throw new ArgumentException($"{e.GetType().Name} is shown in no panel.", nameof(e));
        }
    }

    private ReplyBlocks NewReply() => new(blocks, folds, hidesData: ReadablePart.IsIn(Agent, hasOwnForm));

    private void Start(CommandStarted command)
    {
        var block = new CommandBlock(
            command.Display, showsOutput: command.Tool is "run_command" or "run_tests" or "read_output" or "stop_command" or "git_commit");
        if (commands.Remove(command.CallId, out var earlier))
            earlier.Stop();
        commands[command.CallId] = block;
        blocks.Add(block);
        State = RunState.RunningCommand;
    }

    private void End(CommandDone done)
    {
        if (commands.Remove(done.CallId, out var block))
            block.End(done);
        if (State is RunState.RunningCommand && commands.Count == 0)
            State = RunState.Working;
    }

    private void End(RunState state)
    {
        reply?.Drop();
        reply = null;
        foreach (var command in commands.Values)
            command.Stop();
        commands.Clear();
        approvals.Clear();
        State = state;
    }

    /// <summary>What the reply has said already is not said again.</summary>
    private void ShowResult(AgentResult data)
    {
        if (data is AssistantResult)
            return;
        data = data switch
        {
            ExplorerResult explorer => explorer with { Summary = "" },
            PerformanceResult performance => performance with { Summary = "" },
            SecurityResult security => security with { Summary = "" },
            ArchitectResult architect => architect with { Summary = "" },
            DocumentationResult documentation => documentation with { Summary = "" },
            DevopsResult devops => devops with { Summary = "" },
            DataResult found => found with { Summary = "" },
            ReviewerResult review => review with { Summary = "" },
            TestingResult testing => testing with { Summary = "" },
            ExecutorResult executor => executor with { Stdout = "", Stderr = "" },
            _ => data,
        };
        Add(width => [StyledLine.Empty, .. LineFit.Within(ResultLines.Of(data, width), width)]);
    }

    /// <summary>A difference that was shown with the question is not shown again when it is made.</summary>
    private void ShowDiff(string? diff)
    {
        if (diff is null || shownDiff.Contains(diff, StringComparison.Ordinal))
            return;
        shownDiff = diff;
        Add(width => DiffLines.Of(PlainText.Clean(diff), Math.Max(4, width)));
    }

    private void Note(AgentEvent e, Tone tone)
    {
        if (ProgressText.Body(e) is { } text)
            Add(width => [.. ResultLines.Wrapped(text, width, tone)]);
    }

    private void Add(Func<int, IReadOnlyList<StyledLine>> lines) => blocks.Add(new LinesBlock(lines));

    private static string? Always(ApprovalRequested asked) =>
        asked.Choices.FirstOrDefault(choice => choice.StartsWith("always ", StringComparison.Ordinal)) is { } choice
            ? PlainText.Clean(choice["always ".Length..])
            : null;
}
