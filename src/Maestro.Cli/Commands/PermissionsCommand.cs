using System.CommandLine;

namespace Maestro.Cli.Commands;

/// <summary><c>maestro permissions</c>: what the rules say about a command.</summary>
internal static class PermissionsCommand
{
    public static Command Create(Surroundings surroundings) => new("permissions", "Show what the rules say about a command.");
}
