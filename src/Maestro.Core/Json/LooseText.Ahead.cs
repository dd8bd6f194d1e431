namespace Maestro.Core.Json;

/// <summary>What stands further on in the text; looks a bounded way only, so that the reading takes linear time.</summary>
internal sealed partial class LooseText
{
    public const int Reach = 256;

    /// <summary>The first position from here on that is not white space, at most <see cref="Reach"/> further.</summary>
    public int Ahead(int position)
    {
        var limit = Math.Min(End, position + Reach);
        while (position < limit && char.IsWhiteSpace(At(position)))
            position++;
        return position;
    }

    /// <summary>Whether a property name with its colon stands here.</summary>
    /// <param name="surely">When false, a quoted name that is cut off, very long or lacks its colon counts too.</param>
    public bool StartsMember(int position, bool surely = false) =>
        Quotes.IsQuote(At(position)) ? StartsQuotedMember(position, surely) : StartsBareMember(position, surely);

    /// <summary>Whether this closing character really closes what is open, judged by what follows it.</summary>
    public bool ClosesContainer(int position)
    {
        if (!Open.Contains(Opening(At(position))))
            return false;
        var next = Ahead(position + 1);
        return Open.Count == 1 || next >= End || At(next) is ',' or '}' or ']' or ')' or ';' or '`' || Quotes.IsQuote(At(next)) || StartsComment(next);
    }

    /// <summary>Whether the brace here opens a set of Python: a text or number first, then a comma, and no name with a colon before its end.</summary>
    public bool StartsSet(int position)
    {
        var first = Ahead(position + 1);
        var limit = Math.Min(End, first + Reach);
        var second = Outside(first, limit, ",}:=[{(");
        if (At(second) is not (',' or '}') || !IsOneValue(Text.AsSpan(first, second - first).TrimEnd()))
            return false;
        var stop = Outside(second, limit, "}:=[{(");
        return stop == limit || At(stop) == '}';
    }

    /// <summary>Whether a further array or object follows where only a name can: the array before it was closed too early.</summary>
    public bool IsFollowedByElement(int position, out int next)
    {
        next = Ahead(position);
        if (Open is not [.., '{', '['] || At(next) != ',')
            return false;
        next = Ahead(next + 1);
        return At(next) is '[' or '{';
    }

    /// <summary>Whether an array whose opening bracket is missing stands here in an array of arrays.</summary>
    public bool StartsUnopenedArray(int position)
    {
        var limit = Math.Min(End, position + Reach);
        var end = Outside(position, limit, "[]{}");
        return end < limit && At(end) == ']' && IsFollowedByElement(end + 1, out var next) && At(next) == '[' && At(Ahead(next + 1)) != '[';
    }

    private static bool IsOneValue(ReadOnlySpan<char> item) =>
        item is [var quote, .. var inside, var last] && Quotes.IsQuote(quote)
            ? Quotes.Closes(quote, last) && !inside.Contains(last)
            : !item.ContainsAnyExceptInRange('0', '9') && !item.IsEmpty;

    private bool StartsQuotedMember(int position, bool surely)
    {
        var quote = At(position);
        var limit = Math.Min(End, position + Reach);
        var first = At(position + 1) == quote && IsName(At(position + 2)) ? position + 2 : position + 1;
        for (var i = first; i < limit; i++)
        {
            if (At(i) == '\\')
                i++;
            else if (At(i) == '\n' && surely)
                return false;
            else if (Quotes.Closes(quote, At(i)))
                return HasColon(i, quote) ? !surely || IsName(At(first)) : !surely && i > first && StartsValueApart(i + 1);
        }

        return !surely;
    }

    private bool HasColon(int closing, char quote) => IsColon(Ahead(closing + 1)) || (At(closing + 1) == quote && IsColon(Ahead(closing + 2)));

    /// <summary>An unquoted name; a stray word before a quoted one is let pass.</summary>
    private bool StartsBareMember(int position, bool surely)
    {
        var i = position;
        var limit = Math.Min(End, position + 64);
        while (i < limit && (IsName(At(i)) || At(i) is '-' or '.'))
            i++;
        var next = Ahead(i);
        if (i > position && !surely && next > i && Quotes.IsQuote(At(next)))
            return StartsQuotedMember(next, surely: true);
        return i > position && IsColon(next) && At(next + 1) != '/';
    }

    private bool StartsValueApart(int position)
    {
        var next = Ahead(position);
        return next > position && (At(next) is '{' or '[' || Quotes.IsQuote(At(next)));
    }

    private bool IsColon(int position) => At(position) is ':' or '：';

    private static bool IsName(char c) => char.IsLetterOrDigit(c) || c is '_' or '$' or '@';

    /// <summary>The first of these characters outside quotation marks; the limit when there is none.</summary>
    private int Outside(int position, int limit, string marks)
    {
        var quote = '\0';
        for (; position < limit; position++)
        {
            var c = At(position);
            if (quote != '\0' && c == '\\')
                position++;
            else if (quote != '\0')
                quote = Quotes.Closes(quote, c) ? '\0' : quote;
            else if (Quotes.IsQuote(c))
                quote = c;
            else if (marks.Contains(c))
                break;
        }

        return Math.Min(position, limit);
    }
}
