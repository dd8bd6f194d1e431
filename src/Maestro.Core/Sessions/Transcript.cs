using Maestro.Core.Events;
using Maestro.Core.Json;
using Microsoft.Extensions.AI;

namespace Maestro.Core.Sessions;

/// <summary>What was asked and answered in a session, as messages for the next run.</summary>
public sealed class Transcript
{
    private readonly List<ChatMessage> messages = [];
    private readonly Lock gate = new();

    /// <summary>Oldest first; a copy, safe to keep.</summary>
    public IReadOnlyList<ChatMessage> Messages
    {
        get
        {
            lock (gate)
                return [.. messages];
        }
    }

    /// <summary>Forgets everything: the next run begins a new conversation.</summary>
    public void Clear()
    {
        lock (gate)
            messages.Clear();
    }

    /// <summary>Adds a finished run: its request and what came of it.</summary>
    public void Add(string request, ResultProduced result)
    {
        var answer = result.Data is Results.AssistantResult assistant ? assistant.Answer : ResultJson.Text(result.Data);
        lock (gate)
        {
            messages.Add(new ChatMessage(ChatRole.User, request));
            messages.Add(new ChatMessage(ChatRole.Assistant, $"[{result.Agent}] {answer}"));
        }
    }
}
