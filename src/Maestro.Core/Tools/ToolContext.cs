using Maestro.Core.Events;

namespace Maestro.Core.Tools;

/// <summary>What a running tool can see of its run and say about itself; may be used from any thread.</summary>
/// <param name="cwd">The work folder, an absolute path.</param>
public sealed class ToolContext(string agent, string callId, string cwd, Action<AgentEvent> emit)
{
    public string Cwd { get; } = cwd;

    /// <summary>Shows output as it appears.</summary>
    public void Write(string text) => emit(new CommandOutput(agent, callId, text));

    /// <summary>Says that a file was read or changed.</summary>
    /// <param name="path">Relative to the work folder, with forward slashes.</param>
    public void Touch(string path, FileChange change, int? added = null, int? removed = null) =>
        emit(new FileTouched(agent, path, change, added, removed));
}
