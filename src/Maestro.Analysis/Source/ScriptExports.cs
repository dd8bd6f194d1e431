namespace Maestro.Analysis.Source;

/// <summary>Names that a module exports apart from their declaration: <c>export { a }</c>, <c>module.exports = a</c>, <c>exports.a = ...</c>.</summary>
internal sealed class ScriptExports
{
    private const int MostLookAhead = 400;

    private readonly HashSet<string> _names = new(StringComparer.Ordinal);

    public void Add(ReadOnlySpan<char> name) => _names.Add(NamePool.Share(name));

    public void Apply(Findings findings)
    {
        if (_names.Count > 0)
            findings.Publish(_names);
    }

    /// <summary>Reads <c>{ a, b as c, d: e }</c>.</summary>
    public void ReadList(Lexer lexer)
    {
        lexer.Next();
        var isKey = true;
        for (var i = 0; i < MostLookAhead && lexer.Next() && !lexer.Current.Is('}'); i++)
        {
            if (lexer.Current.Kind == TokenKind.Word && (isKey || lexer.Peek() is var next && (next.Is(',') || next.Is('}'))))
                Add(lexer.Slice(lexer.Current));
            isKey = lexer.Current.Is(',');
        }
    }

    /// <summary>Reads <c>exports.a = </c>, <c>module.exports = </c> and <c>app.use = function</c>; false when nothing is declared.</summary>
    /// <param name="lexer">A copy that stands on the first word.</param>
    public bool TryAssignment(Lexer lexer, out ReadOnlySpan<char> name, out string? container, out bool isFunction)
    {
        name = default;
        container = null;
        isFunction = false;
        var first = lexer.Current;
        var owner = default(Token);
        var last = first;
        while (lexer.Peek().Is('.'))
        {
            lexer.Next();
            if (lexer.Peek().Kind != TokenKind.Word)
                return false;
            lexer.Next();
            owner = last;
            last = lexer.Current;
        }
        var isExport = lexer.IsWord(first, "exports") || lexer.IsWord(first, "module");
        if (lexer.IsWord(last, "exports") && isExport)
        {
            ReadExported(lexer);
            return false;
        }
        if (owner.Length == 0 || !lexer.Peek().Is('='))
            return false;
        isFunction = IsFunction(lexer);
        name = lexer.Slice(last);
        if (lexer.IsWord(owner, "exports"))
        {
            Add(name);
            return true;
        }
        container = lexer.IsWord(owner, "prototype") ? NamePool.Share(lexer.Slice(first)) : NamePool.Share(lexer.Slice(owner));
        return isFunction && !lexer.IsWord(first, "this");
    }

    /// <summary>Whether the value after a name and <c>=</c>, types skipped, is a function.</summary>
    public static bool IsFunction(Lexer lexer)
    {
        lexer.Next();
        for (var i = 0; i < MostLookAhead && !lexer.Current.Is('='); i++)
        {
            if (lexer.Current.Is(';') || lexer.Current.Is('{') || lexer.Current.Is('(') || !lexer.Next()
                || lexer.Current is { StartsLine: true, Kind: TokenKind.Word })
                return false;
        }
        lexer.Next();
        if (lexer.IsWord("async"))
            lexer.Next();
        if (lexer.IsWord("function"))
            return true;
        if (lexer.Current.Kind == TokenKind.Word)
            return lexer.Next() && lexer.Current.Is('=') && lexer.Peek().Is('>');
        if (lexer.Current.Is('<'))
        {
            while (!lexer.Current.Is('(') && !lexer.Current.Is(';') && lexer.Next())
                continue;
        }
        return lexer.Current.Is('(') && EndsInArrow(lexer);
    }

    private static bool EndsInArrow(Lexer lexer)
    {
        var depth = 0;
        for (var i = 0; i < MostLookAhead; i++)
        {
            if (lexer.Current.Kind == TokenKind.Mark)
                depth += lexer.Current.First switch { '(' => 1, ')' => -1, _ => 0 };
            if (!lexer.Next() || depth == 0)
                break;
        }
        return lexer.Current.Is(':') || (lexer.Current.Is('=') && lexer.Peek().Is('>'));
    }

    private void ReadExported(Lexer lexer)
    {
        while (lexer.Peek().Is('='))
        {
            lexer.Next();
            var next = lexer.Peek();
            if (next.Is('{'))
                ReadList(lexer);
            if (next.Kind != TokenKind.Word)
                return;
            Add(lexer.Slice(next));
            lexer.Next();
            while (lexer.Peek().Is('.') && lexer.Next() && lexer.Next())
                continue;
        }
    }
}
