using System.Globalization;
using Microsoft.Extensions.AI;

namespace Maestro.Models.Middleware.Context;

/// <summary>Texts of which the middle is left out, with a note that says how much.</summary>
internal static class Shortened
{
    /// <summary>For the sake of less than the note would take nothing is left out.</summary>
    private const int Note = 100;

    /// <summary>The message with each tool result no longer than this; the same one when none was.</summary>
    public static ChatMessage Results(ChatMessage message, int most) => !message.Contents.Any(content => IsLonger(content, most)) ? message
        : new ChatMessage(message.Role, [.. message.Contents.Select(content => IsLonger(content, most) ? Result((FunctionResultContent)content, most) : content)]);

    /// <summary>The beginning of a text in one line.</summary>
    public static string Line(string text, int most)
    {
        var line = string.Join(' ', Head(text, most + 1).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return text.Length > most ? $"{Head(line, most)}..." : line;
    }

    private static bool IsLonger(AIContent content, int most) =>
        content is FunctionResultContent { Result: { } result } && result.ToString()!.Length > most + Note;

    private static FunctionResultContent Result(FunctionResultContent result, int most) => new(result.CallId, Middle(result.Result!.ToString()!, most));

    private static string Middle(string text, int most)
    {
        var (head, tail) = (Head(text, most * 2 / 3), Tail(text, most / 3));
        var left = text.Length - head.Length - tail.Length;
        return $"{head}\n[{left.ToString("N0", CultureInfo.InvariantCulture)} characters were left out here, so that the conversation fits]\n{tail}";
    }

    private static string Head(string text, int length) =>
        text.Length <= length ? text : text[..(length > 0 && char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)];

    private static string Tail(string text, int length)
    {
        var start = text.Length - length;
        return text[(start < text.Length && char.IsLowSurrogate(text[start]) ? start + 1 : start)..];
    }
}
