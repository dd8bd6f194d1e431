using Maestro.Core.Events;
using Maestro.Core.Tools;
using Microsoft.Extensions.AI;

namespace Maestro.Core.Agents;

/// <summary>Turns the contents of a reply into stored parts and back, with the providers' signatures.</summary>
public static class MessageParts
{
    /// <summary>The key of <see cref="AIContent.AdditionalProperties"/> under which a provider's signature of a text or call part is kept.</summary>
    public const string SignatureKey = "signature";

    public static MessagePart? From(AIContent content) => content switch
    {
        TextReasoningContent reasoning => new MessagePart(MessagePartKind.Reasoning, reasoning.Text, reasoning.ProtectedData),
        TextContent text => new MessagePart(MessagePartKind.Text, text.Text, Signature(text)),
        FunctionCallContent call => new MessagePart(
            MessagePartKind.ToolCall, Signature: Signature(call), CallId: call.CallId, Name: call.Name, Arguments: ToolArguments.ToJson(call)),
        _ => null,
    };

    public static AIContent ToContent(MessagePart part) => part.Kind switch
    {
        MessagePartKind.Text => Sign(new TextContent(part.Text), part.Signature),
        MessagePartKind.Reasoning => new TextReasoningContent(part.Text) { ProtectedData = part.Signature },
        MessagePartKind.ToolCall => Sign(new FunctionCallContent(part.CallId!, part.Name!, ToolArguments.FromJson(part.Arguments)), part.Signature),
        _ => throw new ArgumentOutOfRangeException(nameof(part)),
    };

    private static string? Signature(AIContent content) => content.AdditionalProperties?.TryGetValue(SignatureKey, out string? value) is true ? value : null;

    private static AIContent Sign(AIContent content, string? signature)
    {
        if (signature is not null)
            content.AdditionalProperties = new AdditionalPropertiesDictionary { [SignatureKey] = signature };
        return content;
    }
}
