using Maestro.Agents;
using Maestro.Core.Agents;

namespace Maestro.Cli.Commands;

/// <summary>The names that can be typed.</summary>
internal static class Names
{
    public static IReadOnlyList<string> Agents => AgentCatalog.Names;

    public static IReadOnlyList<string> Providers => field ??= [.. Models.Providers.Providers.All.Select(provider => provider.Id), ModelInUse.BuiltinProvider];
}
