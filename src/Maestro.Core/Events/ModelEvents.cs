using System.Text.Json;
using System.Text.Json.Serialization;

namespace Maestro.Core.Events;

/// <summary>Which of the two texts of a reply a token belongs to.</summary>
public enum ThinkingChannel
{
    Answer,
    Reasoning,
}

/// <summary>Model tokens as they arrive.</summary>
public sealed record Thinking(string Agent, string Text, ThinkingChannel Channel) : AgentEvent(Agent)
{
    [JsonIgnore]
    public override bool IsStored => false;
}

/// <summary>A whole reply of the model, with all that is needed to send it back.</summary>
/// <param name="Parts">The reply in order; <paramref name="Text"/> and <paramref name="Reasoning"/> are folds of it.</param>
public sealed record MessageCompleted(string Agent, string Text, string? Reasoning, string? Model, IReadOnlyList<MessagePart> Parts) : AgentEvent(Agent);

/// <summary>What a <see cref="MessagePart"/> holds.</summary>
public enum MessagePartKind
{
    Text,
    Reasoning,
    ToolCall,
}

/// <summary>A part of a reply as the provider sent it.</summary>
/// <param name="Signature">The provider's opaque signature (Anthropic <c>signature</c> or redacted data, Gemini
/// <c>thoughtSignature</c>), sent back unchanged.</param>
/// <param name="SignedBy">The provider and model that signed it, such as <c>anthropic/claude-sonnet-4-5</c>: no other may get the signature.</param>
public sealed record MessagePart(
    MessagePartKind Kind, string? Text = null, string? Signature = null, string? CallId = null, string? Name = null, JsonElement? Arguments = null,
    string? SignedBy = null);

/// <summary>The part of a reply that had arrived when the stream broke off.</summary>
public sealed record MessageInterrupted(string Agent, string Text, string Reason) : AgentEvent(Agent);

/// <summary>A model call is about to be tried again, or waits before it is made.</summary>
/// <param name="Attempt">The number of the coming attempt; the first retry is 2, and 1 waits for a rate limit.</param>
public sealed record Retrying(string Agent, string Provider, int Attempt, long DelayMs, string Reason) : AgentEvent(Agent);

/// <summary>The run goes on with another provider.</summary>
public sealed record FailedOver(string Agent, string From, string To, string Reason) : AgentEvent(Agent);

/// <summary>What one model call used, as the provider counted it.</summary>
/// <param name="CostUsd">Null when the price is not known.</param>
/// <param name="FirstTokenMs">Milliseconds from the request to the first token; null when no token came.</param>
public sealed record UsageReported(
    string Agent, long InputTokens, long OutputTokens, long? CachedTokens, long? ReasoningTokens, decimal? CostUsd, long? FirstTokenMs, string? Model)
    : AgentEvent(Agent);
