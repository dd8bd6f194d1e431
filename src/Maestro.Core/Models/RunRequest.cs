using Microsoft.Extensions.AI;

namespace Maestro.Core.Models;

/// <summary>Marks the message that holds what a run was asked: it stays whole when the conversation is made shorter.</summary>
public static class RunRequest
{
    private const string Key = "request";

    public static ChatMessage Mark(ChatMessage message)
    {
        (message.AdditionalProperties ??= [])[Key] = true;
        return message;
    }

    /// <summary>The place of the marked message, else of the last one of the person; -1 when there is none.</summary>
    public static int IndexIn(IReadOnlyList<ChatMessage> messages)
    {
        var last = -1;
        for (var i = 0; i < messages.Count; i++)
        {
            if (messages[i].AdditionalProperties?.ContainsKey(Key) is true)
                return i;
            if (messages[i].Role == ChatRole.User)
                last = i;
        }

        return last;
    }
}
