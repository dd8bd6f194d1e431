namespace Maestro.Analysis.Source;

/// <summary>Reads Ruby by the indentation of <c>class</c>, <c>module</c> and <c>def</c>.</summary>
internal ref struct RubyScanner
{
    private readonly Findings _findings;
    private readonly List<(int Column, string Name)> _blocks = [];
    private Lexer _lexer;
    private bool _isPrivate;

    public RubyScanner(string text, Findings findings)
    {
        _findings = findings;
        _lexer = new Lexer(text, LexicalRules.Ruby);
    }

    /// <summary>Returns the number of lines.</summary>
    public int Scan()
    {
        while (_lexer.Next())
        {
            var token = _lexer.Current;
            if (token.Kind != TokenKind.Word)
                continue;
            if (token.StartsLine)
                Statement(token);
            else if (char.IsAsciiLetterUpper(token.First))
                Mention(token);
        }
        return _lexer.Line;
    }

    private void Statement(in Token token)
    {
        switch (_lexer.Slice(token))
        {
            case "class" or "module" or "def":
                Declare(token.Column, isFunction: token.First == 'd');
                break;
            case "private" or "protected" when _lexer.Peek().StartsLine:
                _isPrivate = true;
                break;
            case "require" or "require_relative" or "load":
                var isRelative = token.Length > 7;
                if (_lexer.Peek() is { Kind: TokenKind.Text } module)
                    _findings.Import((isRelative ? "./" : "") + _lexer.Slice(module).ToString());
                break;
            default:
                if (char.IsAsciiLetterUpper(token.First))
                    Mention(token);
                break;
        }
    }

    /// <summary>A constant, which Rails loads from the file of its name; all capitals are values.</summary>
    private readonly void Mention(in Token token)
    {
        var name = _lexer.Slice(token);
        if (name.Length > 2 && name.ContainsAnyInRange('a', 'z'))
            _findings.Mention(name);
    }

    private void Declare(int column, bool isFunction)
    {
        while (_blocks.Count > 0 && _blocks[^1].Column >= column)
            _blocks.RemoveAt(_blocks.Count - 1);
        if (_lexer.Peek().Kind != TokenKind.Word)
            return;
        _lexer.Next();
        while (_lexer.Peek() is var next && (next.Is('.') || next.Is(':')))
        {
            _lexer.Next();
            if (_lexer.Peek().Kind == TokenKind.Word)
                _lexer.Next();
        }
        var name = _lexer.Slice(_lexer.Current);
        var container = _blocks.Count > 0 ? _blocks[^1].Name : null;
        var kind = !isFunction ? SymbolKind.Type : container is null ? SymbolKind.Function : SymbolKind.Method;
        _findings.Declare(name, kind, _lexer.Current.Line, !isFunction || !_isPrivate, container);
        if (isFunction)
            return;
        _isPrivate = false;
        _blocks.Add((column, NamePool.Share(name)));
    }
}
