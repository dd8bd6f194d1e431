using Maestro.Analysis.Code;

namespace Maestro.Analysis.Checks.Security;

/// <summary>Follows values through a function, statement by statement, and shows each statement to the sinks with what is known there.</summary>
internal sealed class TaintFlow(FoundList found, Action<CodeNode, int, int, TaintExpression> look)
{
    private static readonly string[] Ends = ["return", "raise", "throw", "continue", "break", "abort", "panic", "exit", "sys", "process", "die"];
    private static readonly string[] Tests =
    [
        "in", "includes", "Contains", "contains", "has", "ContainsKey", "containsKey", "indexOf", "match", "fullmatch", "IsMatch", "MatchString", "test",
            "isdigit", "isalnum", "isdecimal", "StartsWith", "startswith",
        "startsWith", "HasPrefix", "is_relative_to", "commonpath", "TryParse", "isValid", "IsValid", "IsLocalUrl", "isInteger", "every", "matches",
            "hasOwnProperty", "TryGetValue", "in_array", "ok",
    ];

    private readonly CodeText code = found.Code;

    public void Run() => Children(found.Outline.Root, new TaintValues());

    private void Children(CodeNode parent, TaintValues values)
    {
        foreach (var child in parent.Children)
            Node(child, parent, values);
    }

    private void Node(CodeNode node, CodeNode block, TaintValues values)
    {
        switch (node.Kind)
        {
            case NodeKind.Function or NodeKind.Lambda:
                Function(node, values);
                break;
            case NodeKind.Statement:
                Statement(node, block, node.Start, node.End, values);
                foreach (var inner in node.Children)
                    Node(inner, block, values);
                break;
            case NodeKind.If:
                Branch(node, block, values);
                break;
            default:
                if (node.HeadEnd > node.HeadStart && node.Kind is not (NodeKind.Type or NodeKind.Case or NodeKind.Catch))
                    Head(node, block, values);
                Children(node, values);
                break;
        }
    }

    private void Function(CodeNode node, TaintValues outer)
    {
        var values = outer.Copy();
        foreach (var (name, origin) in TaintParameters.Of(code, node))
            values.Set(name, TextPattern.Of(origin), node);
        Children(node, values);
    }

    /// <summary>Inside of a branch that asks whether a value is allowed, and behind one that leaves when it is not, the value is.</summary>
    private void Branch(CodeNode node, CodeNode block, TaintValues values)
    {
        look(node, node.HeadStart, node.HeadEnd, new TaintExpression(code, values));
        Assign(node, block, node.HeadStart, node.HeadEnd, values);
        var tested = Tested(node);
        var leaves = tested.Count > 0 && node.Children.Count > 0 && LastOf(node) is { } last && code.IsAnyWord(last.Start, Ends);
        var inside = tested.Count > 0 && !leaves ? values.Copy() : values;
        foreach (var name in tested.Where(_ => !leaves))
            inside.Clear(name, node);
        Children(node, inside);
        foreach (var name in tested.Where(_ => leaves))
            values.Clear(name, block);
    }

    private static CodeNode? LastOf(CodeNode node) => node.Children[^1] is { Kind: NodeKind.Block, Children.Count: > 0 } inner ? inner.Children[^1]
        : node.Children[^1];

    private List<string> Tested(CodeNode node)
    {
        var isTest = false;
        var names = new List<string>();
        for (var i = node.HeadStart; i < node.HeadEnd; i++)
        {
            if (code.IsAnyWord(i, Tests))
                isTest = true;
            else if (code.IsWord(i) && !code.Is(i - 1, '.'))
                names.Add(code.Word(i));
        }

        return isTest ? names : [];
    }

    private void Head(CodeNode node, CodeNode block, TaintValues values)
    {
        look(node, node.HeadStart, node.HeadEnd, new TaintExpression(code, values));
        for (var i = node.HeadStart; i < node.HeadEnd; i++)
            if (node.Kind is NodeKind.Loop && code.IsAnyWord(i, ["in", "of"]))
            {
                var value = new TaintExpression(code, values).Of(i + 1, node.HeadEnd).Holes();
                for (var name = node.HeadStart; name < i; name++)
                    if (code.IsWord(name))
                        values.Set(code.Word(name), value, node);
                return;
            }

        Assign(node, block, node.HeadStart, node.HeadEnd, values);
    }

    private void Statement(CodeNode node, CodeNode block, int start, int end, TaintValues values)
    {
        look(node, start, end, new TaintExpression(code, values));
        Assign(node, block, start, end, values);
    }

    private void Assign(CodeNode node, CodeNode block, int start, int end, TaintValues values)
    {
        for (var i = start; i < end; i++)
        {
            if (code.IsAssignment(i))
            {
                var target = code.Is(i - 1, '+') ? i - 1 : code.Is(i - 1, ':') ? i - 1 : i;
                var stop = End(i + 1, end);
                var value = new TaintExpression(code, values).Of(i + 1, stop);
                Targets(start, target, code.Is(i - 1, '+'), value, block, values);
                return;
            }

            if (code.Opens(i))
                i = code.PairOf(i);
            else if (node.Kind is NodeKind.Block or NodeKind.If && code.IsWord(i, "as") && code.IsWord(i + 1))
                values.Set(code.Word(i + 1), new TaintExpression(code, values).Of(start, i), block);
        }

        Collected(start, end, block, values);
    }

    private int End(int start, int end)
    {
        var i = start;
        while (i < end && !code.Is(i, ';'))
            i = code.Opens(i) ? code.PairOf(i) + 1 : i + 1;
        return Math.Min(i, end);
    }

    private void Targets(int start, int end, bool adds, TextPattern value, CodeNode block, TaintValues values)
    {
        if (code.Is(end - 1, '}') || code.Is(end - 1, ']') || code.Is(end - 1, ')'))
        {
            // const { id, name: title } = req.query; an index keeps what the whole had.
            for (var i = code.PairOf(end - 1); i < end; i++)
                if (code.IsWord(i) && !code.Is(end - 1, ']'))
                    values.Set(code.Word(i), value.Holes(), block);
            if (code.Is(end - 1, ']') && code.IsWord(code.PairOf(end - 1) - 1) is false)
                for (var i = code.PairOf(end - 1); i < end; i++)
                    if (code.IsWord(i))
                        values.Set(code.Word(i), value.Holes(), block);
            return;
        }

        // Python and Go assign to several names at once; a type may stand behind the name: name: str = ...
        for (var i = end - 1; i >= start; i--)
        {
            if (!code.IsWord(i))
                continue;
            var colon = i - 2 >= start && code.Is(i - 1, ':') && code.IsWord(i - 2) && (code.IsPython || code.IsScript) ? i - 2 : i;
            var first = colon;
            while (first - 2 >= start && code.Is(first - 1, '.') && code.IsWord(first - 2))
                first -= 2;
            var name = string.Join('.', Enumerable.Range(first, colon - first + 1).Where(code.IsWord).Select(code.Word));
            values.Set(name, adds && values.Of(name) is { } before ? before.Then(value) : value, block);
            if (first - 1 < start || !code.Is(first - 1, ','))
                return;
            i = first - 1;
        }
    }

    /// <summary>What is appended to a builder or a list is in it.</summary>
    private void Collected(int start, int end, CodeNode block, TaintValues values)
    {
        foreach (var call in CodeCall.In(code, start, end).Where(call => call.Name is "append" or "Append" or "AppendLine" or "push" or "add" or "Add"
            or "extend" or "WriteString" or "AppendFormat"))
        {
            var name = call.Path[..Math.Max(0, call.Path.LastIndexOf('.'))];
            if (name.Length == 0 || call.Arguments.Count == 0)
                continue;
            var value = new TaintExpression(code, values).Of(call.Open + 1, call.Close);
            var before = values.Of(name) ?? TextPattern.Constant;
            values.Set(name, before.Then(value), block);
        }
    }
}
