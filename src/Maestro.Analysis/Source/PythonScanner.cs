namespace Maestro.Analysis.Source;

/// <summary>Reads Python: classes, functions, module variables, imports.</summary>
internal ref struct PythonScanner
{
    private readonly Findings _findings;
    private readonly List<(int Column, string Name, bool IsClass, bool IsPublic)> _blocks = [];
    private Lexer _lexer;

    public PythonScanner(string text, Findings findings)
    {
        _findings = findings;
        _lexer = new Lexer(text, LexicalRules.Python);
    }

    /// <summary>Returns the number of lines.</summary>
    public int Scan()
    {
        var depth = 0;
        while (_lexer.Next())
        {
            var token = _lexer.Current;
            if (token.Kind == TokenKind.Mark)
                depth = Math.Max(0, depth + token.First switch { '(' or '[' or '{' => 1, ')' or ']' or '}' => -1, _ => 0 });
            else if (token.Kind == TokenKind.Word && token.StartsLine && StartsStatement(token, ref depth))
                Statement(token);
        }
        return _lexer.Line;
    }

    // A def or class at the start of a line begins a statement even after a bracket that was never closed.
    private readonly bool StartsStatement(in Token token, ref int depth)
    {
        if (depth > 0 && token.Column == 0 && (_lexer.IsWord("def") || _lexer.IsWord("class")))
            depth = 0;
        return depth == 0;
    }

    private void Statement(in Token token)
    {
        while (_blocks.Count > 0 && _blocks[^1].Column >= token.Column)
            _blocks.RemoveAt(_blocks.Count - 1);
        switch (_lexer.Slice(token))
        {
            case "async" when _lexer.Peek() is var next && _lexer.IsWord(next, "def"):
                _lexer.Next();
                Declare(token.Column, isClass: false);
                break;
            case "def":
                Declare(token.Column, isClass: false);
                break;
            case "class":
                Declare(token.Column, isClass: true);
                break;
            case "import":
                Import();
                break;
            case "from":
                From();
                break;
            default:
                Variable(token);
                break;
        }
    }

    private void Declare(int column, bool isClass)
    {
        if (_lexer.Peek().Kind != TokenKind.Word)
            return;
        _lexer.Next();
        var token = _lexer.Current;
        var name = _lexer.Slice(token);
        var outer = _blocks.Count > 0 ? _blocks[^1] : (Column: 0, Name: null!, IsClass: true, IsPublic: true);
        var isPublic = outer.IsPublic && (name[0] != '_' || (name.StartsWith("__") && name.EndsWith("__")));
        if (outer.IsClass)
        {
            var kind = isClass ? SymbolKind.Type : outer.Name is null ? SymbolKind.Function : SymbolKind.Method;
            _findings.Declare(name, kind, token.Line, isPublic, outer.Name);
        }
        _blocks.Add((column, NamePool.Share(name), isClass && outer.IsClass, isPublic));
    }

    private readonly void Variable(in Token token)
    {
        if (token.Column > 0 || _blocks.Count > 0)
            return;
        var ahead = _lexer;
        ahead.Next();
        var isAnnotated = ahead.Current.Is(':');
        if (!isAnnotated && (!ahead.Current.Is('=') || ahead.Peek().Is('=')))
            return;
        var name = _lexer.Slice(token);
        if (name is "else" or "try" or "finally")
            return;
        _findings.Declare(name, name.ContainsAnyInRange('a', 'z') ? SymbolKind.Field : SymbolKind.Constant, token.Line, name[0] != '_');
    }

    private void Import()
    {
        while (DottedName() is { Length: > 0 } module)
        {
            _findings.Import(module);
            SkipAlias();
            if (!_lexer.Peek().Is(','))
                return;
            _lexer.Next();
        }
    }

    // "from .a import b" depends on .a.b when b is a module, else on .a; both are one import here.
    private void From()
    {
        var module = DottedName();
        var next = _lexer.Peek();
        if (module.Length == 0 || !_lexer.IsWord(next, "import"))
            return;
        _lexer.Next();
        var line = _lexer.Current.Line;
        var inBrackets = _lexer.Peek().Is('(');
        if (inBrackets)
            _lexer.Next();
        var prefix = module[^1] == '.' ? module : module + ".";
        while (_lexer.Peek() is var name && (name.Kind == TokenKind.Word || name.Is('*')) && (inBrackets || name.Line == line))
        {
            _lexer.Next();
            _findings.Import(name.Is('*') ? module : prefix + _lexer.Slice(name).ToString());
            SkipAlias();
            if (!_lexer.Peek().Is(','))
                break;
            _lexer.Next();
        }
        if (inBrackets && _lexer.Peek().Is(')'))
            _lexer.Next();
    }

    private void SkipAlias()
    {
        if (!_lexer.IsWord(_lexer.Peek(), "as"))
            return;
        _lexer.Next();
        _lexer.Next();
    }

    private string DottedName()
    {
        var line = _lexer.Current.Line;
        var start = -1;
        var end = -1;
        var afterWord = false;
        while (_lexer.Peek() is var next && next.Line == line
            && (next.Is('.') || (next.Kind == TokenKind.Word && !afterWord && !_lexer.IsWord(next, "import"))))
        {
            _lexer.Next();
            afterWord = next.Kind == TokenKind.Word;
            start = start < 0 ? next.Start : start;
            end = next.Start + next.Length;
        }
        return start < 0 ? "" : NamePool.Share(_lexer.Text[start..end]);
    }
}
