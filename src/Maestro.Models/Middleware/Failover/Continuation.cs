using Maestro.Models.Middleware.Schemas;
using Maestro.Models.Providers;
using Microsoft.Extensions.AI;

namespace Maestro.Models.Middleware.Failover;

/// <summary>The request that lets a model go on with an answer that broke off.</summary>
/// <param name="Sent">What the model was given of the answer.</param>
internal sealed record Continuation(IReadOnlyList<ChatMessage> Messages, string Sent)
{
    /// <summary>Marks a message that the model goes on with, for wires that must be told so.</summary>
    public const string PrefixKey = "prefix";

    private const int TailLength = 80;

    public static Continuation Of(IReadOnlyList<ChatMessage> messages, string answer, bool fromPrefix)
    {
        if (string.IsNullOrWhiteSpace(answer))
            return new Continuation(messages, "");
        if (!fromPrefix)
            return new Continuation([.. messages, new ChatMessage(ChatRole.Assistant, answer), new ChatMessage(ChatRole.User, Ask(answer))], answer);
        var sent = answer.TrimEnd();
        var begun = new ChatMessage(ChatRole.Assistant, sent) { AdditionalProperties = new AdditionalPropertiesDictionary { [PrefixKey] = true } };
        return new Continuation([.. messages, begun], sent);
    }

    /// <summary>The options of the request: the rest of an answer has no form of its own.</summary>
    public ChatOptions? Of(ChatOptions? options) => Sent.Length > 0 && options?.ResponseFormat is not null ? SchemaRules.Without(options) : options;

    /// <summary>Whether the provider goes on with an assistant message that stands last.</summary>
    public static bool IsFromPrefix(ProviderOptions provider) => provider.Id switch
    {
        "ollama" => true,
        "anthropic" => provider.Model is { } model && ClaudeModel.GoesOnFromPrefix(model),
        _ => TakesPrefixFlag(provider.BaseUrl),
    };

    /// <summary>Servers of chat completions that go on with a message which says so.</summary>
    public static bool TakesPrefixFlag(Uri address) =>
        address.Host is "api.mistral.ai" || (address.Host is "api.deepseek.com" && address.AbsolutePath.StartsWith("/beta", StringComparison.Ordinal));

    private static string Ask(string answer) =>
        "The connection broke while you were writing, and your message above ends in the middle. Its last characters are:\n\n"
        + $"{Tail(answer)}\n\n"
        + "Go on from exactly there. Begin with a copy of these last characters, so that the two parts can be joined, and write only what comes after them. "
        + "Do not start again, do not say that you go on.";

    /// <summary>The end of the text, from the beginning of a word.</summary>
    private static string Tail(string text)
    {
        var start = Math.Max(0, text.Length - TailLength);
        while (start > 0 && start < text.Length - 1 && !char.IsWhiteSpace(text[start - 1]))
            start++;
        return start < text.Length - 1 ? text[start..] : text[Math.Max(0, text.Length - TailLength)..];
    }
}
