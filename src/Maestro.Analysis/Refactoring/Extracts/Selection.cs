using Maestro.Analysis.Code;

namespace Maestro.Analysis.Refactoring.Extracts;

/// <summary>Whole statements of one block that lines of a file hold.</summary>
/// <param name="Nodes">The statements, side by side.</param>
/// <param name="End">The token behind the last one.</param>
/// <param name="Function">The innermost function around them.</param>
internal sealed record Selection(CodeText Code, IReadOnlyList<CodeNode> Nodes, int Start, int End, CodeNode Function)
{
    public static (Selection? Selection, string? Refusal) Of(CodeOutline outline, int firstLine, int lastLine)
    {
        var code = outline.Code;
        var tokens = Enumerable.Range(0, code.Count).Where(i => code[i].Line >= firstLine && code[i].Line <= lastLine).ToList();
        if (tokens.Count == 0)
            return (null, "there is no code in these lines");
        var (start, end) = (tokens[0], tokens[^1] + 1);
        if (!code[start].StartsLine || (end < code.Count && !code[end].StartsLine) || code.LastLine(end) > lastLine)
            return (null, "the lines begin or end within a statement");
        var parent = outline.Root.All().LastOrDefault(node => Children(code, node, start, end).Count > 0);
        if (parent is null)
            return (null, "the lines are no whole statements of one block");
        var nodes = Children(code, parent, start, end);
        if (nodes[0].Kind is NodeKind.Else or NodeKind.Catch or NodeKind.Case || nodes[0].IsChained || IsFinally(code, nodes[0]))
            return (null, "the lines begin with a branch of a statement that begins before them");
        var next = parent.Children.SkipWhile(node => node != nodes[^1]).Skip(1).FirstOrDefault();
        if (next is not null && (next.Kind is NodeKind.Else or NodeKind.Catch || (next.IsChained && next.Kind is NodeKind.If) || IsFinally(code, next)))
            return (null, "the lines end before the last branch of a statement");
        var function = parent.IsFunction ? parent : parent.Function;
        return function is null ? (null, "the lines stand in no function") : (new Selection(code, nodes, start, end, function), null);
    }

    /// <summary>Whether the lines may run more than once in a call of the function.</summary>
    public CodeNode? Loop
    {
        get
        {
            for (var at = Nodes[0].Parent; at is not null && at != Function; at = at.Parent)
                if (at.Kind is NodeKind.Loop)
                    return at;
            return null;
        }
    }

    public bool Holds(int token) => token >= Start && token < End;

    /// <summary>Whether what stands at a token of the selection runs whenever the selection does.</summary>
    public bool IsCertain(int token)
    {
        var node = Nodes.First(node => token >= node.Start && (token < node.End || node == Nodes[^1]));
        while (node.Kind is NodeKind.Block && node.Children.FirstOrDefault(child => token >= child.Start && token < child.End) is { } inner)
            node = inner;
        return node.Kind is NodeKind.Statement or NodeKind.Block or NodeKind.Function or NodeKind.Type;
    }

    /// <summary>The functions inside of the selection, as ranges of tokens.</summary>
    public bool IsInInner(int token) => Nodes.SelectMany(node => node.All()).Any(node => node.IsFunction && token >= node.Start && token < node.End);

    private static List<CodeNode> Children(CodeText code, CodeNode parent, int start, int end)
    {
        var inside = parent.Children.Where(node => node.Start >= start && node.End <= end).ToList();
        return inside.Count > 0 && inside[0].Start == start && (inside[^1].End == end || (inside[^1].End == end - 1 && code.Is(end - 1, ';'))) ? inside : [];
    }

    private static bool IsFinally(CodeText code, CodeNode node) => code.IsWord(node.Start, "finally");
}
