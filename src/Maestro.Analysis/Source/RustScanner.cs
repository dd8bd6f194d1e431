namespace Maestro.Analysis.Source;

/// <summary>Reads Rust: items with their visibility, functions of impl and trait blocks, <c>use</c> trees and modules.</summary>
internal ref struct RustScanner
{
    private const int Deepest = 512;

    private readonly Findings _findings;
    private readonly List<Scope> _open = [];
    private Lexer _lexer;
    private Scope _scope = new(ScopeKind.Namespace);
    private Scope? _pending;
    private int _tooDeep;
    private bool _isPublic;

    public RustScanner(string text, Findings findings)
    {
        _findings = findings;
        _lexer = new Lexer(text, LexicalRules.Rust);
    }

    /// <summary>Returns the number of lines.</summary>
    public int Scan()
    {
        while (_lexer.Next())
        {
            var token = _lexer.Current;
            if (token.Kind == TokenKind.Mark)
                Mark(token.First);
            else if (token.Kind == TokenKind.Word && _scope.Declares && _pending is null)
                Item();
        }
        return _lexer.Line;
    }

    private void Mark(char mark)
    {
        switch (mark)
        {
            case '{' when _open.Count >= Deepest:
                _tooDeep++;
                break;
            case '{':
                _open.Add(_scope);
                _scope = _pending ?? new Scope(ScopeKind.Code);
                _pending = null;
                break;
            case '}' when _tooDeep > 0:
                _tooDeep--;
                break;
            case '}' when _open.Count > 0:
                _scope = _open[^1];
                _open.RemoveAt(_open.Count - 1);
                _pending = null;
                break;
            case ';':
                _pending = null;
                _isPublic = false;
                break;
            case '#':
                SkipAttribute();
                break;
            default:
                break;
        }
    }

    private void SkipAttribute()
    {
        var depth = 0;
        if (_lexer.Peek().Is('!'))
            _lexer.Next();
        if (!_lexer.Peek().Is('['))
            return;
        while (_lexer.Next())
        {
            depth += _lexer.Current.Kind != TokenKind.Mark ? 0 : _lexer.Current.First switch { '[' => 1, ']' => -1, _ => 0 };
            if (depth == 0)
                return;
        }
    }

    private void Item()
    {
        switch (_lexer.Slice(_lexer.Current))
        {
            case "pub":
                _isPublic = true;
                break;
            case "fn":
                Declare(_scope.Kind != ScopeKind.Namespace ? SymbolKind.Method : SymbolKind.Function, ScopeKind.Code);
                break;
            case "struct" or "enum" or "union":
                Declare(SymbolKind.Type, ScopeKind.Code);
                break;
            case "trait":
                Declare(SymbolKind.Type, ScopeKind.Type);
                break;
            case "type":
                Declare(SymbolKind.Type, ScopeKind.Code);
                break;
            case "const" or "static" when _lexer.Peek() is { Kind: TokenKind.Word } next && !_lexer.IsWord(next, "fn") && !_lexer.IsWord(next, "unsafe"):
                if (_lexer.IsWord(next, "mut"))
                    _lexer.Next();
                Declare(SymbolKind.Constant, ScopeKind.Code);
                break;
            case "macro_rules" when _lexer.Next():
                Declare(SymbolKind.Function, ScopeKind.Code);
                break;
            case "mod":
                Module();
                break;
            case "use":
                new RustUse(_findings).Read(ref _lexer);
                _isPublic = false;
                break;
            case "impl":
                Implementation();
                break;
            default:
                break;
        }
    }

    private void Declare(SymbolKind kind, ScopeKind opens)
    {
        var isPublic = _scope.IsPublic && (_isPublic || _scope.Kind == ScopeKind.Interface);
        _isPublic = false;
        if (!_lexer.Next() || _lexer.Current.Kind != TokenKind.Word)
            return;
        var name = NamePool.Share(_lexer.Slice(_lexer.Current));
        _findings.Declare(name, kind, _lexer.Current.Line, isPublic, _scope.Name);
        _pending = new Scope(opens == ScopeKind.Type ? ScopeKind.Interface : opens, name, isPublic);
    }

    // A module of its own file is an import; tests inside the file declare nothing for others.
    private void Module()
    {
        if (!_lexer.Next() || _lexer.Current.Kind != TokenKind.Word)
            return;
        var name = NamePool.Share(_lexer.Slice(_lexer.Current));
        if (_lexer.Peek().Is(';'))
            _findings.Import("mod " + name);
        else
            _pending = new Scope(name is "tests" or "test" ? ScopeKind.Code : ScopeKind.Namespace);
        _isPublic = false;
    }

    // impl<T> Trait<X> for Type<T> where ... {
    private void Implementation()
    {
        var depth = 0;
        string? type = null;
        var isTrait = false;
        while (_lexer.Peek() is var next && next.Kind != TokenKind.End && !next.Is('{') && !next.Is(';'))
        {
            _lexer.Next();
            if (next.Is('<'))
                depth++;
            else if (next.Is('>') && depth > 0)
                depth--;
            if (next.Kind != TokenKind.Word || depth > 0)
                continue;
            if (_lexer.IsWord(next, "where"))
                break;
            if (_lexer.IsWord(next, "for"))
                isTrait = true;
            else if (!_lexer.IsWord(next, "dyn") && !_lexer.IsWord(next, "mut"))
                type = NamePool.Share(_lexer.Slice(next));
        }
        _pending = isTrait ? new Scope(ScopeKind.Code) : new Scope(ScopeKind.Type, type);
        while (_lexer.Peek() is var rest && rest.Kind != TokenKind.End && !rest.Is('{') && !rest.Is(';'))
            _lexer.Next();
    }
}
