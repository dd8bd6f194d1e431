namespace Maestro.Analysis.Search;

/// <summary>Reads the terms of a text: each identifier whole, then the words it is made of, all in lower case and stemmed.</summary>
/// <remarks><c>parseHttpRequest_2</c> gives <c>parsehttprequest2</c>, <c>pars</c>, <c>http</c>, <c>request</c>. Allocates nothing.</remarks>
/// <param name="text">What to read.</param>
/// <param name="buffer">Room for one term, at least <see cref="LongestTerm"/> characters.</param>
internal ref struct TermReader(ReadOnlySpan<char> text, Span<char> buffer)
{
    /// <summary>Longer identifiers are data rather than names.</summary>
    public const int LongestTerm = 64;

    private readonly ReadOnlySpan<char> text = text;
    private readonly Span<char> buffer = buffer;
    private int position;
    private int partStart;
    private int identifierEnd;

    /// <summary>The current term, valid until the next call.</summary>
    public ReadOnlySpan<char> Term { get; private set; }

    /// <summary>Where the current term's identifier or part starts in the text, and its length there.</summary>
    public (int Start, int Length) Origin { get; private set; }

    /// <summary>Whether a character belongs to an identifier.</summary>
    public static bool IsPart(char c) => char.IsAsciiLetterOrDigit(c) || c is '_' || (c > 127 && char.IsLetterOrDigit(c));

    public bool Next()
    {
        while (true)
        {
            if (partStart < identifierEnd)
            {
                var end = PartEnd(partStart, identifierEnd);
                var (start, length) = (partStart, end - partStart);
                partStart = end;
                if (Take(start, length))
                    return true;
            }
            else if (!FindIdentifier())
            {
                return false;
            }
            else if (PartEnd(partStart, identifierEnd) is var end && end < identifierEnd && Take(partStart, identifierEnd - partStart))
            {
                return true;
            }
        }
    }

    private bool FindIdentifier()
    {
        while (true)
        {
            while (position < text.Length && !IsPart(text[position]))
                position++;
            var start = position;
            while (position < text.Length && IsPart(text[position]))
                position++;
            if (start == position)
                return false;
            if (position - start > LongestTerm)
                continue;
            (partStart, identifierEnd) = (start, position);
            return true;
        }
    }

    /// <summary>A part ends at an underscore or digit border, before a capital after a small letter, and before the last of several capitals.</summary>
    private readonly int PartEnd(int start, int end)
    {
        var i = start + 1;
        while (i < end && !IsBorder(i, end))
            i++;
        return i;
    }

    private readonly bool IsBorder(int i, int end)
    {
        var (before, c) = (text[i - 1], text[i]);
        if (c is '_' || before is '_' || char.IsDigit(c) != char.IsDigit(before))
            return true;
        return char.IsUpper(c) && (char.IsLower(before) || (i + 1 < end && char.IsLower(text[i + 1])));
    }

    private bool Take(int start, int length)
    {
        var taken = 0;
        var hasLetter = false;
        foreach (var c in text.Slice(start, length))
        {
            if (c is '_')
                continue;
            var lower = c < 128 ? (char)(c is >= 'A' and <= 'Z' ? c | 0x20 : c) : Letters.Plain(c);
            hasLetter |= lower is not (>= '0' and <= '9');
            buffer[taken++] = lower;
        }
        if (taken < 2 || !hasLetter)
            return false;
        Term = buffer[..Stem.Of(buffer[..taken])];
        Origin = (start, length);
        return true;
    }
}
