using System.Text.Json;
using Maestro.Core.Changes;
using Maestro.Core.Permissions;
using Microsoft.Extensions.AI;

namespace Maestro.Core.Tools;

/// <summary>Something an agent can do; its declaration is what the model sees.</summary>
public interface ITool
{
    /// <summary>Name, description and JSON schema of the arguments.</summary>
    AIFunctionDeclaration Declaration { get; }

    /// <summary>The call in one line for a person, such as <c>$ dotnet test</c> or <c>read src/Login.cs</c>.</summary>
    string Display(JsonElement arguments);

    /// <summary>What the call needs permission for; empty when it is free.</summary>
    /// <exception cref="ToolException">The arguments make no sense.</exception>
    IReadOnlyList<Access> Needs(JsonElement arguments, string cwd);

    /// <summary>Whether calls of the tool are planned, shown and made one after the other, so that each sees what the one before has changed.</summary>
    bool IsPlanned => false;

    /// <summary>What a planned call would change, worked out before it is allowed so that it can be shown; nothing is changed by it.</summary>
    /// <exception cref="ToolException">The change cannot be made.</exception>
    ChangePlan? Plan(JsonElement arguments, string cwd) => null;

    /// <summary>Does it. Throws <see cref="ToolException"/> when it fails in a way that the model should be told.</summary>
    Task<ToolOutcome> RunAsync(JsonElement arguments, ToolContext context, CancellationToken cancellationToken);
}

/// <summary>What a tool gave back.</summary>
/// <param name="Output">What the model is told, already bounded.</param>
/// <param name="ExitCode">Of the process, when the tool ran one.</param>
public sealed record ToolOutcome(string Output, bool IsError = false, int? ExitCode = null)
{
    /// <summary>What the tool knows beyond its text, for the agent that called it, such as a <see cref="ProcessOutput"/>.</summary>
    public object? Detail { get; init; }
}

/// <summary>The two streams of a process that ended, bounded.</summary>
public sealed record ProcessOutput(string Stdout, string Stderr, bool TimedOut)
{
    /// <summary>The file with all of it, when it was cut and kept; else null.</summary>
    public string? WholeIn { get; init; }
}

/// <summary>A tool failed in a way that the model is told about.</summary>
public sealed class ToolException(string message) : Exception(message);
