using Maestro.Core.Agents;
using Microsoft.Extensions.AI;

namespace Maestro.Models.Middleware.History;

/// <summary>Turns a conversation that several providers wrote into one that a single provider accepts.</summary>
internal sealed class HistoryTranslation(HistoryRules rules)
{
    private const string NoResult = "Not run: the conversation was interrupted before it.";
    private const int LongestName = 64;
    private readonly CallIds ids = new(rules);

    /// <summary>Foreign signatures are gone, every call is followed by its one result, names and ids are legal.</summary>
    public IReadOnlyList<ChatMessage> Of(IReadOnlyList<ChatMessage> messages)
    {
        var translated = new List<ChatMessage>(messages.Count);
        for (var i = 0; i < messages.Count;)
        {
            var message = messages[i++];
            if (message.Role == ChatRole.Tool)
                continue;
            if (message.Role != ChatRole.Assistant)
            {
                translated.Add(message);
                continue;
            }

            var results = new List<FunctionResultContent>();
            while (i < messages.Count && messages[i].Role == ChatRole.Tool)
                results.AddRange(messages[i++].Contents.OfType<FunctionResultContent>());
            Add(translated, message, results);
        }

        return translated;
    }

    private void Add(List<ChatMessage> translated, ChatMessage message, List<FunctionResultContent> results)
    {
        var answers = new List<AIContent>();
        var contents = new List<AIContent>();
        foreach (var content in message.Contents)
        {
            if (content is not FunctionCallContent call)
            {
                if (Translate(content) is { } kept)
                    contents.Add(kept);
                continue;
            }

            var id = ids.Next(call.CallId);
            contents.Add(Call(call, id, isFirst: answers.Count == 0));
            var result = results.Find(result => result.CallId == call.CallId);
            if (result is not null)
                results.Remove(result);
            answers.Add(new FunctionResultContent(id, result is null ? NoResult : result.Result));
        }

        if (contents.Count > 0)
            translated.Add(new ChatMessage(ChatRole.Assistant, contents) { AdditionalProperties = message.AdditionalProperties });
        if (answers.Count > 0)
            translated.Add(new ChatMessage(ChatRole.Tool, answers));
    }

    private AIContent? Translate(AIContent content) => content switch
    {
        TextReasoningContent thought => thought.ProtectedData is null || IsOwn(thought) ? thought : null,
        TextContent text when RequestSignature(text) is not null && !IsOwn(text) => text.Text.Length > 0 ? new TextContent(text.Text) : null,
        TextContent text => text,
        _ => null,
    };

    private FunctionCallContent Call(FunctionCallContent call, string id, bool isFirst)
    {
        var signature = IsOwn(call) ? RequestSignature(call) : null;
        signature ??= isFirst ? rules.MissingSignature : null;
        return new FunctionCallContent(id, LegalName(call.Name), call.Arguments)
        {
            AdditionalProperties = signature is null ? null : new AdditionalPropertiesDictionary { [MessageParts.SignatureKey] = signature },
        };
    }

    /// <summary>What nobody signed by name was never elsewhere.</summary>
    private bool IsOwn(AIContent content) => MessageParts.SignerOf(content) is not { } signer || signer == rules.Origin;

    private static string? RequestSignature(AIContent content) => Http.RequestParts.Signature(content);

    private static string LegalName(string name)
    {
        if (name.Length is > 0 and <= LongestName && name.All(IsLegal) && !char.IsAsciiDigit(name[0]) && name[0] != '-')
            return name;
        var legal = string.Concat(name.Select(character => IsLegal(character) ? character : '_'));
        if (legal.Length == 0 || char.IsAsciiDigit(legal[0]) || legal[0] == '-')
            legal = "tool_" + legal;
        return legal.Length > LongestName ? legal[..LongestName] : legal;
    }

    private static bool IsLegal(char character) => char.IsAsciiLetterOrDigit(character) || character is '_' or '-';
}
