using System.Text.Json;
using System.Text.Json.Serialization;

namespace Maestro.Core.Events;

/// <summary>A tool call begins.</summary>
/// <param name="Display">The call in one line for a person.</param>
public sealed record CommandStarted(string Agent, string CallId, string Tool, JsonElement Arguments, string Display) : AgentEvent(Agent);

/// <summary>Output of a running tool as it appears.</summary>
public sealed record CommandOutput(string Agent, string CallId, string Text) : AgentEvent(Agent)
{
    [JsonIgnore]
    public override bool IsStored => false;
}

/// <summary>A tool call ended.</summary>
/// <param name="ExitCode">Of the process, when the tool ran one.</param>
public sealed record CommandDone(string Agent, string CallId, string Output, bool IsError, int? ExitCode, long DurationMs) : AgentEvent(Agent);

/// <summary>A tool call waits for an answer of the person.</summary>
/// <param name="Display">What would be done.</param>
/// <param name="Choices">The decisions that can be made, as on the wire; <c>always</c> is offered with the rule it would record.</param>
/// <param name="Diff">The files that would be changed, as a unified diff; null when the call changes none by itself.</param>
public sealed record ApprovalRequested(
    string Agent, string ApprovalId, string CallId, string Display, string Reason, IReadOnlyList<string> Choices,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Diff = null) : AgentEvent(Agent)
{
    /// <summary>The answers that a question offers, which asks for no permission but for words: these or the person's own; null for an approval.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? Options { get; init; }
}

/// <summary>How a tool call was allowed or denied.</summary>
public enum ApprovalDecision
{
    Once,
    Session,
    Always,
    Deny,
}

/// <summary>Who made an approval decision.</summary>
public enum ApprovalSource
{
    User,
    Policy,
}

/// <summary>A tool call was allowed or denied.</summary>
/// <param name="Answer">What the person said to a question with options; null for an approval, and where they said nothing.</param>
public sealed record ApprovalResolved(
    string Agent, string ApprovalId, ApprovalDecision Decision, ApprovalSource By,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Answer = null) : AgentEvent(Agent);

/// <summary>What happened to a file.</summary>
public enum FileChange
{
    Read,
    Created,
    Modified,
    Deleted,
}

/// <summary>A file was read or changed.</summary>
/// <param name="Path">Relative to the work folder, with forward slashes.</param>
/// <param name="Added">Lines added; null for a read.</param>
/// <param name="Removed">Lines removed; null for a read.</param>
/// <param name="Diff">The change as a unified diff; null for a read.</param>
public sealed record FileTouched(
    string Agent, string Path, FileChange Change, int? Added = null, int? Removed = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Diff = null) : AgentEvent(Agent);
