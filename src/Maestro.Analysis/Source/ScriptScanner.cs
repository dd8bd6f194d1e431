namespace Maestro.Analysis.Source;

/// <summary>Reads JavaScript and TypeScript: exported and top-level declarations, members of classes and interfaces, imports of all forms.</summary>
internal ref struct ScriptScanner
{
    private const int Deepest = 512;

    private readonly Findings _findings;
    private readonly List<(Scope Scope, int Brackets)> _open = [];
    private readonly ScriptExports _exports = new();
    private Lexer _lexer;
    private Scope _scope = new(ScopeKind.Namespace);
    private Scope? _pending;
    private int _brackets;
    private int _tooDeep;
    private bool _startsStatement = true;
    private bool _isExported;

    public ScriptScanner(string text, Findings findings)
    {
        _findings = findings;
        _lexer = new Lexer(text, LexicalRules.JavaScript);
    }

    /// <summary>Returns the number of lines.</summary>
    public int Scan()
    {
        while (_lexer.Next())
        {
            var token = _lexer.Current;
            if (token.Kind == TokenKind.Mark)
                Mark(token);
            else if (token.Kind == TokenKind.Word)
                Word(token);
            else
                _startsStatement = false;
        }
        _exports.Apply(_findings);
        return _lexer.Line;
    }

    private void Mark(in Token token)
    {
        switch (token.First)
        {
            case '{':
                Open();
                break;
            case '}':
                Close();
                break;
            case '(' or '[':
                _brackets++;
                _startsStatement = false;
                break;
            case ')' or ']':
                _brackets = Math.Max(0, _brackets - 1);
                _startsStatement = false;
                break;
            case ';':
                _startsStatement = true;
                _isExported = false;
                _pending = null;
                break;
            case '*' or '#' when _startsStatement:
                break;
            case '@' when _scope.Declares:
                SkipDecorator();
                break;
            default:
                _startsStatement = false;
                break;
        }
    }

    private void Open()
    {
        if (_open.Count >= Deepest)
        {
            _tooDeep++;
            return;
        }
        _open.Add((_scope, _brackets));
        _scope = _pending is { } pending && _brackets == 0 ? pending : new Scope(ScopeKind.Code);
        _pending = null;
        _brackets = 0;
        _startsStatement = true;
    }

    private void Close()
    {
        _startsStatement = true;
        if (_tooDeep > 0)
        {
            _tooDeep--;
            return;
        }
        if (_open.Count == 0)
            return;
        (_scope, _brackets) = _open[^1];
        _open.RemoveAt(_open.Count - 1);
        _isExported = false;
        _pending = null;
    }

    private void SkipDecorator()
    {
        while (_lexer.Peek() is var next && (next.Kind == TokenKind.Word || next.Is('.')))
            _lexer.Next();
        _startsStatement = true;
        if (!_lexer.Peek().Is('('))
            return;
        var depth = 0;
        while (_lexer.Next())
        {
            depth += _lexer.Current.Kind != TokenKind.Mark ? 0 : _lexer.Current.First switch { '(' => 1, ')' => -1, _ => 0 };
            if (depth == 0)
                return;
        }
    }

    private void Word(in Token token)
    {
        if (ScriptImports.TryRead(_lexer, token, out var module))
        {
            _findings.Import(module);
            _startsStatement = false;
            return;
        }
        if (!_scope.Declares || _brackets > 0 || !(_startsStatement || token.StartsLine))
        {
            _startsStatement = false;
            return;
        }
        if (token.StartsLine && !_startsStatement)
            _isExported = false;
        if (_scope.Kind == ScopeKind.Namespace)
            Statement(token);
        else
            Member();
    }

    private void Statement(in Token token)
    {
        _startsStatement = false;
        switch (_lexer.Slice(token))
        {
            case "export":
                _isExported = true;
                _startsStatement = true;
                if (_lexer.Peek().Is('{'))
                    _exports.ReadList(_lexer);
                break;
            case "default":
                _startsStatement = true;
                if (_lexer.Peek() is { Kind: TokenKind.Word } named)
                    _exports.Add(_lexer.Slice(named));
                break;
            case "declare" or "async" or "abstract":
                _startsStatement = true;
                break;
            case "function":
                DeclareNext(SymbolKind.Function, ScopeKind.Code);
                break;
            case "class" or "interface" or "enum":
                var isEnum = _lexer.IsWord("enum");
                DeclareNext(SymbolKind.Type, isEnum ? ScopeKind.Code : ScopeKind.Type);
                break;
            case "type":
                if (_lexer.Peek().Kind == TokenKind.Word)
                    DeclareNext(SymbolKind.Type, ScopeKind.Code);
                break;
            case "namespace" or "module":
                Namespace();
                break;
            case "const" or "let" or "var":
                Variable();
                break;
            default:
                if (_exports.TryAssignment(_lexer, out var name, out var container, out var isFunction))
                    _findings.Declare(name, isFunction ? SymbolKind.Method : SymbolKind.Field, token.Line, isPublic: true, container);
                break;
        }
    }

    private void DeclareNext(SymbolKind kind, ScopeKind opens)
    {
        if (_lexer.Peek().Is('*'))
            _lexer.Next();
        if (_lexer.Peek().Kind != TokenKind.Word)
            return;
        _lexer.Next();
        if (_lexer.IsWord("enum") && _lexer.Peek().Kind == TokenKind.Word)
            _lexer.Next();
        var name = _lexer.Slice(_lexer.Current);
        var isPublic = _isExported && _scope.IsPublic;
        _findings.Declare(name, kind, _lexer.Current.Line, isPublic, _scope.Name);
        _pending = new Scope(opens, NamePool.Share(name), isPublic);
        _isExported = false;
    }

    private void Namespace()
    {
        var next = _lexer.Peek();
        if (next.Kind == TokenKind.Text)
            _pending = new Scope(ScopeKind.Namespace);
        else if (next.Kind == TokenKind.Word && !_lexer.IsWord("module"))
            _pending = new Scope(ScopeKind.Namespace, NamePool.Share(_lexer.Slice(next)), _isExported);
        else if (_exports.TryAssignment(_lexer, out var name, out var container, out var isFunction))
            _findings.Declare(name, isFunction ? SymbolKind.Function : SymbolKind.Field, _lexer.Current.Line, isPublic: true, container);
    }

    private void Variable()
    {
        if (_lexer.Peek().Kind != TokenKind.Word)
            return;
        var isConstant = _lexer.IsWord("const");
        _lexer.Next();
        if (isConstant && _lexer.IsWord("enum"))
        {
            DeclareNext(SymbolKind.Type, ScopeKind.Code);
            return;
        }
        var name = _lexer.Current;
        if (IsRequire(_lexer))
            return;
        var kind = ScriptExports.IsFunction(_lexer) ? SymbolKind.Function : isConstant ? SymbolKind.Constant : SymbolKind.Field;
        _findings.Declare(_lexer.Slice(name), kind, name.Line, _isExported && _scope.IsPublic, _scope.Name);
        _isExported = false;
    }

    // const a = require('a') names what another file declares.
    private static bool IsRequire(Lexer lexer) => lexer.Next() && lexer.Current.Is('=') && lexer.Next() && lexer.IsWord("require");

    private void Member()
    {
        var isPrivate = false;
        var after = _lexer.Peek();
        while (IsModifier(_lexer.Slice(_lexer.Current)) && (after.Kind == TokenKind.Word || after.Is('*') || after.Is('#')))
        {
            isPrivate |= _lexer.IsWord("private") || _lexer.IsWord("protected") || after.Is('#');
            _lexer.Next();
            if (after.Kind == TokenKind.Mark && _lexer.Peek().Kind == TokenKind.Word)
                _lexer.Next();
            after = _lexer.Peek();
        }
        _startsStatement = false;
        SymbolKind? kind = after.Kind != TokenKind.Mark ? null : after.First switch
        {
            '(' or '<' => SymbolKind.Method,
            ':' or '=' or '?' or '!' or ';' => SymbolKind.Property,
            _ => null,
        };
        var name = _lexer.Current;
        if (kind is null || name.Kind != TokenKind.Word || _lexer.IsWord("constructor") || _lexer.IsWord("new"))
            return;
        if (kind == SymbolKind.Property && ScriptExports.IsFunction(_lexer))
            kind = SymbolKind.Method;
        isPrivate |= name.Start > 0 && _lexer.Text[name.Start - 1] == '#';
        _findings.Declare(_lexer.Slice(name), kind.Value, name.Line, _scope.IsPublic && !isPrivate, isPrivate ? null : _scope.Name);
    }

    private static bool IsModifier(ReadOnlySpan<char> word) => word is "static" or "async" or "get" or "set" or "public" or "private" or "protected"
        or "readonly" or "abstract" or "override" or "declare" or "accessor";
}
