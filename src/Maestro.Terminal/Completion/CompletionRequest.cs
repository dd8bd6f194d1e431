namespace Maestro.Terminal.Completion;

/// <summary>What can be completed in a prompt.</summary>
public enum CompletionKind
{
    /// <summary>A file or an agent, after <c>@</c> at the start of a word.</summary>
    Mention,

    /// <summary>A command, after <c>/</c> at the start of the prompt.</summary>
    Command,
}

/// <summary>The word at the cursor that can be completed.</summary>
/// <param name="Start">Where its <c>@</c> or <c>/</c> stands.</param>
/// <param name="Length">Of the whole word, also behind the cursor: what a completion replaces.</param>
/// <param name="Query">From behind the sign up to the cursor.</param>
public sealed record CompletionRequest(CompletionKind Kind, int Start, int Length, string Query)
{
    private const string Spaces = " \t\n";

    /// <summary>Null where nothing is to be completed.</summary>
    public static CompletionRequest? At(string text, int cursor)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)cursor, (uint)text.Length, nameof(cursor));
        var start = text.AsSpan(0, cursor).LastIndexOfAny(Spaces) + 1;
        if (start == cursor)
            return null;
        var behind = text.AsSpan(cursor).IndexOfAny(Spaces);
        var length = (behind < 0 ? text.Length : cursor + behind) - start;
        var query = text[(start + 1)..cursor];
        return text[start] switch
        {
            '@' => new CompletionRequest(CompletionKind.Mention, start, length, query),
            '/' when start == 0 && !text.AsSpan(1, length - 1).Contains('/') => new CompletionRequest(CompletionKind.Command, start, length, query),
            _ => null,
        };
    }
}
