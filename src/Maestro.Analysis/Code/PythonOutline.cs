namespace Maestro.Analysis.Code;

/// <summary>The outline of a Python file: blocks by indentation.</summary>
internal sealed class PythonOutline(CodeText code)
{
    private int at;

    public CodeNode Read()
    {
        var root = new CodeNode(NodeKind.Root, 0, null) { End = code.Count };
        while (at < code.Count)
            Statement(root);
        return root;
    }

    private void Statement(CodeNode parent)
    {
        var start = at;
        while (code.Is(at, '@') && code[at].StartsLine)
            at = LineEnd(at);
        var column = code[at].Column;
        var keyword = at;
        if (code.IsWord(keyword, "async") && code.IsWord(keyword + 1))
            keyword++;
        var end = LineEnd(keyword);
        var colon = KindOf(keyword, end) is { } kind ? HeadEnd(keyword, end) : -1;
        if (colon < 0)
        {
            var statement = parent.Add(NodeKind.Statement, start);
            statement.End = at = Math.Max(end, start + 1);
            return;
        }

        Compound(parent, start, keyword, column, colon, end);
    }

    private void Compound(CodeNode parent, int start, int keyword, int column, int colon, int end)
    {
        var node = parent.Add(KindOf(keyword, end)!.Value, start);
        (node.HeadStart, node.HeadEnd) = (keyword + 1, colon);
        node.IsChained = code.IsWord(keyword, "elif") || (code.IsWord(keyword, "case") && code.IsWord(keyword + 1, "_"));
        if (node.Kind is NodeKind.Function or NodeKind.Type)
        {
            node.Name = code.Word(keyword + 1);
            if (code.Opens(keyword + 2))
                (node.HeadStart, node.HeadEnd) = (keyword + 3, code.PairOf(keyword + 2));
        }

        at = colon + 1;
        if (at < end)
        {
            var inline = node.Add(NodeKind.Statement, at);
            inline.End = at = end;
        }

        while (at < code.Count && code[at].Column > column)
            Statement(node);
        node.End = at;
    }

    private NodeKind? KindOf(int index, int end) => code.Slice(index) switch
    {
        "def" => NodeKind.Function,
        "class" => NodeKind.Type,
        "if" or "elif" => NodeKind.If,
        "else" => NodeKind.Else,
        "for" or "while" => NodeKind.Loop,
        "try" => NodeKind.Try,
        "except" => NodeKind.Catch,
        "finally" or "with" => NodeKind.Block,
        "match" when code.Is(end - 1, ':') && !code.Is(index + 1, '=') && !code.Is(index + 1, '.') => NodeKind.Switch,
        "case" when HeadEnd(index, end) > 0 && !code.Is(index + 1, '=') && !code.Is(index + 1, '.') => NodeKind.Case,
        _ => null,
    };

    /// <summary>The colon that ends a header; -1 when the line has none.</summary>
    private int HeadEnd(int index, int end)
    {
        for (var i = index; i < end; i++)
        {
            if (code.Opens(i))
                i = code.PairOf(i);
            else if (code.IsWord(i, "lambda"))
                i = LambdaColon(i, end);
            else if (code.Is(i, ':') && !code.IsPair(i, ':', '='))
                return i;
        }

        return -1;
    }

    private int LambdaColon(int index, int end)
    {
        while (index < end - 1 && !code.Is(index, ':'))
            index++;
        return index;
    }

    /// <summary>Where the next logical line begins.</summary>
    private int LineEnd(int index)
    {
        for (var i = index; i < code.Count; i++)
        {
            if (i > index && code[i].StartsLine && !code.Is(i - 1, '\\'))
                return i;
            if (code.Opens(i))
                i = code.PairOf(i);
        }

        return code.Count;
    }
}
