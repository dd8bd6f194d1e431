using Maestro.Core.Changes;
using Maestro.Core.Events;
using Maestro.Core.Permissions;

namespace Maestro.Core.Tools;

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
