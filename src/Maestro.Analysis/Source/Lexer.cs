namespace Maestro.Analysis.Source;

/// <summary>Cuts source text into tokens. A copy of it looks ahead without moving the original.</summary>
internal ref struct Lexer
{
    private readonly ReadOnlySpan<char> _text;
    private readonly LexicalRules _rules;
    private int _position;
    private int _line = 1;
    private int _lineStart;
    private int _lastTokenLine;

    public Lexer(ReadOnlySpan<char> text, LexicalRules rules)
    {
        _text = text;
        _rules = rules;
    }

    public readonly ReadOnlySpan<char> Text => _text;

    /// <summary>The newest token.</summary>
    public Token Current { get; private set; }

    /// <summary>The line of the end of the text once <see cref="Next"/> has returned false.</summary>
    public readonly int Line => _line;

    public readonly ReadOnlySpan<char> Slice(scoped in Token token) => _text.Slice(token.Start, token.Length);

    public readonly bool IsWord(scoped in Token token, string word) => token.Kind == TokenKind.Word && Slice(token).SequenceEqual(word);

    public readonly bool IsWord(string word) => IsWord(Current, word);

    public readonly Token Peek()
    {
        var copy = this;
        copy.Next();
        return copy.Current;
    }

    /// <summary>Moves to the next token; false at the end.</summary>
    public bool Next()
    {
        while (_position < _text.Length)
        {
            var c = _text[_position];
            if (c == '\n')
            {
                _line++;
                _lineStart = ++_position;
            }
            else if (c <= ' ' || c is '\uFEFF' or '\u00A0')
            {
                _position++;
            }
            else if (Words.IsStart(c) || (c == '$' && Has(LexicalRules.DollarWords)))
            {
                ReadWord();
                return true;
            }
            else if (!SkipComment(c))
            {
                ReadOther(c);
                return true;
            }
        }
        Current = new Token(TokenKind.End, _text.Length, 0, _line, 0, true, '\0');
        return false;
    }

    private readonly bool Has(LexicalRules rule) => (_rules & rule) != 0;

    private readonly char At(int index) => index < _text.Length ? _text[index] : '\0';

    private void ReadWord()
    {
        var end = _position + 1;
        while (end < _text.Length && (Words.IsPart(_text[end]) || (_text[end] == '$' && Has(LexicalRules.DollarWords))))
            end++;
        if (end < _text.Length && end - _position <= 3 && _text[end] is '"' or '#' && Has(LexicalRules.HashedText | LexicalRules.DelimitedText))
        {
            var found = Literals.PrefixedEnd(_text, _position, end, _rules, out var start, out var close);
            if (found)
            {
                Emit(TokenKind.Text, _position, start, close.Content - start, close.End);
                return;
            }
        }
        Emit(TokenKind.Word, _position, _position, end - _position, end);
    }

    private void ReadOther(char c)
    {
        var begin = _position;
        if (char.IsAsciiDigit(c))
        {
            var end = begin + 1;
            while (end < _text.Length && (Words.IsPart(_text[end]) || (_text[end] is '.' or '\'' && Words.IsPart(At(end + 1)))))
                end++;
            Emit(TokenKind.Number, begin, begin, end - begin, end);
        }
        else if (c == '#' && Has(LexicalRules.Directives) && _lastTokenLine != _line)
        {
            var end = Literals.DirectiveEnd(_text, begin);
            Emit(TokenKind.Directive, begin, begin, end - begin, end);
        }
        else if (Literals.TryRead(_text, begin, _rules, Current, out var start, out var close))
        {
            Emit(TokenKind.Text, begin, start, close.Content - start, close.End);
        }
        else
        {
            Emit(TokenKind.Mark, begin, begin, 1, begin + 1);
        }
    }

    private void Emit(TokenKind kind, int begin, int start, int length, int end)
    {
        Current = new Token(kind, start, length, _line, begin - _lineStart, _lastTokenLine != _line, _text[begin]);
        if (kind is TokenKind.Text or TokenKind.Directive)
            CountLines(begin, end);
        _lastTokenLine = _line;
        _position = end;
    }

    private void CountLines(int start, int end)
    {
        var lines = _text[start..end].Count('\n');
        if (lines == 0)
            return;
        _line += lines;
        _lineStart = start + _text[start..end].LastIndexOf('\n') + 1;
    }

    private bool SkipComment(char c)
    {
        if (c == '#' && Has(LexicalRules.HashComments))
        {
            // PHP attributes are code: #[Route("/")].
            if (Has(LexicalRules.SlashComments) && At(_position + 1) == '[')
                return false;
            SkipLine();
            return true;
        }
        if (c != '/' || !Has(LexicalRules.SlashComments))
            return false;
        switch (At(_position + 1))
        {
            case '/':
                SkipLine();
                return true;
            case '*':
                var end = Literals.CommentEnd(_text, _position, Has(LexicalRules.NestedComments));
                CountLines(_position, end);
                _position = end;
                return true;
            default:
                return false;
        }
    }

    private void SkipLine()
    {
        var length = _text[_position..].IndexOf('\n');
        _position = length < 0 ? _text.Length : _position + length;
    }
}
