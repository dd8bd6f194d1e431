namespace Maestro.Analysis.Source;

/// <summary>Where the content of a literal ends, and where the literal itself does.</summary>
internal readonly record struct LiteralEnd(int Content, int End);

/// <summary>Finds the ends of comments, strings and characters; what never ends reaches to the end of the text.</summary>
internal static class Literals
{
    // A quote that closes nowhere near is an apostrophe, not the start of a literal.
    internal const int LongestLine = 20_000;
    private const int LongestRegex = 2_000;
    private const int LongestCharacter = 12;

    /// <summary>Reads the literal at <paramref name="begin"/>; false when there is none.</summary>
    /// <param name="last">The token before, which tells a regular expression from a division.</param>
    public static bool TryRead(ReadOnlySpan<char> text, int begin, LexicalRules rules, in Token last, out int start, out LiteralEnd end)
    {
        start = begin + 1;
        end = default;
        switch (text[begin])
        {
            case '"':
            case '\'' when (rules & LexicalRules.SingleQuotedText) != 0:
                return Quoted(text, begin, rules, ref start, out end);
            case '\'':
                return TryCharacter(text, start, isStrict: (rules & LexicalRules.HashedText) != 0, out end);
            case '`' when (rules & LexicalRules.Templates) != 0:
                end = HoledText.TemplateEnd(text, start);
                return true;
            case '`' when (rules & LexicalRules.BackQuotedText) != 0:
                end = Until(text, start, "`");
                return true;
            case '@' or '$' when (rules & LexicalRules.PrefixedText) != 0:
                return Prefixed(text, begin, out start, out end);
            case '/' when (rules & LexicalRules.RegexLiterals) != 0:
                return MayStartRegex(text, last) && TryRegex(text, start, out end);
            default:
                return false;
        }
    }

    /// <summary>Reads <c>r#""#</c> and <c>R"x()x"</c> once the word before the quote is known to end at <paramref name="wordEnd"/>.</summary>
    public static bool PrefixedEnd(ReadOnlySpan<char> text, int begin, int wordEnd, LexicalRules rules, out int start, out LiteralEnd end)
    {
        start = 0;
        end = default;
        var word = text[begin..wordEnd];
        if ((rules & LexicalRules.HashedText) != 0 && word is "r" or "br" or "cr")
        {
            var hashes = 0;
            while (wordEnd + hashes < text.Length && text[wordEnd + hashes] == '#')
                hashes++;
            if (wordEnd + hashes >= text.Length || text[wordEnd + hashes] != '"')
                return false;
            start = wordEnd + hashes + 1;
            end = Until(text, start, "\"" + new string('#', hashes));
            return true;
        }
        if ((rules & LexicalRules.DelimitedText) == 0 || word[^1] != 'R' || text[wordEnd] != '"')
            return false;
        var open = text[(wordEnd + 1)..Math.Min(text.Length, wordEnd + 18)].IndexOf('(');
        if (open < 0)
            return false;
        start = wordEnd + open + 2;
        end = Until(text, start, $"){text.Slice(wordEnd + 1, open)}\"");
        return true;
    }

    public static int CommentEnd(ReadOnlySpan<char> text, int begin, bool nested)
    {
        var position = begin + 2;
        if (!nested)
            return Until(text, position, "*/").End;
        for (var depth = 1; depth > 0;)
        {
            var next = text[position..].IndexOfAny('*', '/');
            if (next < 0 || position + next + 1 >= text.Length)
                return text.Length;
            position += next;
            var step = (text[position], text[position + 1]) switch { ('*', '/') => -1, ('/', '*') => 1, _ => 0 };
            depth += step;
            position += step == 0 ? 1 : 2;
        }
        return position;
    }

    public static int DirectiveEnd(ReadOnlySpan<char> text, int begin)
    {
        for (var position = begin; ; position++)
        {
            var length = text[position..].IndexOf('\n');
            if (length < 0)
                return text.Length;
            position += length;
            if (!text[begin..position].TrimEnd('\r').EndsWith('\\'))
                return position;
        }
    }

    private static bool Quoted(ReadOnlySpan<char> text, int begin, LexicalRules rules, ref int start, out LiteralEnd end)
    {
        var quote = text[begin];
        var run = QuoteRun(text, begin, quote);
        if (run >= 3 && (rules & LexicalRules.TripleQuotes) != 0)
        {
            start = begin + run;
            if ((rules & LexicalRules.HashComments) != 0)
                start = begin + 3;
            end = LongEnd(text, start, quote, start - begin, escapes: (rules & LexicalRules.HashComments) != 0);
            return true;
        }
        // Only strings of PHP, Ruby and Rust go on over lines without a backslash.
        var multiline = (rules & (LexicalRules.HashComments | LexicalRules.TripleQuotes)) == LexicalRules.HashComments
            || (rules & LexicalRules.HashedText) != 0;
        return TryLine(text, start, quote, LongestLine, out end, multiline);
    }

    private static LiteralEnd LongEnd(ReadOnlySpan<char> text, int start, char quote, int run, bool escapes)
    {
        for (var position = start; position < text.Length; position++)
        {
            if (escapes && text[position] == '\\')
                position++;
            else if (text[position] == quote && QuoteRun(text, position, quote) >= run)
                return new LiteralEnd(position, position + run);
        }
        return new LiteralEnd(text.Length, text.Length);
    }

    private static int QuoteRun(ReadOnlySpan<char> text, int begin, char quote)
    {
        var length = text[begin..].IndexOfAnyExcept(quote);
        return length < 0 ? text.Length - begin : length;
    }

    // Rust's lifetimes look like the start of a character: <'a> A<'a>.
    private static bool TryCharacter(ReadOnlySpan<char> text, int start, bool isStrict, out LiteralEnd end) =>
        TryLine(text, start, '\'', LongestCharacter, out end) && end.Content > start
        && (text[start] == '\\' || end.Content - start <= (isStrict ? 1 : 4) || (char.IsSurrogate(text[start]) && end.Content == start + 2));

    /// <summary>Finds the closing quote; false when the line ends before it does.</summary>
    public static bool TryLine(ReadOnlySpan<char> text, int start, char quote, int longest, out LiteralEnd end, bool multiline = false)
    {
        end = default;
        var limit = Math.Min(text.Length, start + longest);
        for (var position = start; position < limit; position++)
        {
            var c = text[position];
            if (c == '\\')
            {
                position++;
            }
            else if (c == quote)
            {
                end = new LiteralEnd(position, position + 1);
                return true;
            }
            else if (c == '\n' && !multiline)
            {
                return false;
            }
        }
        return false;
    }

    private static bool Prefixed(ReadOnlySpan<char> text, int begin, out int start, out LiteralEnd end)
    {
        start = begin;
        end = default;
        while (start < text.Length && text[start] is '@' or '$')
            start++;
        if (start >= text.Length || text[start] != '"')
            return false;
        var prefix = text[begin..start];
        var run = QuoteRun(text, start, '"');
        if (run >= 3 && !prefix.Contains('@'))
        {
            start += run;
            end = LongEnd(text, start, '"', run, escapes: false);
            return true;
        }
        start++;
        end = HoledText.InterpolatedEnd(text, start, prefix.Contains('@'), prefix.Contains('$'));
        return true;
    }

    private static bool MayStartRegex(ReadOnlySpan<char> text, in Token last) => last.Kind switch
    {
        TokenKind.End => true,
        TokenKind.Mark => last.First is not (')' or ']' or '}' or '<'),
        TokenKind.Word => text.Slice(last.Start, last.Length) is "return" or "typeof" or "case" or "in" or "of" or "do" or "else" or "void" or "delete",
        _ => false,
    };

    private static bool TryRegex(ReadOnlySpan<char> text, int start, out LiteralEnd end)
    {
        end = default;
        var inClass = false;
        var limit = Math.Min(text.Length, start + LongestRegex);
        for (var position = start; position < limit && text[position] != '\n'; position++)
        {
            var c = text[position];
            if (c == '\\')
            {
                position++;
            }
            else if (c == '/' && !inClass)
            {
                end = new LiteralEnd(position, position + 1);
                return true;
            }
            else if (c is '[' or ']')
            {
                inClass = c == '[';
            }
        }
        return false;
    }

    private static LiteralEnd Until(ReadOnlySpan<char> text, int start, ReadOnlySpan<char> close)
    {
        var from = Math.Min(start, text.Length);
        var length = text[from..].IndexOf(close);
        return length < 0 ? new LiteralEnd(text.Length, text.Length) : new LiteralEnd(from + length, from + length + close.Length);
    }
}
