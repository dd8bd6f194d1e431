using System.Globalization;
using Maestro.Core.Events;
using Maestro.Core.Text;

namespace Maestro.Presentation.Progress;

/// <summary>What a run does as lines of progress, for a person who watches no screen.</summary>
public static class ProgressText
{
    /// <summary>One line without a line end, or null for an event that is shown elsewhere or not at all.</summary>
    public static string? Line(AgentEvent e) => Body(e) is { } text ? OneLine($"{e.Agent}: {text}") : null;

    /// <summary>The same without the agent's name, and as many lines as it has.</summary>
    internal static string? Body(AgentEvent e) => e switch
    {
        Routed route => $"chosen ({route.Confidence.ToString("0.00", CultureInfo.InvariantCulture)}): {route.Reason}",
        StatusChanged status => status.Message,
        RunStarted or Thinking or MessageCompleted or CommandOutput or PlanMade or ResultProduced => null,
        // Why is said by the end of the run, which is the next event.
        MessageInterrupted => "the reply is not complete",
        Retrying retry => $"{retry.Provider}: {retry.Reason}; {(retry.Attempt > 1 ? $"attempt {retry.Attempt}" : "asked")} in {retry.DelayMs / 1000.0:0.#} s",
        FailedOver failover => $"{failover.From} failed ({failover.Reason}), going on with {failover.To}",
        CommandStarted command => command.Display,
        CommandDone done => Ending(done),
        ApprovalRequested approval => $"asks: {approval.Display} ({approval.Reason})",
        ApprovalResolved { Answer: { } answer } => $"you answered: {answer}",
        ApprovalResolved approval => $"{Decision(approval.Decision)} by {(approval.By is ApprovalSource.User ? "you" : "the rules")}",
        FileTouched file => Change(file),
        StepStarted step => $"step {step.StepId} started",
        StepDone step => $"step {step.StepId} {(step.Succeeded ? "done" : "failed")}",
        UsageReported usage => Usage(usage),
        RunFailed failed => failed.Hint is { } hint ? $"failed: {failed.Error.TrimEnd('.')}. {hint}" : $"failed: {failed.Error}",
        RunCancelled cancelled => $"cancelled: {cancelled.Reason}",
        _ => throw new ArgumentException($"{e.GetType().Name} has no line of progress.", nameof(e)),
    };

    private static string Ending(CommandDone done)
    {
        var seconds = $"{(done.DurationMs / 1000.0).ToString("0.0", CultureInfo.InvariantCulture)} s";
        return done.ExitCode is { } code ? $"exit code {code}, {seconds}" : done.IsError ? $"failed: {done.Output}" : $"done, {seconds}";
    }

    private static string Decision(ApprovalDecision decision) => decision switch
    {
        ApprovalDecision.Once => "allowed once",
        ApprovalDecision.Session => "allowed for this session",
        ApprovalDecision.Always => "always allowed",
        _ => "denied",
    };

    private static string Change(FileTouched file)
    {
        var counts = file.Change is FileChange.Read ? "" : $" +{file.Added ?? 0} -{file.Removed ?? 0}";
        return $"{file.Change.ToString().ToLowerInvariant()} {file.Path}{counts}";
    }

    private static string Usage(UsageReported usage)
    {
        var cost = usage.CostUsd is { } usd ? $", ${usd.ToString("0.0000", CultureInfo.InvariantCulture)}" : "";
        return $"{usage.InputTokens} tokens in, {usage.OutputTokens} out{cost}";
    }

    /// <summary>The text without control codes, up to its first line end.</summary>
    public static string OneLine(string text)
    {
        var clean = PlainText.Clean(text).AsSpan().Trim();
        var end = clean.IndexOf('\n');
        return end < 0 ? clean.ToString() : $"{clean[..end].TrimEnd()} ...";
    }
}
