using System.Runtime.CompilerServices;
using System.Text;
using Maestro.Core.Events;
using Maestro.Core.Models;
using Maestro.Core.Permissions;
using Maestro.Core.Tools;
using Microsoft.Extensions.AI;

namespace Maestro.Core.Agents;

/// <summary>One reply of a model: streams its tokens as events and keeps the whole of it.</summary>
/// <param name="gate">Asked whether a reply that repeats itself should go on.</param>
internal sealed class ReplyStream(string agent, ModelInUse model, TimeProvider time, ApprovalGate gate)
{
    /// <summary>A person can decide early; without one, a reply of any length that a model can give must come through, and
    /// only a stream without end is none.</summary>
    private const int MostRepeatedWithPerson = 32 * 1024;
    private const int MostRepeated = 4 * 1024 * 1024;

    private readonly TextRepetition repetition = new(gate.CanAsk ? MostRepeatedWithPerson : MostRepeated);
    private readonly List<AIContent> contents = [];
    private readonly StringBuilder open = new();
    private ThinkingChannel openChannel;
    private TextReasoningContent? openSignature;
    private readonly List<UsageReported> usages = [];
    private string? modelName = model.Name;
    private long? firstTokenMs;

    public ChatMessage Message => new(ChatRole.Assistant, [.. contents]);

    public string Text => string.Concat(contents.OfType<TextContent>().Select(part => part.Text));

    public string? Reasoning =>
        contents.OfType<TextReasoningContent>().Any() ? string.Concat(contents.OfType<TextReasoningContent>().Select(part => part.Text)) : null;

    public IReadOnlyList<ToolCall> ToolCalls { get; private set; } = [];

    /// <summary>The conversation to go on with, when it was made shorter to fit; else null.</summary>
    public IReadOnlyList<ChatMessage>? Compacted { get; private set; }

    public async IAsyncEnumerable<AgentEvent> ReadAsync(
        IReadOnlyList<ChatMessage> messages, ChatOptions options, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var start = time.GetTimestamp();
        await foreach (var update in model.Client.GetStreamingResponseAsync(messages, options, cancellationToken))
        {
            modelName = update.ModelId ?? modelName;
            foreach (var content in update.Contents)
            {
                if (content is CallNotice notice)
                {
                    if (openChannel is ThinkingChannel.Reasoning)
                        Close();
                    Compacted = (notice as CompactionNotice)?.Messages ?? Compacted;
                    yield return EventOf(notice);
                    continue;
                }

                if (Keep(content) is not { } token)
                    continue;
                firstTokenMs ??= (long)time.GetElapsedTime(start).TotalMilliseconds;
                yield return token;
                if (repetition.Add(token.Text))
                    await foreach (var e in gate.AskToGoOnAsync(agent, "", "writes the same text over and over", cancellationToken))
                        yield return e;
            }
        }

        Close();
        ToolCalls = [.. contents.OfType<FunctionCallContent>().Select(call => new ToolCall(call.CallId, call.Name, ToolArguments.ToJson(call)))];
        yield return new MessageCompleted(agent, Text, Reasoning, modelName, [.. contents.Select(MessageParts.From).OfType<MessagePart>()]);
        foreach (var used in usages)
            yield return used;
    }

    private Thinking? Keep(AIContent content)
    {
        switch (content)
        {
            case TextReasoningContent reasoning:
                Open(ThinkingChannel.Reasoning, reasoning.Text);
                if (reasoning.ProtectedData is not null)
                {
                    openSignature = reasoning;
                    Close();
                }

                return reasoning.Text.Length > 0 ? new Thinking(agent, reasoning.Text, ThinkingChannel.Reasoning) : null;
            case TextContent { AdditionalProperties: null } text:
                if (text.Text.Length == 0)
                    return null;
                Open(ThinkingChannel.Answer, text.Text);
                return new Thinking(agent, text.Text, ThinkingChannel.Answer);
            case UsageContent counted:
                usages.Add(Report(counted));
                return null;
            default:
                Close();
                contents.Add(content);
                return content is TextContent { Text.Length: > 0 } signed ? new Thinking(agent, signed.Text, ThinkingChannel.Answer) : null;
        }
    }

    private UsageReported Report(UsageContent usage) => new(
        agent, usage.Details.InputTokenCount ?? 0, usage.Details.OutputTokenCount ?? 0, usage.Details.CachedInputTokenCount, usage.Details.ReasoningTokenCount,
        CallCost.Of(usage), firstTokenMs, modelName);

    private AgentEvent EventOf(CallNotice notice) => notice switch
    {
        RetryNotice retry => new Retrying(agent, retry.Provider, retry.Attempt, (long)retry.Delay.TotalMilliseconds, retry.Reason),
        FailoverNotice failover => new FailedOver(agent, failover.From, failover.To, failover.Reason),
        StatusNotice status => new StatusChanged(agent, status.Message),
        CompactionNotice compaction => new StatusChanged(agent, compaction.Message),
        _ => throw new ArgumentOutOfRangeException(nameof(notice)),
    };

    private void Open(ThinkingChannel channel, string text)
    {
        if (channel != openChannel)
            Close();
        openChannel = channel;
        open.Append(text);
    }

    private void Close()
    {
        if (open.Length > 0 || openSignature is not null)
            contents.Add(openChannel is ThinkingChannel.Answer ? new TextContent(open.ToString()) : Signed(open.ToString()));
        open.Clear();
        openSignature = null;
    }

    private TextReasoningContent Signed(string text) =>
        new(text) { ProtectedData = openSignature?.ProtectedData, AdditionalProperties = openSignature?.AdditionalProperties };
}
