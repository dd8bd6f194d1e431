using System.Collections.Frozen;

namespace Maestro.Analysis.Source;

/// <summary>Reads languages in which a keyword stands before each declared name: Kotlin, Swift, PHP, Scala, Dart.</summary>
internal ref struct KeywordScanner
{
    private const int Deepest = 512;

    private static readonly FrozenDictionary<string, (SymbolKind Kind, ScopeKind Opens)> s_keywords = new Dictionary<string, (SymbolKind, ScopeKind)>
    {
        ["class"] = (SymbolKind.Type, ScopeKind.Type),
        ["object"] = (SymbolKind.Type, ScopeKind.Type),
        ["interface"] = (SymbolKind.Type, ScopeKind.Type),
        ["trait"] = (SymbolKind.Type, ScopeKind.Type),
        ["protocol"] = (SymbolKind.Type, ScopeKind.Type),
        ["struct"] = (SymbolKind.Type, ScopeKind.Type),
        ["enum"] = (SymbolKind.Type, ScopeKind.Type),
        ["mixin"] = (SymbolKind.Type, ScopeKind.Type),
        ["actor"] = (SymbolKind.Type, ScopeKind.Type),
        ["typealias"] = (SymbolKind.Type, ScopeKind.Code),
        ["fun"] = (SymbolKind.Function, ScopeKind.Code),
        ["func"] = (SymbolKind.Function, ScopeKind.Code),
        ["function"] = (SymbolKind.Function, ScopeKind.Code),
        ["def"] = (SymbolKind.Function, ScopeKind.Code),
        ["val"] = (SymbolKind.Property, ScopeKind.Code),
        ["var"] = (SymbolKind.Property, ScopeKind.Code),
        ["let"] = (SymbolKind.Property, ScopeKind.Code),
        ["const"] = (SymbolKind.Constant, ScopeKind.Code),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private readonly FrozenDictionary<string, (SymbolKind Kind, ScopeKind Opens)>.AlternateLookup<ReadOnlySpan<char>> _keywords;
    private readonly Findings _findings;
    private readonly List<(Scope Scope, int Brackets)> _open = [];
    private Lexer _lexer;
    private Scope _scope = new(ScopeKind.Namespace);
    private Scope? _pending;
    private int _brackets;
    private int _tooDeep;
    private bool _isPrivate;

    public KeywordScanner(string text, LexicalRules rules, Findings findings)
    {
        _keywords = s_keywords.GetAlternateLookup<ReadOnlySpan<char>>();
        _findings = findings;
        _lexer = new Lexer(text, rules);
    }

    /// <summary>Returns the number of lines.</summary>
    public int Scan()
    {
        while (_lexer.Next())
        {
            var token = _lexer.Current;
            if (token.Kind == TokenKind.Mark)
                Mark(token.First);
            else if (token.Kind == TokenKind.Word)
                Word(token);
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
                _open.Add((_scope, _brackets));
                _scope = _pending is { } pending && _brackets == 0 && _scope.Declares ? pending : new Scope(ScopeKind.Code);
                _pending = null;
                _brackets = 0;
                break;
            case '}' when _tooDeep > 0:
                _tooDeep--;
                break;
            case '}' when _open.Count > 0:
                (_scope, _brackets) = _open[^1];
                _open.RemoveAt(_open.Count - 1);
                _pending = null;
                break;
            case '(' or '[':
                _brackets++;
                break;
            case ')' or ']':
                _brackets = Math.Max(0, _brackets - 1);
                break;
            case ';':
                _pending = null;
                _isPrivate = false;
                break;
            default:
                break;
        }
    }

    private void Word(in Token token)
    {
        if (char.IsAsciiLetterUpper(token.First))
            _findings.Mention(_lexer.Slice(token));
        if (!_scope.Declares || _brackets > 0)
            return;
        if (token.StartsLine)
            _isPrivate = false;
        var word = _lexer.Slice(token);
        switch (word)
        {
            case "private" or "fileprivate" or "protected":
                _isPrivate = true;
                break;
            case "import" or "use" when token.StartsLine:
                if (Path() is { Length: > 0 } import)
                    _findings.Import(import);
                break;
            case "package" or "namespace" when token.StartsLine:
                _findings.Own(Path());
                break;
            case "extension" when _lexer.Peek().Kind == TokenKind.Word:
                _pending = new Scope(ScopeKind.Type, NamePool.Share(_lexer.Slice(_lexer.Peek())));
                break;
            default:
                if (_keywords.TryGetValue(word, out var declaration))
                    Declare(declaration.Kind, declaration.Opens);
                break;
        }
    }

    private void Declare(SymbolKind kind, ScopeKind opens)
    {
        if (!TryName(kind == SymbolKind.Function, out var name))
        {
            // What a companion object declares is used as if its type did.
            if (name.Is('{') && opens != ScopeKind.Code)
                _pending = _scope;
            return;
        }
        if (kind == SymbolKind.Function && _scope.Name is not null)
            kind = SymbolKind.Method;
        var text = _lexer.Slice(name).TrimStart('$');
        var isPublic = _scope.IsPublic && !_isPrivate && !text.StartsWith('_');
        _findings.Declare(text, kind, name.Line, isPublic, _scope.Name);
        if (opens != ScopeKind.Code || kind is SymbolKind.Function or SymbolKind.Method)
            _pending = new Scope(opens, NamePool.Share(text), isPublic);
        _isPrivate = false;
    }

    // Kotlin puts type parameters and a receiver before a function's name, and writes "enum class" and "const val".
    private bool TryName(bool isFunction, out Token name)
    {
        name = _lexer.Peek();
        if (isFunction && name.Is('<'))
        {
            while (_lexer.Next() && !_lexer.Current.Is('>') && !_lexer.Current.Is('{'))
                continue;
            name = _lexer.Peek();
        }
        if (name.Kind != TokenKind.Word || _keywords.ContainsKey(_lexer.Slice(name)))
            return false;
        _lexer.Next();
        while (isFunction && _lexer.Peek().Is('.'))
        {
            _lexer.Next();
            if (_lexer.Peek().Kind != TokenKind.Word)
                break;
            _lexer.Next();
            name = _lexer.Current;
        }
        return true;
    }

    private string Path()
    {
        var line = _lexer.Current.Line;
        var start = -1;
        var end = -1;
        while (_lexer.Peek() is var next && next.Line == line && (next.Kind == TokenKind.Word || next.Is('.') || next.Is('\\') || next.Is('*')))
        {
            if (start >= 0 && next.Start != end)
                break;
            _lexer.Next();
            start = start < 0 ? next.Start : start;
            end = next.Start + next.Length;
        }
        return start < 0 ? "" : NamePool.Share(_lexer.Text[start..end]);
    }
}
