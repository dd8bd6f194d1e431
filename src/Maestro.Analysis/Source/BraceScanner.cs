namespace Maestro.Analysis.Source;

/// <summary>Walks through a source of a language with braces and semicolons and gives each declaration's head to a <see cref="DeclarationReader"/>.</summary>
internal ref struct BraceScanner
{
    // A file that nests deeper than any person writes is read no further down, only counted.
    private const int Deepest = 512;

    private readonly DeclarationReader _reader;
    private readonly Findings _findings;
    private readonly ReadOnlySpan<char> _text;
    private readonly Head _head = new();
    private readonly List<(Scope Scope, bool InInitialiser)> _open = [];
    private readonly Stack<int> _conditionals = new();
    private Lexer _lexer;
    private Scope _scope = new(ScopeKind.Namespace);
    private bool _inInitialiser;
    private int _tooDeep;
    private bool _afterDot;

    public BraceScanner(string text, DeclarationReader reader, Findings findings)
    {
        _text = text;
        _reader = reader;
        _findings = findings;
        _lexer = new Lexer(text, reader.Rules);
    }

    /// <summary>Returns the number of lines.</summary>
    public int Scan()
    {
        while (_lexer.Next())
        {
            var token = _lexer.Current;
            Mention(token);
            switch (token.Kind)
            {
                case TokenKind.Directive:
                    Directive(token);
                    break;
                case TokenKind.Mark when token.First is '{':
                    Open();
                    break;
                case TokenKind.Mark when token.First is '}':
                    Close();
                    break;
                default:
                    Add(token);
                    break;
            }
        }
        return _lexer.Line;
    }

    // What follows a dot is a member of something that is mentioned already.
    private void Mention(in Token token)
    {
        if (token.Kind == TokenKind.Word && _reader.KeepsMentions && char.IsAsciiLetterUpper(token.First) && !_afterDot)
            _findings.Mention(_lexer.Slice(token));
        _afterDot = token.Is('.');
    }

    private void Add(in Token token)
    {
        if (!_scope.Declares)
            return;
        if (token.Is(';'))
        {
            if (!_inInitialiser)
                _reader.Close(_text, _head, _scope, ';', _findings);
            _head.Clear();
            _inInitialiser = false;
        }
        else if (!_inInitialiser)
        {
            AddToHead(token);
        }
    }

    private void AddToHead(in Token token)
    {
        if (token.Is('=') && _lexer.Peek() is var next && !next.Is('=') && !AfterOperator())
        {
            if (_head.IsWord(_text, 0, "template") && _head.HasOpenAngle)
                return;
            _reader.Close(_text, _head, _scope, next.Is('>') ? '>' : '=', _findings);
            _inInitialiser = true;
            return;
        }
        _head.Add(token);
        if (token.Is('(') || token.Is('['))
            SkipBrackets();
    }

    private readonly bool AfterOperator() =>
        _head.Count > 0 && _head[_head.Count - 1] is var last
        && (_head.IsWord(_text, _head.Count - 1, "operator") || (last.Kind == TokenKind.Mark && last.First is '=' or '!' or '<' or '>' or '+' or '-'
            && _head.Has(_text, "operator")));

    // Bounded by braces as well, so that one bracket too many does not swallow the file.
    private void SkipBrackets()
    {
        var depth = 1;
        var braces = 0;
        var start = _lexer;
        while (depth > 0 && _lexer.Next())
        {
            var token = _lexer.Current;
            Mention(token);
            if (token.Kind != TokenKind.Mark)
                continue;
            depth += token.First switch { '(' or '[' => 1, ')' or ']' => -1, _ => 0 };
            braces += token.First switch { '{' => 1, '}' => -1, _ => 0 };
            if (braces < 0 || (braces == 0 && token.First == ';'))
                break;
        }
        if (depth > 0)
            _lexer = start;
    }

    private void Open()
    {
        if (_open.Count >= Deepest)
        {
            _tooDeep++;
            return;
        }
        _open.Add((_scope, _inInitialiser));
        _scope = _inInitialiser || !_scope.Declares ? new Scope(ScopeKind.Code) : _reader.Open(_text, _head, _scope, _findings);
        _inInitialiser = _scope.Kind == ScopeKind.Enumeration;
        _head.Clear();
    }

    private void Close()
    {
        if (_tooDeep > 0)
        {
            _tooDeep--;
            return;
        }
        _head.Clear();
        if (_open.Count == 0)
            return;
        (_scope, _inInitialiser) = _open[^1];
        _open.RemoveAt(_open.Count - 1);
    }

    // Both branches of a condition may open the same brace; only one of them counts.
    private void Directive(in Token token)
    {
        var line = _lexer.Slice(token);
        var word = line[1..].TrimStart(" \t");
        if (word.StartsWith("if"))
        {
            _conditionals.Push(_open.Count);
        }
        else if (word.StartsWith("el") && _conditionals.TryPeek(out var depth))
        {
            while (_open.Count > depth)
                Close();
        }
        else if (word.StartsWith("endif"))
        {
            _conditionals.TryPop(out _);
        }
        _reader.Directive(line, token.Line, _findings);
    }
}
