using Maestro.Analysis.Search;
using Microsoft.Extensions.AI;

namespace Maestro.Agents;

/// <summary>What the agents are made with.</summary>
/// <param name="OpenIndex">Opens the index of a work folder; give the same one that the tools use.</param>
/// <param name="Builtin">The engine without a model, for what a model gets wrong twice.</param>
public sealed record AgentCatalogOptions(Func<string, CancellationToken, Task<RepositoryIndex>> OpenIndex, IChatClient Builtin, TimeProvider Time)
{
    /// <summary>The profiles that the person has written.</summary>
    public OwnProfiles Own { get; init; } = OwnProfiles.None;

    /// <summary>Whether a program of that name can be started here.</summary>
    public Func<string, bool> HasProgram { get; init; } = OnPath;

    private static bool OnPath(string name) => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .Any(folder => File.Exists(Path.Combine(folder, name)));
}
