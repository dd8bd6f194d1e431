using Microsoft.Extensions.AI;

namespace Maestro.Models.Builtin;

/// <summary>What the built-in engine says: text, or a tool that it needs first.</summary>
internal sealed record BuiltinReply(string Text, FunctionCallContent? Call = null);

/// <summary>A request to the built-in engine, taken apart.</summary>
/// <param name="ToolOutput">What the tool gave back that the engine asked for in this run; null when it has not asked.</param>
/// <param name="Tools">Names of the tools that may be asked for.</param>
internal sealed record BuiltinRequest(Core.Evidence.TaskEvidence Evidence, string? ToolOutput, IReadOnlyList<string> Tools);
