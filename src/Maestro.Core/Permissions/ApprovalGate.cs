using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Maestro.Core.Events;
using Maestro.Core.Models;

namespace Maestro.Core.Permissions;

/// <summary>What happens to an access that the rules neither allow nor deny.</summary>
public enum ApprovalMode
{
    /// <summary>The person is asked.</summary>
    Ask,

    /// <summary>Nothing is changed: whatever would ask is denied.</summary>
    ReadOnly,

    /// <summary>File changes in the work folder are allowed, the rest asks.</summary>
    Edits,

    /// <summary>Everything is allowed that no rule asks for or denies.</summary>
    All,
}

/// <summary>The one question an agent can ask the world: may this be done? Safe for use from several calls at once.</summary>
public sealed class ApprovalGate
{
    private const string NobodyHere =
        "Run it in a terminal to be asked, or allow it with a permission rule; --approve all allows what stays in the work folder and holds no secrets.";

    private const string Ruled = "The rules and --approve decide so; 'maestro permissions check' explains a command.";

    private readonly IAccessPolicy policy;
    private readonly bool canAsk;
    private readonly Questions questions;

    /// <param name="canAsk">False where nobody can answer, such as in a pipe: then asking means no.</param>
    public ApprovalGate(IAccessPolicy policy, bool canAsk)
        : this(policy, canAsk, new Questions())
    {
    }

    private ApprovalGate(IAccessPolicy policy, bool canAsk, Questions questions) => (this.policy, this.canAsk, this.questions) = (policy, canAsk, questions);

    public bool CanAsk => canAsk;

    /// <summary>The same gate for an agent that may do less; questions are answered in one place.</summary>
    public ApprovalGate Narrowed(Narrowing narrowing) => new(policy.Narrowed(narrowing), canAsk, questions);

    /// <summary>Whether a file may be looked into without asking, by a tool that looks into many.</summary>
    public bool MayRead(Access file) => policy.Decide(file).Verdict is Verdict.Allow;

    /// <summary>Decides about everything a call needs, asking once where the rules say so; granted when all of it is allowed.</summary>
    /// <param name="emit">Receives the approval events.</param>
    public async Task<Approval> PassAsync(
        string agent, ApprovalQuestion question, IReadOnlyList<Access> needs, Action<AgentEvent> emit, CancellationToken cancellationToken)
    {
        var ofTool = question.Tool is { } tool ? policy.DecideTool(tool) : AccessDecision.Free;
        var decisions = needs.Select(need => policy.Decide(need with { Tool = question.Tool })).Prepend(ofTool)
            .Where(decision => !ReferenceEquals(decision, AccessDecision.Free)).ToList();
        foreach (var decision in decisions.Where(decision => decision.Verdict is not Verdict.Ask || !canAsk))
        {
            var allowed = decision.Verdict is Verdict.Allow;
            emit(new ApprovalResolved(agent, NextId(), allowed ? ApprovalDecision.Once : ApprovalDecision.Deny, ApprovalSource.Policy));
            if (!allowed)
                return decision.Verdict is Verdict.Ask
                    ? new Approval(false, $"{decision.Reason}; nobody is here to approve it", NobodyHere)
                    : new Approval(false, decision.Reason, Ruled);
        }

        var asking = decisions.Where(decision => decision.Verdict is Verdict.Ask).ToList();
        if (asking.Count > 0)
        {
            var decision = asking is [var only] ? only : new AccessDecision(Verdict.Ask, string.Join("; ", asking.Select(one => one.Reason).Distinct()));
            var id = NextId();
            var answer = await AskAsync(agent, id, question, decision, emit, cancellationToken);
            emit(new ApprovalResolved(agent, id, answer, ApprovalSource.User));
            if (answer is ApprovalDecision.Deny)
                return new Approval(false, "the user said no", "Ask for something else, or answer y.");
            if (answer is not ApprovalDecision.Once && decision.Remember is { } rule)
                policy.Allow(rule, always: answer is ApprovalDecision.Always);
        }

        return Approval.Granted with
        {
            OnlyReads = decisions.TrueForAll(decision => decision.OnlyReads),
            IsHeld = decisions.Exists(decision => decision.IsHeld),
        };
    }

    private string NextId() => $"a{Interlocked.Increment(ref questions.Last)}";

    /// <summary>Asks whether a run that seems to get nowhere should go on; without a person it should not.</summary>
    /// <param name="what">What it does, as the rest of a sentence that begins with the model.</param>
    /// <exception cref="RunException">It should not.</exception>
    public async IAsyncEnumerable<AgentEvent> AskToGoOnAsync(string agent, string callId, string what, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (!canAsk)
            throw new RunException(
                ErrorKind.InvalidResult, $"The run was stopped: the model {what}.", "Say more exactly what is wanted, or choose another model.");
        var id = NextId();
        var answer = Open(id, cancellationToken, out var registration);
        await using (registration)
        {
            yield return new ApprovalRequested(agent, id, callId, "let the run go on", $"the model {what}", ["once", "deny"]);
            var decision = (await Closed(id, answer)).Decision;
            yield return new ApprovalResolved(agent, id, decision, ApprovalSource.User);
            if (decision is ApprovalDecision.Deny)
                throw new RunException(
                    ErrorKind.Denied, $"You stopped the run: the model {what}.", "Say more exactly what is wanted, or choose another model.");
        }
    }

    /// <summary>Asks the person for words; null when they do not answer.</summary>
    /// <param name="options">What they may choose from, or say something else.</param>
    /// <param name="emit">Receives the approval events.</param>
    public async Task<string?> AskForWordsAsync(
        string agent, ApprovalQuestion question, IReadOnlyList<string> options, Action<AgentEvent> emit, CancellationToken cancellationToken)
    {
        var id = NextId();
        var answer = Open(id, cancellationToken, out var registration);
        await using var cancelling = registration;
        emit(new ApprovalRequested(agent, id, question.CallId, question.Display, "it has a question", ["once", "deny"]) { Options = options });
        var given = await Closed(id, answer);
        var words = given.Decision is ApprovalDecision.Deny || string.IsNullOrWhiteSpace(given.Words) ? null : given.Words.Trim();
        emit(new ApprovalResolved(agent, id, words is null ? ApprovalDecision.Deny : ApprovalDecision.Once, ApprovalSource.User, words));
        return words;
    }

    /// <summary>Answers a waiting approval; false when none waits under this id.</summary>
    /// <param name="words">The answer to a question.</param>
    public bool Answer(string approvalId, ApprovalDecision decision, string? words = null) =>
        questions.Waiting.TryRemove(approvalId, out var answer) && answer.TrySetResult(new Answered(decision, words));

    private async Task<ApprovalDecision> AskAsync(
        string agent, string id, ApprovalQuestion question, AccessDecision decision, Action<AgentEvent> emit, CancellationToken cancellationToken)
    {
        var answer = Open(id, cancellationToken, out var registration);
        await using var cancelling = registration;
        string[] choices = decision.Remember is { } rule ? ["once", "session", $"always {rule}", "deny"] : ["once", "deny"];
        emit(new ApprovalRequested(agent, id, question.CallId, question.Display, decision.Reason, choices, question.Diff));
        return (await Closed(id, answer)).Decision;
    }

    private Task<Answered> Open(string id, CancellationToken cancellationToken, out CancellationTokenRegistration registration)
    {
        var answer = new TaskCompletionSource<Answered>(TaskCreationOptions.RunContinuationsAsynchronously);
        questions.Waiting[id] = answer;
        registration = cancellationToken.Register(() => answer.TrySetCanceled(cancellationToken));
        return answer.Task;
    }

    private async Task<Answered> Closed(string id, Task<Answered> answer)
    {
        try
        {
            return await answer;
        }
        finally
        {
            questions.Waiting.TryRemove(id, out _);
        }
    }

    private readonly record struct Answered(ApprovalDecision Decision, string? Words);

    /// <summary>The questions that wait for an answer.</summary>
    private sealed class Questions
    {
        public ConcurrentDictionary<string, TaskCompletionSource<Answered>> Waiting { get; } = new(StringComparer.Ordinal);

        public int Last;
    }
}

/// <summary>Whether a call may go on, and if not, why and what to do.</summary>
public sealed record Approval(bool IsGranted, string Reason, string Hint)
{
    public static Approval Granted { get; } = new(true, "", "");

    /// <summary>All that is allowed plainly changes nothing.</summary>
    public bool OnlyReads { get; init; }

    /// <summary>What runs must be held to reading by the operating system.</summary>
    public bool IsHeld { get; init; }
}

/// <summary>What a person is asked about.</summary>
/// <param name="Display">The call in one line.</param>
/// <param name="Diff">The files that it would change, as a unified diff.</param>
/// <param name="Tool">The tool that is called, for rules that name one.</param>
public sealed record ApprovalQuestion(string CallId, string Display, string? Diff = null, string? Tool = null);
