namespace Maestro.Analysis.Source;

/// <summary>Reads C and C++ declarations.</summary>
internal sealed class CReader(bool isHeader) : DeclarationReader
{
    public override LexicalRules Rules => LexicalRules.CPlusPlus;

    public override Scope Open(ReadOnlySpan<char> text, Head head, in Scope scope, Findings findings)
    {
        if (head.Has(text, "namespace"))
        {
            var named = head.IndexOf(text, "namespace", head.Count) + 1;
            if (named < head.Count && head[named].Kind == TokenKind.Word)
                findings.Declare(head.Path(text, named), SymbolKind.Namespace, head[named].Line, isPublic: false);
            return scope;
        }
        if (head.Count is 0 or 1 || (head.Has(text, "extern") && head.IndexOf('(') < 0))
            return head.Count > 0 && head.IsWord(text, 0, "extern") ? scope : new Scope(ScopeKind.Code);
        if (TypeName(text, head) is >= 0 and var name)
        {
            findings.Declare(head.Slice(text, name), SymbolKind.Type, head[name].Line, isPublic: true, scope.Name);
            return head.Has(text, "enum")
                ? new Scope(ScopeKind.Code)
                : new Scope(ScopeKind.Type, NamePool.Share(head.Slice(text, name)));
        }
        DeclareFunction(text, head, scope, findings);
        return new Scope(ScopeKind.Code);
    }

    public override void Close(ReadOnlySpan<char> text, Head head, in Scope scope, char end, Findings findings)
    {
        if (end == '=' && head.IsWord(text, 0, "using") && head.Count > 1)
            findings.Declare(head.Slice(text, 1), SymbolKind.Type, head[1].Line, isHeader, scope.Name);
        else if (head.IsWord(text, 0, "typedef") && head.IndexOf('(') < 0 && head.NameBefore(head.Count) is > 1 and var name)
            findings.Declare(head.Slice(text, name), SymbolKind.Type, head[name].Line, isHeader, scope.Name);
        else if ((isHeader || scope.Kind == ScopeKind.Type) && !head.IsWord(text, 0, "typedef") && !head.IsWord(text, 0, "using"))
            DeclareFunction(text, head, scope, findings);
    }

    public override void Directive(ReadOnlySpan<char> line, int number, Findings findings)
    {
        var rest = line[1..].TrimStart(" \t");
        if (rest.StartsWith("include"))
        {
            rest = rest["include".Length..].TrimStart(" \t");
            var close = rest.Length > 1 ? rest[1..].IndexOf(rest[0] == '<' ? '>' : '"') : -1;
            if (close > 0 && rest[0] is '<' or '"')
                findings.Import(rest[1..(close + 1)]);
        }
        else if (isHeader && rest.StartsWith("define "))
        {
            rest = rest["define ".Length..].TrimStart(" \t");
            var length = 0;
            while (length < rest.Length && Words.IsPart(rest[length]))
                length++;
            // A macro with a value or parameters; without them it is a guard.
            if (length < rest.Length && rest[length] != '\r' && !rest[length..].TrimStart().StartsWith("//"))
                findings.Declare(rest[..length], SymbolKind.Constant, number, !rest.StartsWith('_'));
        }
    }

    // The last word before the bases; -1 when the head declares no type.
    private static int TypeName(ReadOnlySpan<char> text, Head head)
    {
        var depth = 0;
        var name = -1;
        var isType = false;
        for (var i = 0; i < head.Count; i++)
        {
            var token = head[i];
            if (token.Is('<'))
                depth++;
            else if (token.Is('>'))
                depth--;
            if (depth > 0)
                continue;
            if (token.Is(':') && !(i + 1 < head.Count && head[i + 1].Is(':')) && !head[i - 1 < 0 ? 0 : i - 1].Is(':'))
                break;
            if (token.Is('(') && !(isType && i > 0 && head.Slice(text, i - 1) is "alignas" or "__attribute__" or "__declspec"))
                return -1;
            if (token.Kind != TokenKind.Word)
                continue;
            if (head.Slice(text, i) is "class" or "struct" or "union" or "enum" && (i == 0 || !head[i - 1].Is('<')))
                isType = true;
            else if (isType && !head.IsWord(text, i, "final"))
                name = i;
        }
        return isType ? name : -1;
    }

    private void DeclareFunction(ReadOnlySpan<char> text, Head head, in Scope scope, Findings findings)
    {
        var name = FunctionName(text, head);
        if (name < 0 || head.Has(text, "operator") || IsKeyword(head.Slice(text, name)) || head.Slice(text, name).SequenceEqual(scope.Name))
            return;
        string? container = scope.Name;
        if (name >= 3 && head[name - 1].Is(':') && head[name - 2].Is(':') && head.NameBefore(name - 2) is >= 0 and var owner)
            container = NamePool.Share(head.Slice(text, owner));
        else if (name == 0)
            return;
        var isPublic = !head.IsWord(text, 0, "static") || scope.Kind == ScopeKind.Type || isHeader;
        findings.Declare(head.Slice(text, name), container is null ? SymbolKind.Function : SymbolKind.Method, head[name].Line, isPublic, container);
    }

    private static int FunctionName(ReadOnlySpan<char> text, Head head)
    {
        var depth = 0;
        for (var i = 0; i < head.Count; i++)
        {
            if (head[i].Is('<'))
                depth++;
            else if (head[i].Is('>') && depth > 0)
                depth--;
            else if (head[i].Is('(') && depth == 0 && i > 0 && head[i - 1].Kind == TokenKind.Word && !IsDecoration(head.Slice(text, i - 1)))
                return i - 1;
        }
        return -1;
    }

    // Macros in capitals, such as FMT_REQUIRES(x), stand before the real name.
    private static bool IsDecoration(ReadOnlySpan<char> word) =>
        word is "__attribute__" or "__declspec" or "alignas" or "decltype" or "noexcept" or "requires" or "explicit" or "throw"
        || (word.Length > 3 && word.ContainsAny('_', 'A') && !word.ContainsAnyInRange('a', 'z'));

    private static bool IsKeyword(ReadOnlySpan<char> word) =>
        word is "if" or "for" or "while" or "switch" or "return" or "sizeof" or "static_assert" or "catch" or "else" or "defined" or "asm";
}
