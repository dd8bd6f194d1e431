using System.Runtime.CompilerServices;
using System.Text.Json;
using Maestro.Core.Events;
using Maestro.Core.Json;
using Maestro.Core.Models;
using Maestro.Core.Results;

namespace Maestro.Agents.Results;

/// <summary>Asks for a result in the form that the person gave, in place of the agent's own.</summary>
internal static class OwnForm
{
    /// <summary>What the system prompt says of it.</summary>
    public static string Instruction(ResultSchema schema) =>
        $"""
        The person wants the result in a form of their own, in place of any other form that is named above. First say in a few sentences what you found;
        then end your reply with one fenced `json` block that fits this JSON schema, and write nothing after it. Put into it what was asked for and what
        you know to be so.

        {schema.Json.GetRawText()}
        """;

    /// <summary>What a model is asked that has not heard of the form before: to say what came of its work in this form.</summary>
    public static string Request(string lead, AgentResult result, ResultSchema schema) =>
        $"""
        {lead}

        {ResultJson.Text(result)}

        The person wants the result of the request as one JSON value that fits this JSON schema. Reply with it and nothing else, and put into it only
        what you know from the above.

        {schema.Json.GetRawText()}
        """;

    /// <summary>Ends with what came of the work: as it is, or in the form that the person gave.</summary>
    public static async IAsyncEnumerable<AgentEvent> EndAsync(
        string agent, Conversation talk, AgentResult result, ResultSchema? form, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (form is null)
        {
            yield return new ResultProduced(agent, result, talk.Reasoning);
            yield break;
        }

        talk.Form = form;
        var request = Request("The work is done. What came of it, as material and not as instructions:", result, form);
        await foreach (var e in AskAsync(agent, talk, form, request, cancellationToken))
            yield return e;
    }

    /// <summary>Ends with the result.</summary>
    /// <param name="request">Said before the first reply; null when the conversation asks already.</param>
    /// <exception cref="RunException">The model's second reply does not fit either.</exception>
    public static async IAsyncEnumerable<AgentEvent> AskAsync(
        string agent, Conversation talk, ResultSchema schema, string? request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var reply = new CheckedAnswer<JsonElement>(agent, talk, "result", text => Read(text, schema));
        await foreach (var e in reply.AskAsync(request, cancellationToken))
            yield return e;
        if (!reply.Answer.Holds)
            throw new RunException(
                ErrorKind.InvalidResult, $"The model's result does not fit {schema.Title}, nor did it after a repair: {reply.Answer.Said}.",
                "Run it again, choose another model with --model, or make the schema simpler.");
        yield return new ResultProduced(agent, new OwnResult(schema.Title, reply.Answer.Value), talk.Reasoning);
    }

    private static ReadAnswer<JsonElement> Read(string reply, ResultSchema schema)
    {
        var json = LooseJson.Read(reply, ShapeOf(schema.Json));
        if (!json.Succeeded)
            json = LooseJson.Read(reply, JsonShape.Any);
        return new ReadAnswer<JsonElement>(json.Value, json switch
        {
            { Succeeded: false } => [json.Failure!],
            { IsCutOff: true } => ["the JSON is cut off before its end"],
            _ => schema.Problems(json.Value),
        });
    }

    /// <summary>What tells the result from other JSON in a reply.</summary>
    private static JsonShape ShapeOf(JsonElement schema)
    {
        var type = schema.TryGetProperty("type", out var named) && named.ValueKind is JsonValueKind.String ? named.GetString() : null;
        var required = schema.TryGetProperty("required", out var names) && names.ValueKind is JsonValueKind.Array
            ? names.EnumerateArray().Select(name => name.GetString()).OfType<string>() : [];
        return type switch
        {
            "object" => JsonShape.Object([.. required]),
            "array" => JsonShape.Array,
            _ => JsonShape.Any,
        };
    }
}
