namespace Maestro.Analysis.Source;

/// <summary>Reads Go: package-level declarations, methods with their receiver, imports.</summary>
internal ref struct GoScanner
{
    private readonly Findings _findings;
    private Lexer _lexer;
    private int _depth;

    public GoScanner(string text, Findings findings)
    {
        _findings = findings;
        _lexer = new Lexer(text, LexicalRules.Go);
    }

    /// <summary>Returns the number of lines.</summary>
    public int Scan()
    {
        while (_lexer.Next())
        {
            var token = _lexer.Current;
            if (token.Kind == TokenKind.Mark)
                _depth = Math.Max(0, _depth + Step(token));
            else if (token.Kind == TokenKind.Word && token.Column == 0)
                Statement();
            else if (token.Kind == TokenKind.Word && char.IsAsciiLetterUpper(token.First))
                _findings.Mention(_lexer.Slice(token));
        }
        return _lexer.Line;
    }

    private static int Step(in Token token) => token.Kind != TokenKind.Mark ? 0 : token.First switch
    {
        '(' or '[' or '{' => 1,
        ')' or ']' or '}' => -1,
        _ => 0,
    };

    private void Statement()
    {
        _depth = 0;
        switch (_lexer.Slice(_lexer.Current))
        {
            case "package" when _lexer.Next():
                _findings.Own(_lexer.Slice(_lexer.Current));
                break;
            case "import":
                Imports();
                break;
            case "func":
                Function();
                break;
            case "type":
                Group(SymbolKind.Type);
                break;
            case "var":
                Group(SymbolKind.Field);
                break;
            case "const":
                Group(SymbolKind.Constant);
                break;
            default:
                break;
        }
    }

    private void Imports()
    {
        var inBrackets = _lexer.Peek().Is('(');
        do
        {
            var next = _lexer.Peek();
            if (next.Kind == TokenKind.End || (next.Column == 0 && next.StartsLine) || !_lexer.Next())
                return;
            if (_lexer.Current.Kind == TokenKind.Text)
                _findings.Import(_lexer.Slice(_lexer.Current));
        }
        while (inBrackets ? !_lexer.Current.Is(')') : _lexer.Current.Kind != TokenKind.Text);
    }

    private void Function()
    {
        string? receiver = null;
        if (_lexer.Peek().Is('('))
        {
            _lexer.Next();
            while (_lexer.Next() && !_lexer.Current.Is(')') && !_lexer.Current.Is('['))
            {
                if (_lexer.Current.Kind == TokenKind.Word)
                    receiver = NamePool.Share(_lexer.Slice(_lexer.Current));
            }
            while (!_lexer.Current.Is(')') && _lexer.Next())
                continue;
        }
        if (_lexer.Next() && _lexer.Current.Kind == TokenKind.Word)
            Declare(receiver is null ? SymbolKind.Function : SymbolKind.Method, receiver);
    }

    // "type ( A struct {...}; B int )" declares at the depth of the bracket only.
    private void Group(SymbolKind kind)
    {
        if (!_lexer.Peek().Is('('))
        {
            if (_lexer.Next() && _lexer.Current.Kind == TokenKind.Word)
                Declare(kind, null);
            return;
        }
        _lexer.Next();
        var depth = 1;
        while (depth > 0 && _lexer.Next())
        {
            var token = _lexer.Current;
            depth += Step(token);
            if (token.Kind != TokenKind.Word)
                continue;
            if (depth == 1 && token.StartsLine)
                Declare(kind, null);
            else if (char.IsAsciiLetterUpper(token.First))
                _findings.Mention(_lexer.Slice(token));
        }
    }

    private readonly void Declare(SymbolKind kind, string? container)
    {
        var token = _lexer.Current;
        var name = _lexer.Slice(token);
        if (name is not "_")
            _findings.Declare(name, kind, token.Line, char.IsUpper(token.First) && (container is null || char.IsUpper(container[0])), container);
    }
}
