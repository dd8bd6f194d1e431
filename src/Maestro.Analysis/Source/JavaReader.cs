namespace Maestro.Analysis.Source;

/// <summary>Reads Java declarations.</summary>
internal sealed class JavaReader : DeclarationReader
{
    public override LexicalRules Rules => LexicalRules.Java;

    public override bool KeepsMentions => true;

    public override Scope Open(ReadOnlySpan<char> text, Head head, in Scope scope, Findings findings)
    {
        var keyword = TypeKeyword(text, head);
        if (keyword < 0)
        {
            DeclareMember(text, head, scope, findings);
            return new Scope(ScopeKind.Code);
        }
        var name = NamePool.Share(head.Slice(text, keyword + 1));
        var isPublic = scope.IsPublic && !head.Has(text, "private");
        findings.Declare(name, SymbolKind.Type, head[keyword + 1].Line, isPublic, scope.Name);
        return head.Slice(text, keyword) switch
        {
            "enum" => new Scope(ScopeKind.Enumeration, name, isPublic),
            "interface" => new Scope(ScopeKind.Interface, name, isPublic),
            _ => new Scope(ScopeKind.Type, name, isPublic),
        };
    }

    public override void Close(ReadOnlySpan<char> text, Head head, in Scope scope, char end, Findings findings)
    {
        if (scope.Kind == ScopeKind.Namespace && head.IsWord(text, 0, "import"))
            findings.Import(head.Path(text, head.IsWord(text, 1, "static") ? 2 : 1));
        else if (scope.Kind == ScopeKind.Namespace && head.IndexOf(text, "package", head.Count) is >= 0 and var package)
            findings.Own(head.Path(text, package + 1));
        else
            DeclareMember(text, head, scope, findings);
    }

    private static int TypeKeyword(ReadOnlySpan<char> text, Head head)
    {
        for (var i = 0; i + 1 < head.Count; i++)
        {
            if (head[i].Kind == TokenKind.Word && head[i + 1].Kind == TokenKind.Word && head.Slice(text, i) is "class" or "interface" or "enum" or "record")
                return i;
        }
        return -1;
    }

    private static void DeclareMember(ReadOnlySpan<char> text, Head head, in Scope scope, Findings findings)
    {
        if (scope.Name is null)
            return;
        var start = AfterAnnotations(head);
        var parameters = -1;
        for (var i = start + 1; i < head.Count && parameters < 0; i++)
        {
            if (head[i].Is('(') && head[i - 1].Kind == TokenKind.Word)
                parameters = i;
        }
        var name = head.NameBefore(parameters >= 0 ? parameters : head.Count);
        if (name <= start || head.Slice(text, name).SequenceEqual(scope.Name))
            return;
        var kind = parameters >= 0 ? SymbolKind.Method
            : head.Has(text, "static") && head.Has(text, "final") ? SymbolKind.Constant : SymbolKind.Field;
        findings.Declare(head.Slice(text, name), kind, head[name].Line, scope.IsPublic && !head.Has(text, "private"), scope.Name);
    }

    private static int AfterAnnotations(Head head)
    {
        var i = 0;
        while (i + 1 < head.Count && head[i].Is('@'))
        {
            i += 2;
            while (i + 1 < head.Count && head[i].Is('.'))
                i += 2;
            if (i < head.Count && head[i].Is('('))
                i++;
        }
        return i;
    }
}
