using Maestro.Core.Events;

namespace Maestro.Core.Sessions;

/// <summary>What a person can tell a session; the only way in.</summary>
public abstract record UserCommand
{
    private protected UserCommand()
    {
    }
}

/// <summary>Start a run for this request.</summary>
/// <param name="Agent">The agent to use; null lets the router choose.</param>
public sealed record SubmitRequest(string Request, string? Agent = null) : UserCommand;

/// <summary>Answer an approval, or a question.</summary>
/// <param name="Answer">The words for a question, whose decision is then <see cref="ApprovalDecision.Once"/>.</param>
public sealed record AnswerApproval(string ApprovalId, ApprovalDecision Decision, string? Answer = null) : UserCommand;

/// <summary>Stop a run, or every run when <paramref name="Run"/> is null.</summary>
public sealed record CancelRun(string? Run = null, string Reason = "cancelled by the user") : UserCommand;

/// <summary>Tell a run something while it goes on; it hears it before its next turn.</summary>
public sealed record SteerRun(string Run, string Text) : UserCommand;

/// <summary>Stop a run, or every run, because its time is over: it ends with an error of kind <c>timeout</c>.</summary>
public sealed record StopAtTimeLimit(TimeSpan Limit, string? Run = null) : UserCommand;
