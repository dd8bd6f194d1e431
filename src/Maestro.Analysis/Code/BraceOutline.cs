using Maestro.Analysis.Source;

namespace Maestro.Analysis.Code;

/// <summary>The outline of a file of a language with curly brackets; what it cannot make out becomes a plain statement.</summary>
internal sealed class BraceOutline(CodeText code)
{
    private const int Deepest = 200;

    private readonly BraceHead heads = new(code);
    private readonly bool endsAtLine = CodeLanguage.EndsAtLine(code.Language);
    private int depth;

    public CodeNode Read()
    {
        var root = new CodeNode(NodeKind.Root, 0, null) { End = code.Count };
        Block(root, 0, code.Count);
        return root;
    }

    private void Block(CodeNode parent, int from, int to)
    {
        if (depth >= Deepest)
            return;
        depth++;
        for (var i = from; i < to;)
            i = Math.Max(i + 1, Statement(parent, i, to));
        depth--;
    }

    /// <summary>Reads one statement into <paramref name="parent"/> and returns where the next begins.</summary>
    private int Statement(CodeNode parent, int i, int to)
    {
        if (code.Is(i, ';') || code.Is(i, '}'))
            return i + 1;
        if (code.Is(i, '{'))
            return Braces(parent.Add(NodeKind.Block, i), i);
        if (code.IsWord(i, "await") && code.IsAnyWord(i + 1, ["foreach", "using", "for"]))
            i++;
        if (parent.Kind is NodeKind.Switch && Label(parent, i, to) is { } label)
            return label;
        if (code.IsWord(i) && code.Is(i + 1, ':') && !code.IsPair(i + 1, ':', ':') && !code.IsPair(i + 1, ':', '=') && parent.IsInFunction && code[i + 2]
            .StartsLine)
            return i + 2;
        return heads.ControlAt(i) is { } kind ? Control(parent, kind, i, to) : Plain(parent, i, to);
    }

    private int Braces(CodeNode node, int open)
    {
        var close = code.PairOf(open);
        if (close <= open)
            close = code.Count;
        Block(node, open + 1, Math.Min(close, code.Count));
        return node.End = Math.Min(close + 1, code.Count);
    }

    private int Control(CodeNode parent, NodeKind kind, int i, int to)
    {
        var isElse = kind is NodeKind.Else && code.IsWord(i + 1, "if");
        var node = parent.Add(isElse ? NodeKind.If : kind, i);
        node.IsChained = isElse;
        (node.HeadStart, node.HeadEnd, var body) = heads.HeadOf(isElse ? i + 1 : i, to);
        Lambdas(node, node.HeadStart, node.HeadEnd);
        var isDo = code.IsWord(i, "do");
        node.End = body >= to ? to : code.Is(body, '{') ? Braces(node, body) : Math.Max(body + 1, Statement(node, body, to));
        if (isDo && code.IsWord(node.End, "while") && code.Opens(node.End + 1))
            (node.HeadStart, node.HeadEnd, node.End) = (node.End + 2, code.PairOf(node.End + 1), code.PairOf(node.End + 1) + 1);
        return node.End;
    }

    /// <summary>A label of a switch, or an arm with an arrow; null when there is none.</summary>
    private int? Label(CodeNode parent, int i, int to)
    {
        var isArm = code.Language is "Rust" or "Kotlin";
        if (!isArm && !code.IsAnyWord(i, ["case", "default"]))
            return null;
        for (var j = i; j < to; j++)
        {
            var isArrow = code.IsPair(j, '=', '>') || code.IsPair(j, '-', '>');
            if (isArrow || (!isArm && code.Is(j, ':') && !code.IsPair(j, ':', ':') && !code.IsPair(j - 1, ':', ':')))
            {
                var label = parent.Add(NodeKind.Case, i);
                (label.HeadStart, label.HeadEnd) = (i, j);
                label.IsChained = code.IsWord(i, "default") || code.IsWord(i, "_") || code.IsWord(i, "else");
                return label.End = isArrow ? Arm(parent, j + 2, to) : j + 1;
            }

            if (code.Is(j, ';') || (code.Is(j, '{') && !isArm))
                return null;
            if (code.Opens(j))
                j = code.PairOf(j);
        }

        return null;
    }

    private int Arm(CodeNode parent, int i, int to)
    {
        if (code.Is(i, '{'))
            return Braces(parent.Add(NodeKind.Block, i), i);
        var end = i;
        while (end < to && !code.Is(end, ',') && !code.Is(end, ';'))
            end = code.Opens(end) ? code.PairOf(end) + 1 : end + 1;
        var arm = parent.Add(NodeKind.Statement, i);
        arm.End = end;
        Lambdas(arm, i, end);
        return end + 1;
    }

    /// <summary>A declaration or an expression: up to its body, its semicolon, or the end of its line.</summary>
    private int Plain(CodeNode parent, int i, int to)
    {
        for (var j = i; j < to; j++)
        {
            if (code.Is(j, ';') || code.Is(j, '}'))
                return Expression(parent, i, j, j + (code.Is(j, ';') ? 1 : 0));
            if (j > i && endsAtLine && code[j].StartsLine && EndsBefore(j))
                return Expression(parent, i, j, j);
            if (code.Is(j, '{') && heads.DeclaredBy(parent, i, j) is { } declared)
                return Declaration(parent, declared, i, j);
            if (code.Language is "C#" && code.IsPair(j, '=', '>') && !code.Is(j + 2, '{')
                && heads.DeclaredBy(parent, i, j) is { Kind: NodeKind.Function } member)
                return ExpressionBody(parent, member, j, to);
            if (code.Opens(j))
                j = code.PairOf(j);
        }

        return Expression(parent, i, to, to);
    }

    private int Declaration(CodeNode parent, Declared declared, int i, int open)
    {
        var node = parent.Add(declared.Kind, i);
        (node.Name, node.HeadStart, node.HeadEnd) = (declared.Name, declared.HeadStart, declared.HeadEnd);
        return Braces(node, open);
    }

    private int ExpressionBody(CodeNode parent, Declared member, int arrow, int to)
    {
        var node = parent.Add(NodeKind.Function, member.Start);
        (node.Name, node.HeadStart, node.HeadEnd) = (member.Name, member.HeadStart, member.HeadEnd);
        return node.End = Plain(node, arrow + 2, to);
    }

    private int Expression(CodeNode parent, int start, int end, int next)
    {
        if (end <= start)
            return next;
        var node = parent.Add(NodeKind.Statement, start);
        node.End = end;
        Lambdas(node, start, end);
        return next;
    }

    /// <summary>The functions with a body that stand inside an expression, and in Rust its branches.</summary>
    private void Lambdas(CodeNode node, int start, int end)
    {
        for (var i = start; i < end; i++)
        {
            if (code.Language is "Rust" && !code.Is(i - 1, '.') && code.IsAnyWord(i, ["if", "match", "while", "for", "loop"]) && heads.ControlAt(i) is { } kind)
            {
                i = Math.Max(i, Control(node, kind, i, end) - 1);
            }
            else if (code.Is(i, '{') && code.Opens(i) && heads.LambdaAt(i) is { } lambda)
            {
                i = Math.Max(i, Declaration(node, lambda, lambda.Start, i) - 1);
            }
        }
    }

    /// <summary>Whether a statement can be over before the token that begins this line.</summary>
    private bool EndsBefore(int index)
    {
        var last = code[index - 1];
        var first = code[index];
        if (last.Kind is TokenKind.Mark && last.First is not (')' or ']' or '}') && !code.IsPair(index - 2, '+', '+') && !code.IsPair(index - 2, '-', '-'))
            return false;
        if (code.Language is "Go")
            return true;
        if (code.IsAnyWord(index - 1, ["in", "of", "instanceof", "new", "typeof", "extends", "implements", "as", "await"]))
            return false;
        return first.Kind switch
        {
            TokenKind.Mark => first.First is '@' or '}' or '#' or '!' or '~' || (first.First is '{' && last.First is '}'),
            TokenKind.Text => first.First is not '`',
            TokenKind.Word => !code.IsAnyWord(index, ["in", "of", "instanceof", "extends", "implements", "as"]),
            _ => true,
        };
    }
}
