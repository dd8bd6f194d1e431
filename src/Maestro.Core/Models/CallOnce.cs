using Microsoft.Extensions.AI;

namespace Maestro.Core.Models;

/// <summary>Marks a call whose answer is only worth having at once: it is made one time and by one provider.</summary>
public static class CallOnce
{
    private const string Key = "once";

    public static ChatOptions Mark(ChatOptions options)
    {
        (options.AdditionalProperties ??= [])[Key] = true;
        return options;
    }

    public static bool IsMarked(ChatOptions? options) => options?.AdditionalProperties?.ContainsKey(Key) is true;
}
