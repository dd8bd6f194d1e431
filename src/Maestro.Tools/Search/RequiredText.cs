namespace Maestro.Tools.Search;

/// <summary>Finds a text that every match of a regular expression holds, which is looked for much faster than the expression itself.</summary>
internal static class RequiredText
{
    private const string Simple = "bBdDsSwWAZzGtnrfvae";

    /// <summary>The longest run of plain characters outside groups and classes; null when none is sure to be in a match.</summary>
    /// <param name="pattern">Valid in .NET's syntax.</param>
    /// <param name="ignoresCase">The text is then ASCII, to be compared ordinally and without case.</param>
    public static string? Of(string pattern, bool ignoresCase)
    {
        var longest = "";
        var run = "";
        for (var i = 0; i < pattern.Length; i++)
        {
            var c = pattern[i];
            var isPlain = c is not ('^' or '$' or '.' or '+' or '*' or '?' or '{' or '(' or ')' or '[' or '|' or '\\');
            if (c is '\\' && i + 1 < pattern.Length)
            {
                c = pattern[++i];
                isPlain = !char.IsLetterOrDigit(c) && c is not '_';
                if (!isPlain && !Simple.Contains(c, StringComparison.Ordinal))
                    return null;
            }
            else if (c is '|' || (c is '(' or '[' or '{' && (i = EndOf(pattern, i)) < 0))
            {
                return null;
            }

            if (isPlain && (!ignoresCase || HasOneOtherCase(c)))
            {
                run += c;
                continue;
            }

            // What may be there no times is not required.
            if (run.Length > 0 && !isPlain && c is ('*' or '?' or '{'))
                run = run[..^1];
            longest = run.Length > longest.Length ? run : longest;
            run = "";
        }

        longest = run.Length > longest.Length ? run : longest;
        return longest.Length > 0 ? longest : null;
    }

    /// <summary>Letters of ASCII have one other case, but for k: the sign for kelvin is one more.</summary>
    private static bool HasOneOtherCase(char c) => char.IsAscii(c) && c is not ('k' or 'K');

    /// <summary>The place of the bracket that closes; less than nothing where that takes more than a glance.</summary>
    private static int EndOf(string pattern, int start) => pattern[start] switch
    {
        '{' => pattern.IndexOf('}', start) is var end && start + 1 < pattern.Length && char.IsAsciiDigit(pattern[start + 1]) ? end : start,
        '[' => EndOfClass(pattern, start),
        _ => EndOfGroup(pattern, start),
    };

    private static int EndOfClass(string pattern, int start)
    {
        var i = start + 1;
        i += i < pattern.Length && pattern[i] is '^' ? 1 : 0;
        i += i < pattern.Length && pattern[i] is ']' ? 1 : 0;
        for (; i < pattern.Length && pattern[i] is not ']'; i++)
        {
            if (pattern[i] is '[')
                return -1;
            i += pattern[i] is '\\' ? 1 : 0;
        }
        return i < pattern.Length ? i : -1;
    }

    private static int EndOfGroup(string pattern, int start)
    {
        // Options such as (?x) change what follows.
        if (pattern.AsSpan(start + 1) is ['?', not (':' or '=' or '!' or '<'), ..])
            return -1;
        var depth = 0;
        for (var i = start; i < pattern.Length; i++)
        {
            if (pattern[i] is '[' && (i = EndOfClass(pattern, i)) < 0)
                return -1;
            if (pattern[i] is '\\')
                i++;
            else if (pattern[i] is '(')
                depth++;
            else if (pattern[i] is ')' && --depth == 0)
                return i;
        }
        return -1;
    }
}
