using System.Text.Json;
using Maestro.Agents.Results;
using Maestro.Core.Json;
using Maestro.Core.Models;
using Maestro.Core.Results;
using Maestro.Core.Text;

namespace Maestro.Agents.Executor;

/// <summary>The one command that a reply names, with its reason.</summary>
/// <param name="Command">Empty when the request names no clear command.</param>
internal sealed record ChosenCommand(string Command, string Reason)
{
    /// <summary>What the model is asked for.</summary>
    public static ResultSchema Form { get; } = new("command", JsonElement.Parse(
        """
        {
          "type": "object",
          "properties": {
            "command": { "type": ["string", "null"], "description": "null when the request is unclear" },
            "reason": { "type": "string", "description": "why this one, in a few words; or what is unclear" }
          },
          "required": ["command", "reason"],
          "additionalProperties": false
        }
        """), static _ => []);

    /// <summary>Reads a reply leniently: the reason may be missing, and the command may stand in a code fence.</summary>
    public static ReadAnswer<ChosenCommand> Read(string reply)
    {
        var json = LooseJson.Read(reply, JsonShape.Object("command"));
        if (!json.Succeeded)
            return Fenced(reply) is { Length: > 0 } fenced ? new(new(fenced, ""), []) : new(new("", ""), [$"{json.Failure}"]);
        var isText = json.Value.GetProperty("command").ValueKind is JsonValueKind.String or JsonValueKind.Null;
        return new(new(Text(json.Value, "command"), Text(json.Value, "reason")), isText ? [] : ["the command is neither a text nor null"]);
    }

    /// <summary>The command to run.</summary>
    /// <exception cref="RunException">The reply names none.</exception>
    public static ChosenCommand Of(ReadAnswer<ChosenCommand> reply, bool isBuiltin)
    {
        if (!reply.Holds)
            throw new RunException(
                ErrorKind.InvalidResult, $"The model named no command, nor did it when asked again: {reply.Said}.",
                "Ask again, or write the command itself in backticks.");
        if (reply.Value.Command.Length > 0)
            return reply.Value;
        var why = reply.Value.Reason is { Length: > 0 } reason ? reason : "The request does not name one clear command.";
        throw new RunException(
            ErrorKind.InvalidRequest, $"{why.TrimEnd('.')}. Nothing was run.",
            isBuiltin
                ? "Write the command itself, such as `git status`, or configure a model: export OPENAI_API_KEY=... or --provider ollama --model NAME."
                : "Say what to run, or write the command in backticks.");
    }

    private static string Text(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? PlainText.Clean(value.GetString()!).Trim() : "";

    /// <summary>A model that forgot the JSON writes the command in a code fence.</summary>
    private static string Fenced(string reply)
    {
        var lines = reply.Split('\n');
        var open = Array.FindIndex(lines, line => line.StartsWith("```", StringComparison.Ordinal));
        var close = open < 0 ? -1 : Array.FindIndex(lines, open + 1, line => line.StartsWith("```", StringComparison.Ordinal));
        return close == open + 2 ? PlainText.Clean(lines[open + 1]).Trim().TrimStart('$').Trim() : "";
    }
}
