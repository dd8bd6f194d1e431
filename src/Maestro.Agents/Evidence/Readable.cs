using Maestro.Core.Agents;
using Maestro.Core.Permissions;
using Maestro.Tools;

namespace Maestro.Agents.Evidence;

/// <summary>Which files may become evidence: none that may hold secrets, and none that a rule guards.</summary>
internal static class Readable
{
    /// <param name="path">Relative to the work folder.</param>
    public static bool MayRead(this AgentTask task, string path) =>
        !SecretFiles.Includes(path) && task.Tools.Gate.MayRead(WorkspacePath.Of(path, task.Cwd).Needs(AccessKind.Read));
}
