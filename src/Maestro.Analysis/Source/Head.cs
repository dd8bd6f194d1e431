namespace Maestro.Analysis.Source;

/// <summary>The tokens of one declaration, up to its body or end; what stands in round or square brackets is left out, the brackets are kept.</summary>
internal sealed class Head
{
    private const int Longest = 96;

    private readonly Token[] _tokens = new Token[Longest];

    public int Count { get; private set; }

    public Token this[int index] => _tokens[index];

    public bool HasOpenAngle
    {
        get
        {
            var depth = 0;
            for (var i = 0; i < Count; i++)
                depth += _tokens[i].Is('<') ? 1 : _tokens[i].Is('>') ? -1 : 0;
            return depth > 0;
        }
    }

    public void Clear() => Count = 0;

    public void Add(in Token token)
    {
        if (Count < Longest)
            _tokens[Count++] = token;
    }

    public int IndexOf(char mark)
    {
        for (var i = 0; i < Count; i++)
        {
            if (_tokens[i].Is(mark))
                return i;
        }
        return -1;
    }

    public int IndexOf(ReadOnlySpan<char> text, string word, int before)
    {
        for (var i = 0; i < before; i++)
        {
            if (IsWord(text, i, word))
                return i;
        }
        return -1;
    }

    public bool Has(ReadOnlySpan<char> text, string word) => IndexOf(text, word, Count) >= 0;

    public bool IsWord(ReadOnlySpan<char> text, int index, string word) =>
        index < Count && _tokens[index].Kind == TokenKind.Word && _tokens[index].Length == word.Length && Slice(text, index).SequenceEqual(word);

    public ReadOnlySpan<char> Slice(ReadOnlySpan<char> text, int index) => text.Slice(_tokens[index].Start, _tokens[index].Length);

    /// <summary>The last word before <paramref name="end"/>, type arguments skipped; -1 when there is none.</summary>
    public int NameBefore(int end)
    {
        var depth = 0;
        for (var i = end - 1; i >= 0; i--)
        {
            if (_tokens[i].Is('>'))
                depth++;
            else if (_tokens[i].Is('<'))
                depth--;
            else if (depth == 0)
                return _tokens[i].Kind == TokenKind.Word ? i : -1;
        }
        return -1;
    }

    /// <summary>The words from <paramref name="start"/> that dots or colons join, such as a namespace.</summary>
    public ReadOnlySpan<char> Path(ReadOnlySpan<char> text, int start)
    {
        if (start >= Count)
            return default;
        var end = start;
        while (end + 1 < Count && (_tokens[end + 1].Is('.') || _tokens[end + 1].Is(':') || _tokens[end + 1].Is('*') || _tokens[end].Kind == TokenKind.Mark))
            end++;
        return text[_tokens[start].Start..(_tokens[end].Start + _tokens[end].Length)];
    }
}
