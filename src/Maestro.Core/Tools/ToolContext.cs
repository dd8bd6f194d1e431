using Maestro.Core.Changes;
using Maestro.Core.Events;
using Maestro.Core.Permissions;

namespace Maestro.Core.Tools;

/// <summary>Runs another agent for a run and gives the event that ends it.</summary>
/// <param name="gate">What the run that delegates may do; the other may do no more.</param>
/// <param name="emit">Receives the other run's events.</param>
/// <exception cref="ToolException">There is no such agent.</exception>
public delegate Task<AgentEvent> Delegation(string agent, string request, ApprovalGate gate, Action<AgentEvent> emit, CancellationToken cancellationToken);

/// <summary>What a running tool can see of its run and say about itself; may be used from any thread.</summary>
/// <param name="cwd">The work folder, an absolute path.</param>
public sealed class ToolContext(string agent, string callId, string cwd, Action<AgentEvent> emit)
{
    public string Cwd { get; } = cwd;

    /// <summary>What was planned and allowed, for a tool that plans.</summary>
    public ChangePlan? Plan { get; init; }

    /// <summary>Through which files are changed.</summary>
    /// <exception cref="ToolException">Nothing records changes here, so none are made.</exception>
    public IChangeRecord Changes
    {
        get => field ?? throw new ToolException("Changes cannot be recorded here, so nothing is changed.");
        init;
    }

    internal Delegation? Delegation { get; init; }

    internal ApprovalGate? Gate { get; init; }

    /// <summary>Asks the person for words; null when they do not want to answer.</summary>
    /// <param name="options">What they may choose from, or say something else.</param>
    /// <exception cref="ToolException">Nobody can be asked.</exception>
    public Task<string?> AskAsync(string question, IReadOnlyList<string> options, CancellationToken cancellationToken) => Gate is { CanAsk: true } gate
        ? gate.AskForWordsAsync(agent, new ApprovalQuestion(callId, question), options, emit, cancellationToken)
        : throw new ToolException("Nobody is here to answer. Decide by yourself what is most likely wanted, and say in your answer what you took for granted.");

    /// <summary>Gives a request to another agent, whose run stands beside this one; gives how that ended.</summary>
    /// <exception cref="ToolException">Nothing can be delegated here, or not to this agent.</exception>
    public Task<AgentEvent> DelegateAsync(string other, string request, CancellationToken cancellationToken) => (Delegation, Gate) is ({ } delegation, { } gate)
        ? delegation(other, request, gate, emit, cancellationToken)
        : throw new ToolException("Nothing can be delegated from here; do it with your own tools.");

    /// <summary>The call was judged to read only.</summary>
    public bool OnlyReads { get; init; }

    /// <summary>What the call starts must be held to reading by the operating system.</summary>
    public bool IsHeld { get; init; }

    /// <summary>What the call was judged by: what it touches now must still be that.</summary>
    public IReadOnlyList<Access> Judged { get; init; } = [];

    /// <summary>Whether a file that the call did not name may be looked into.</summary>
    public Func<Access, bool> MayRead { get; init; } = static file => file.InWorkspace && !SecretFiles.Includes(file.Target);

    /// <summary>Shows output as it appears.</summary>
    public void Write(string text) => emit(new CommandOutput(agent, callId, text));

    /// <summary>Passes on what a tool says that runs inside of this one.</summary>
    public void Pass(AgentEvent e) => emit(e);

    /// <summary>Says that a file was read or changed.</summary>
    /// <param name="path">Relative to the work folder, with forward slashes.</param>
    public void Touch(string path, FileChange change, int? added = null, int? removed = null) =>
        emit(new FileTouched(agent, path, change, added, removed));

    /// <summary>Says that a file has changed, and how.</summary>
    public void Touch(PlannedChange change) =>
        emit(new FileTouched(agent, change.Shown, change.Kind, change.Diff.Added, change.Diff.Removed, change.Diff.Text));

    /// <summary>Says what the call does now, in one line.</summary>
    public void Say(string message) => emit(new StatusChanged(agent, message));
}
