namespace Maestro.Analysis.Checks.Performance;

/// <summary>Finds repeated groups of a regular expression whose content can itself be repeated without anything in between, as in <c>(a+)+</c>.</summary>
internal static class PatternCost
{
    private const int Longest = 2_000;

    /// <summary>The part that explodes; null when none does.</summary>
    public static string? Explodes(string pattern)
    {
        if (pattern.Length > Longest)
            return null;
        var open = new Stack<int>();
        for (var i = 0; i < pattern.Length; i++)
        {
            if (pattern[i] == '\\')
                i++;
            else if (pattern[i] == '[')
                i = ClassEnd(pattern, i);
            else if (pattern[i] == '(')
                open.Push(i);
            else if (pattern[i] == ')' && open.TryPop(out var start) && IsUnbounded(pattern, i + 1, out _) && !IsAtomic(pattern, start, i)
                && Repeats(pattern[BodyStart(pattern, start)..i]))
                return pattern[start..Math.Min(pattern.Length, i + 2)];
        }

        return null;
    }

    /// <summary>Whether the content of a repeated group is one repeated part, with nothing that must stand between two of them.</summary>
    private static bool Repeats(string body)
    {
        foreach (var branch in Branches(body))
        {
            var (unbounded, mandatory) = (0, 0);
            for (var i = 0; i < branch.Length;)
            {
                var end = AtomEnd(branch, i);
                var isUnbounded = IsUnbounded(branch, end, out var next);
                var isOptional = end < branch.Length && branch[end] is '?' or '*';
                unbounded += isUnbounded ? 1 : 0;
                mandatory += !isUnbounded && !isOptional ? 1 : 0;
                i = Math.Max(i + 1, isUnbounded ? next : isOptional ? end + 1 : QuantifierEnd(branch, end));
            }

            if (unbounded > 0 && mandatory == 0)
                return true;
        }

        return false;
    }

    private static IEnumerable<string> Branches(string body)
    {
        var (depth, start) = (0, 0);
        for (var i = 0; i < body.Length; i++)
        {
            if (body[i] == '\\')
                i++;
            else if (body[i] == '[')
                i = ClassEnd(body, i);
            else if (body[i] is '(' or ')')
                depth += body[i] == '(' ? 1 : -1;
            else if (body[i] == '|' && depth == 0)
            {
                yield return body[start..i];
                start = i + 1;
            }
        }

        yield return body[start..];
    }

    private static int AtomEnd(string text, int i)
    {
        if (text[i] == '\\')
            return Math.Min(text.Length, i + 2);
        if (text[i] == '[')
            return Math.Min(text.Length, ClassEnd(text, i) + 1);
        if (text[i] != '(')
            return i + 1;
        var depth = 0;
        for (; i < text.Length; i++)
        {
            if (text[i] == '\\')
                i++;
            else if (text[i] == '[')
                i = ClassEnd(text, i);
            else if (text[i] is '(' or ')' && (depth += text[i] == '(' ? 1 : -1) == 0)
                return i + 1;
        }

        return text.Length;
    }

    /// <summary>Whether <c>+</c>, <c>*</c> or <c>{n,}</c> stands here; a possessive one does not go back.</summary>
    private static bool IsUnbounded(string text, int i, out int next)
    {
        next = i;
        if (i >= text.Length)
            return false;
        if (text[i] is '+' or '*')
        {
            next = i + 1 < text.Length && text[i + 1] is '?' or '+' ? i + 2 : i + 1;
            return next == i + 1 || text[i + 1] == '?';
        }

        var close = text[i] == '{' ? text.IndexOf('}', i) : -1;
        next = close + 1;
        return close > 0 && text[close - 1] == ',';
    }

    private static int QuantifierEnd(string text, int i) => i < text.Length && text[i] == '{' && text.IndexOf('}', i) is > 0 and var close ? close + 1 : i;

    private static int BodyStart(string pattern, int open)
    {
        if (open + 1 >= pattern.Length || pattern[open + 1] != '?')
            return open + 1;
        var named = pattern.IndexOf('>', open);
        return open + 2 < pattern.Length && pattern[open + 2] is '<' or 'P' && named > 0 ? named + 1 : Math.Min(pattern.Length, open + 3);
    }

    private static bool IsAtomic(string pattern, int open, int close) =>
        (open + 2 < close && pattern[open + 1] == '?' && pattern[open + 2] is '>' or '=' or '!')
            || (open + 3 < close && pattern[open + 2] == '<' && pattern[open + 3] is '=' or '!' && pattern[open + 1] == '?');

    private static int ClassEnd(string text, int open)
    {
        var i = open + 1;
        if (i < text.Length && text[i] == '^')
            i++;
        if (i < text.Length && text[i] == ']')
            i++;
        for (; i < text.Length && text[i] != ']'; i++)
            if (text[i] == '\\')
                i++;
        return Math.Min(i, text.Length - 1);
    }
}
