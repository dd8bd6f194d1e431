using Maestro.Core.Agents;
using Maestro.Core.Events;

namespace Maestro.Agents.Evidence;

/// <summary>Says who is asked, before it is.</summary>
internal static class ProviderNote
{
    public static StatusChanged Of(string agent, AgentTask task) =>
        new(agent, task.Model.IsBuiltin ? "Answering from this evidence alone" : $"Asking {task.Model.Name ?? task.Model.Provider}");
}
