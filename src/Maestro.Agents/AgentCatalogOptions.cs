using Maestro.Analysis.Search;
using Maestro.Core.Evidence;
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

    /// <summary>Environment variables of this program.</summary>
    public Func<string, string?> Environment { get; init; } = System.Environment.GetEnvironmentVariable;

    /// <summary>Whether a file, by its absolute path, is a SQLite database.</summary>
    public Func<string, bool> IsSqlite { get; init; } = static _ => false;

    /// <summary>Reads a SQLite file: its absolute path, what it is called, and the statements to be planned.</summary>
    public Func<string, string, IReadOnlyList<string>, CancellationToken, DatabaseFacts> ReadSqlite { get; init; } = static (_, shown, _, _) =>
        throw new IOException($"{shown} cannot be read here.");

    private static bool OnPath(string name) =>
        (System.Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .Any(folder => File.Exists(Path.Combine(folder, name)));
}
