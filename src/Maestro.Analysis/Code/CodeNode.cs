namespace Maestro.Analysis.Code;

/// <summary>A statement, block, function or type, as ranges of tokens; ends are exclusive.</summary>
internal sealed class CodeNode(NodeKind kind, int start, CodeNode? parent)
{
    public NodeKind Kind { get; } = kind;

    public int Start { get; } = start;

    public int End { get; set; }

    /// <summary>Of a loop or branch what stands between its keyword and its body; of a function its parameters.</summary>
    public int HeadStart { get; set; }

    public int HeadEnd { get; set; }

    /// <summary>The name of a function or type; empty when it has none.</summary>
    public string Name { get; set; } = "";

    /// <summary>Of a branch: whether it goes on from one before, as <c>else if</c>; of a case: whether it is the default.</summary>
    public bool IsChained { get; set; }

    public CodeNode? Parent { get; } = parent;

    public List<CodeNode> Children { get; } = [];

    public bool IsFunction => Kind is NodeKind.Function or NodeKind.Lambda;

    /// <summary>The function that this is part of; null at the top of a file or type.</summary>
    public CodeNode? Function
    {
        get
        {
            var at = Parent;
            while (at is not null && !at.IsFunction)
                at = at.Parent;
            return at;
        }
    }

    public bool IsInFunction => IsFunction || Function is not null;

    public CodeNode Add(NodeKind kind, int start)
    {
        var child = new CodeNode(kind, start, this) { HeadStart = start, HeadEnd = start };
        Children.Add(child);
        return child;
    }

    /// <summary>This node and all below it, in the order of the text.</summary>
    public IEnumerable<CodeNode> All()
    {
        var open = new Stack<CodeNode>();
        open.Push(this);
        while (open.TryPop(out var node))
        {
            yield return node;
            for (var i = node.Children.Count - 1; i >= 0; i--)
                open.Push(node.Children[i]);
        }
    }

    /// <summary>The nodes below that belong to this function and not to one inside of it.</summary>
    public IEnumerable<CodeNode> Own()
    {
        foreach (var child in Children.Where(child => child.Kind is not (NodeKind.Function or NodeKind.Lambda or NodeKind.Type)))
        {
            yield return child;
            foreach (var inner in child.Own())
                yield return inner;
        }
    }
}
