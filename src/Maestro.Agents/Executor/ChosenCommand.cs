using System.Text.Json;
using Maestro.Core.Json;
using Maestro.Core.Models;
using Maestro.Core.Text;

namespace Maestro.Agents.Executor;

/// <summary>The one command that a reply names, with its reason.</summary>
internal sealed record ChosenCommand(string Command, string Reason)
{
    /// <exception cref="RunException">The reply names no command.</exception>
    public static ChosenCommand Read(string reply, bool isBuiltin)
    {
        var json = LooseJson.Read(reply, JsonShape.Object("command"));
        var command = json.Succeeded ? Text(json.Value, "command") : Fenced(reply);
        if (command.Length > 0)
            return new ChosenCommand(command, json.Succeeded ? Text(json.Value, "reason") : "");
        if (!json.Succeeded)
            throw new RunException(ErrorKind.InvalidResult, $"The model named no command: {json.Failure}.", "Ask again, or write the command itself in backticks.");
        var why = Text(json.Value, "reason") is { Length: > 0 } reason ? reason : "The request does not name one clear command.";
        throw new RunException(
            ErrorKind.InvalidRequest, $"{why.TrimEnd('.')}. Nothing was run.",
            isBuiltin ? "Write the command itself, such as `git status`, or configure a model: export OPENAI_API_KEY=... or --provider ollama --model NAME." : "Say what to run, or write the command in backticks.");
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
