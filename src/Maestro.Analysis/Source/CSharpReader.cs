namespace Maestro.Analysis.Source;

/// <summary>Reads C# declarations.</summary>
internal sealed class CSharpReader : DeclarationReader
{
    public override LexicalRules Rules => LexicalRules.CSharp;

    public override bool KeepsMentions => true;

    public override Scope Open(ReadOnlySpan<char> text, Head head, in Scope scope, Findings findings)
    {
        if (head.IsWord(text, 0, "namespace"))
        {
            findings.Own(head.Path(text, 1));
            return new Scope(ScopeKind.Namespace);
        }
        var type = TypeKeyword(text, head);
        if (type >= 0)
            return DeclareType(text, head, type, scope, findings);
        if (scope.Kind is ScopeKind.Type or ScopeKind.Interface)
            DeclareMember(text, head, scope, ends: '{', findings);
        return new Scope(ScopeKind.Code);
    }

    public override void Close(ReadOnlySpan<char> text, Head head, in Scope scope, char end, Findings findings)
    {
        if (scope.Kind == ScopeKind.Namespace && (head.IsWord(text, 0, "using") || head.IsWord(text, 1, "using")))
        {
            ReadUsing(text, head, end, findings);
            return;
        }
        if (head.IsWord(text, 0, "namespace"))
        {
            findings.Own(head.Path(text, 1));
            return;
        }
        var type = TypeKeyword(text, head);
        if (type >= 0)
            DeclareType(text, head, type, scope, findings);
        else if (scope.Kind is ScopeKind.Type or ScopeKind.Interface)
            DeclareMember(text, head, scope, end, findings);
    }

    private static void ReadUsing(ReadOnlySpan<char> text, Head head, char end, Findings findings)
    {
        var start = head.IsWord(text, 0, "global") ? 2 : 1;
        if (head.IsWord(text, start, "static"))
            start++;
        if (end != '=')
            findings.Import(head.Path(text, start));
    }

    // -1 when the head declares no type.
    private static int TypeKeyword(ReadOnlySpan<char> text, Head head)
    {
        for (var i = 0; i < head.Count; i++)
        {
            if (head[i].Is('(') || head[i].Is(':'))
                return -1;
            if (head[i].Kind != TokenKind.Word)
                continue;
            switch (head.Slice(text, i))
            {
                case "class" or "struct" or "interface" or "enum" or "delegate":
                case "record" when i + 1 < head.Count && head[i + 1].Kind == TokenKind.Word:
                    return i;
                default:
                    break;
            }
        }
        return -1;
    }

    private static int Body(Head head)
    {
        for (var i = 0; i < head.Count; i++)
        {
            if (head[i].Is('(') || head[i].Is(':'))
                return i;
        }
        return head.Count;
    }

    private static Scope DeclareType(ReadOnlySpan<char> text, Head head, int keyword, in Scope scope, Findings findings)
    {
        var name = keyword + 1;
        if (head.IsWord(text, name, "class") || head.IsWord(text, name, "struct"))
            name++;
        if (head.IsWord(text, keyword, "delegate"))
            name = head.NameBefore(Body(head));
        if (name < 0 || name >= head.Count)
            return new Scope(ScopeKind.Code);
        var isPublic = scope.IsPublic && !head.Has(text, "private") && !head.Has(text, "file");
        findings.Declare(head.Slice(text, name), SymbolKind.Type, head[name].Line, isPublic, scope.Name);
        var kind = head.Slice(text, keyword) switch
        {
            "interface" => ScopeKind.Interface,
            "enum" => ScopeKind.Code,
            _ => ScopeKind.Type,
        };
        return new Scope(kind, NamePool.Share(head.Slice(text, name)), isPublic);
    }

    private static void DeclareMember(ReadOnlySpan<char> text, Head head, in Scope scope, char ends, Findings findings)
    {
        var start = 0;
        while (start + 1 < head.Count && head[start].Is('['))
            start++;
        var parameters = MemberParameters(text, head, start);
        var name = head.NameBefore(parameters >= 0 ? parameters : head.Count);
        // A name alone is a constructor or a macro-like leftover; only the constructor has parameters.
        if (name < start || (name == start && parameters < 0) || head.IsWord(text, name, "this") || head.IsWord(text, name, "operator"))
            return;
        var kind = (parameters >= 0, ends) switch
        {
            (true, _) => SymbolKind.Method,
            (_, ';') => SymbolKind.Field,
            (_, '=') => head.Has(text, "const") ? SymbolKind.Constant : SymbolKind.Field,
            _ => SymbolKind.Property,
        };
        var isPublic = scope.IsPublic && !head.Has(text, "private")
            && (scope.Kind == ScopeKind.Interface || head.Has(text, "public") || head.Has(text, "internal") || head.Has(text, "protected"));
        if (head.Slice(text, name).SequenceEqual(scope.Name))
            return;
        findings.Declare(head.Slice(text, name), kind, head[name].Line, isPublic, scope.Name);
    }

    // Attributes and tuple types have brackets too: the parameters follow a name.
    private static int MemberParameters(ReadOnlySpan<char> text, Head head, int start)
    {
        for (var i = start + 1; i < head.Count; i++)
        {
            if (head[i].Is('(') && ((head[i - 1].Kind == TokenKind.Word && !IsModifier(head.Slice(text, i - 1))) || head[i - 1].Is('>')))
                return i;
        }
        return -1;
    }

    private static bool IsModifier(ReadOnlySpan<char> word) => word is "public" or "private" or "protected" or "internal" or "static" or "readonly"
        or "virtual" or "override" or "abstract" or "sealed" or "required" or "unsafe" or "partial" or "ref";
}
