namespace Maestro.Analysis.Code;

/// <summary>Makes out what a curly bracket belongs to, from what stands before it.</summary>
internal sealed class BraceHead(CodeText code)
{
    private static readonly string[] Types = ["class", "interface", "struct", "enum", "record", "namespace", "trait", "impl", "mod", "module", "union",
        "extern", "extension"];

    private static readonly string[] NoNames =
        ["if", "for", "foreach", "while", "switch", "catch", "return", "new", "using", "lock", "fixed", "throw", "typeof", "sizeof", "await", "yield", "when",
            "synchronized", "delegate", "with", "func", "function", "fun", "go",
        "defer"];

    private readonly bool isBare = CodeLanguage.HasBareConditions(code.Language);

    /// <summary>The kind of block that the word begins; null when it is no such keyword.</summary>
    public NodeKind? ControlAt(int i)
    {
        if (!code.IsWord(i) || code.Is(i - 1, '.'))
            return null;
        NodeKind? kind = code.Slice(i) switch
        {
            "if" => NodeKind.If,
            "else" => NodeKind.Else,
            "for" or "foreach" or "while" => NodeKind.Loop,
            "loop" when code.Language is "Rust" => NodeKind.Loop,
            "do" when code.Is(i + 1, '{') || code.Language is "C" or "C++" => NodeKind.Loop,
            "switch" => NodeKind.Switch,
            "match" when code.Language is "Rust" => NodeKind.Switch,
            "when" when code.Language is "Kotlin" => NodeKind.Switch,
            "select" when code.Language is "Go" && code.Is(i + 1, '{') => NodeKind.Switch,
            "try" when code.Is(i + 1, '{') || code.Is(i + 1, '(') => NodeKind.Try,
            "catch" when code.Is(i + 1, '{') || code.Is(i + 1, '(') => NodeKind.Catch,
            "finally" or "unsafe" or "checked" or "unchecked" when code.Is(i + 1, '{') => NodeKind.Block,
            "using" or "lock" or "fixed" or "synchronized" when code.Is(i + 1, '(') => NodeKind.Block,
            _ => null,
        };
        var needsBracket = kind is NodeKind.If or NodeKind.Switch || (kind is NodeKind.Loop && !code.IsWord(i, "do") && !code.IsWord(i, "loop"));
        if (!needsBracket || isBare)
            return kind;
        var next = code.IsAnyWord(i + 1, ["constexpr", "await", "each"]) ? i + 2 : i + 1;
        return code.Is(next, '(') || (kind is NodeKind.Switch && code.Is(next, '{')) ? kind : null;
    }

    /// <summary>Where the condition of the block at a keyword stands, and where its body begins.</summary>
    public (int Start, int End, int Body) HeadOf(int keyword, int to)
    {
        var next = code.IsAnyWord(keyword + 1, ["constexpr", "await", "each"]) ? keyword + 2 : keyword + 1;
        if (!isBare)
            return code.Opens(next) && code.Is(next, '(') ? (next + 1, code.PairOf(next), code.PairOf(next) + 1) : (next, next, next);
        var end = next;
        while (end < to && !code.Is(end, '{'))
            end = SkipGoType(code.Opens(end) ? code.PairOf(end) + 1 : end + 1);
        return (next, Math.Min(end, to), end);
    }

    /// <summary>What the declaration in [start, open) declares; null when it is an expression.</summary>
    public Declared? DeclaredBy(CodeNode parent, int start, int open)
    {
        var parameters = -1;
        if (code.IsAnyWord(start, ["return", "throw", "yield", "await", "go", "defer"]))
            return null;
        for (var i = start; i < open; i++)
        {
            if (code.IsAssignment(i))
                return null;
            if (parameters < 0 && code.IsAnyWord(i, Types) && !code.Is(i - 1, '.') && !code.Is(i - 1, '@') && IsTypeWord(i)
                && !(code.Language is "C" or "C++" && code.Is(open - 1, ')')))
                return new Declared(NodeKind.Type, start, TypeName(i, open), i, open);
            if (code.IsWord(i, "func") && code.Is(i + 1, '(') && code.IsWord(code.PairOf(i + 1) + 1))
                i = code.PairOf(i + 1);
            else if (code.Is(i, '(') && parameters < 0 && NameBefore(i) >= start)
                parameters = i;
            if (code.Opens(i))
                i = code.PairOf(i);
        }

        if (parameters >= 0 && !(code.Language is "C" or "C++" && parent.IsInFunction))
            return new Declared(NodeKind.Function, start, code.Word(NameBefore(parameters)), parameters + 1, code.PairOf(parameters));
        if (parameters >= 0)
            return new Declared(NodeKind.Block, start, "", parameters + 1, code.PairOf(parameters));
        if (code.Language is not ("C#" or "Kotlin") || parent.Kind is not (NodeKind.Type or NodeKind.Block))
            return IsGoFunction(start) || code.IsAnyWord(open - 1, ["static", "init"]) && parent.Kind is NodeKind.Type
                ? new Declared(NodeKind.Block, start, "", start, start) : null;
        var isAccessor = code.IsAnyWord(open - 1, ["get", "set", "init", "add", "remove"]);
        return new Declared(isAccessor ? NodeKind.Function : NodeKind.Block, start, isAccessor ? code.Word(open - 1) : "", open, open);
    }

    /// <summary>The function whose body the bracket inside an expression opens; null when it opens something else.</summary>
    public Declared? LambdaAt(int open)
    {
        if (code.IsArrow(open - 2))
            return Arrow(open - 2);
        if (code.Is(open - 1, '|') && code.Language is "Rust")
            return new Declared(NodeKind.Lambda, open, "", open, open);
        if (code.Is(open - 1, ')') && NameBefore(code.PairOf(open - 1)) is >= 0 and var name && !code.IsWord(name, "function"))
        {
            return code.IsScript && !code.IsWord(name - 1, "new")
                ? new Declared(NodeKind.Function, name, code.Word(name), code.PairOf(open - 1) + 1, open - 1)
                : KeywordBefore(open);
        }

        // An anonymous class of Java: new Runnable() { ... }.
        if (code.Language is "Java" && code.Is(open - 1, ')') && code.PairOf(open - 1) is var bracket && code.IsWord(bracket - 1)
            && code.IsWord(bracket - 2, "new"))
            return new Declared(NodeKind.Type, bracket - 1, code.Word(bracket - 1), open, open);

        return KeywordBefore(open);
    }

    private Declared Arrow(int arrow)
    {
        var isBracketed = code.Is(arrow - 1, ')');
        var start = isBracketed ? code.PairOf(arrow - 1) : arrow - 1;
        // A return type between the parameters and the arrow, as TypeScript has it.
        if (!isBracketed && code.IsScript)
            for (var i = arrow - 1; i > arrow - 12 && i > 0; i--)
                if (code.Is(i, ':') && code.Is(i - 1, ')'))
                    start = code.PairOf(i - 1);
        var (head, end) = code.Is(start, '(') ? (start + 1, code.PairOf(start)) : (start, start + 1);
        return new Declared(NodeKind.Lambda, start, NameOf(start), head, end);
    }

    /// <summary>Looks back for <c>func</c> or <c>function</c> whose parameters and result end here.</summary>
    private Declared? KeywordBefore(int open)
    {
        for (var i = open - 1; i > 0 && i > open - 40; i--)
        {
            if (code.IsAnyWord(i, ["func", "function", "delegate", "fun"]))
            {
                var parameters = i + 1;
                while (parameters < open && !code.Is(parameters, '('))
                    parameters++;
                var isEmptyType = code.IsAnyWord(open - 1, ["interface", "struct"]) && code.Language is "Go";
                return parameters < open && !isEmptyType ? new Declared(NodeKind.Lambda, i, NameOf(i), parameters + 1, code.PairOf(parameters)) : null;
            }

            if (code.Is(i, ';') || code.Is(i, '{') || code.Is(i, ',') || code.IsAssignment(i))
                return null;
            if (code.PairOf(i) is var pair && pair < i)
                i = pair;
        }

        return null;
    }

    /// <summary>The name that a function inside an expression is given: by an assignment or as a property.</summary>
    private string NameOf(int start)
    {
        var before = code.IsWord(start - 1, "async") ? start - 2 : start - 1;
        return code.IsAssignment(before) || (code.Is(before, ':') && code.IsScript) || code.IsPair(before - 1, ':', '=')
            ? code.Word(code.IsPair(before - 1, ':', '=') ? before - 2 : before - 1)
            : "";
    }

    /// <summary>The word before a bracket, type arguments skipped; -1 when it names nothing.</summary>
    private int NameBefore(int bracket)
    {
        var i = bracket - 1;
        if (code.Is(i, '>'))
        {
            var depth = 0;
            for (; i > 0 && i > bracket - 40; i--)
            {
                depth += code.Is(i, '>') ? 1 : code.Is(i, '<') ? -1 : 0;
                if (depth == 0)
                    break;
            }

            i--;
        }

        if (!code.IsWord(i) || code.IsAnyWord(i, NoNames) || code.Is(i - 1, '@') || (code.IsWord(i - 1, "new") && !code.IsScript))
            return -1;
        // An annotation with a longer name: @Path.Of("x").
        for (var k = i; code.Is(k - 1, '.'); k -= 2)
            if (code.Is(k - 3, '@'))
                return -1;
        return i;
    }

    private bool IsTypeWord(int i) => code.IsWord(i + 1) || code.Is(i + 1, '{') || code.Is(i + 1, '<') || code.IsText(i + 1) || code.Is(i + 1, ':');

    private string TypeName(int keyword, int open)
    {
        if (code.Language is "Go")
            return code.Word(keyword - 1);
        var name = code.IsAnyWord(keyword + 1, ["class", "struct"]) ? keyword + 2 : keyword + 1;
        return name < open && code.IsWord(name) ? code.Word(name) : "";
    }

    private bool IsGoFunction(int start) => code.Language is "Go" && code.IsWord(start, "func");

    private int SkipGoType(int index) => code.IsAnyWord(index, ["interface", "struct"]) && code.Is(index + 1, '{') && code.Language is "Go"
        ? code.PairOf(index + 1) + 1 : index;
}

/// <summary>What a head declares, with where its parameters stand.</summary>
internal sealed record Declared(NodeKind Kind, int Start, string Name, int HeadStart, int HeadEnd);
