using Maestro.Analysis.Code;

namespace Maestro.Analysis.Mutation;

/// <summary>Statements that are left out: calls, assignments, counting, and the error that guards a function.</summary>
internal static class RemovalMutants
{
    private const int MostLines = 3;

    private static readonly string[] Kept =
    [
        "return", "var", "let", "const", "break", "continue", "goto", "yield", "super", "base", "pass", "del", "global", "nonlocal", "assert", "type",
            "defer", "go", "case", "default", "func",
        "function", "def", "class", "static", "public", "private", "protected", "internal", "final", "lateinit", "if", "else", "while", "for", "do",
            "switch", "match", "try", "catch", "new", "delete",
        "panic", "unreachable", "fallthrough", "t",
    ];

    public static IEnumerable<Replacement> Find(RunningCode code)
    {
        foreach (var node in code.Nodes.Where(node => node.Kind is NodeKind.Statement && node.Children.Count == 0 && node.End > node.Start + 1
            && node.Parent is { Kind: not NodeKind.Switch }))
        {
            var first = code.Code.IsWord(node.Start, "await") ? node.Start + 1 : node.Start;
            var isGuard = code.Code.IsAnyWord(node.Start, ["throw", "raise"]) && IsGuarded(node);
            if (!code.Code.IsWord(first) || code.Code[node.End - 1].Line - code.Code[node.Start].Line >= MostLines
                || !(isGuard || DoesSomething(code.Code, first, node.End)))
                continue;
            yield return code.Replace("removed", node.Start, node.End - 1, code.Code.IsPython ? "pass" : code.Code.IsScript && !code.Code.Is(node.End, ';')
                ? ";" : "");
        }
    }

    private static bool IsGuarded(CodeNode node) => node.Parent is { Kind: NodeKind.If } || node.Parent is { Kind: NodeKind.Block, Parent.Kind: NodeKind.If };

    /// <summary>A call, an assignment to what is there already, or counting.</summary>
    private static bool DoesSomething(CodeText code, int first, int end)
    {
        if (code.IsAnyWord(first, Kept))
            return false;
        var target = first;
        while (target < end && (code.IsWord(target) || code.Is(target, '.') || code.Is(target, '?') || code.Is(target, '!') || code.Is(target, ':')
            || code.Opens(target)))
        {
            if (code.IsWord(target) && code.IsWord(target + 1))
                return false;
            target = code.Opens(target) ? code.PairOf(target) + 1 : target + 1;
        }

        if (target >= end)
            return code.Is(end - 1, ')') && !code.Is(first + 1, '!');
        var isCounting = target == end - 2 && (code.IsPair(target, '+', '+') || code.IsPair(target, '-', '-'));
        var isCompound = code.Is(target + 1, '=') && code[target + 1].Start == code[target].Start + 1
            && code[target].First is '+' or '-' or '*' or '/' or '%' or '|' or '&';
        return isCounting || isCompound || (code.IsAssignment(target) && !code.Is(target - 1, ':') && (!code.IsPython || target > first + 1));
    }
}
