using Maestro.Core.Events;
using Maestro.Core.Tools;
using Microsoft.Extensions.AI;

namespace Maestro.Core.Agents;

/// <summary>Turns the contents of a reply into stored parts and back, with the providers' signatures.</summary>
public static class MessageParts
{
    /// <summary>The key of <see cref="AIContent.AdditionalProperties"/> under which a provider's signature of a text or call part is kept.</summary>
    public const string SignatureKey = "signature";

    private const string SignerKey = "signed_by";

    public static MessagePart? From(AIContent content) => content switch
    {
        TextReasoningContent reasoning => new MessagePart(MessagePartKind.Reasoning, reasoning.Text, reasoning.ProtectedData, SignedBy: SignerOf(reasoning)),
        TextContent text => new MessagePart(MessagePartKind.Text, text.Text, Text(text, SignatureKey), SignedBy: SignerOf(text)),
        FunctionCallContent call => new MessagePart(
            MessagePartKind.ToolCall, Signature: Text(call, SignatureKey), CallId: call.CallId, Name: call.Name, Arguments: ToolArguments.ToJson(call),
            SignedBy: SignerOf(call)),
        _ => null,
    };

    public static AIContent ToContent(MessagePart part)
    {
        AIContent content = part.Kind switch
        {
            MessagePartKind.Text => Sign(new TextContent(part.Text), part.Signature),
            MessagePartKind.Reasoning => new TextReasoningContent(part.Text) { ProtectedData = part.Signature },
            MessagePartKind.ToolCall => Sign(new FunctionCallContent(part.CallId!, part.Name!, ToolArguments.FromJson(part.Arguments)), part.Signature),
            _ => throw new ArgumentOutOfRangeException(nameof(part)),
        };
        if (part.SignedBy is { } signer)
            SetSigner(content, signer);
        return content;
    }

    /// <summary>The provider and model whose signature a content has; null when that was not said.</summary>
    public static string? SignerOf(AIContent content) => Text(content, SignerKey);

    public static void SetSigner(AIContent content, string signer) => (content.AdditionalProperties ??= [])[SignerKey] = signer;

    private static string? Text(AIContent content, string key) => content.AdditionalProperties?.TryGetValue(key, out string? value) is true ? value : null;

    private static AIContent Sign(AIContent content, string? signature)
    {
        if (signature is not null)
            content.AdditionalProperties = new AdditionalPropertiesDictionary { [SignatureKey] = signature };
        return content;
    }
}
