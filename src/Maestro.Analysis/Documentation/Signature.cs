using Maestro.Analysis.Code;
using Maestro.Analysis.Source;

namespace Maestro.Analysis.Documentation;

/// <summary>The parameters of a declaration, read from its tokens.</summary>
/// <param name="Names">Null when they cannot be told: patterns, or no list of parameters.</param>
/// <param name="TakesMore">Whether names that are not listed can be passed: <c>**options</c>.</param>
internal sealed record Signature(IReadOnlyList<string>? Names, bool TakesMore)
{
    private const int Farthest = 60;

    private static readonly Signature Unknown = new(null, false);

    /// <param name="symbols">Of the same file: a class of Python takes what its <c>__init__</c> takes.</param>
    public static Signature Of(CodeText code, Symbol symbol, IReadOnlyList<Symbol> symbols)
    {
        var declared = symbol;
        if (code.Language is "Python" && symbol.Kind is SymbolKind.Type)
        {
            if (symbols.FirstOrDefault(member => member.Name == "__init__" && member.Container == symbol.Name) is not { } constructor)
                return Unknown;
            declared = constructor;
        }

        var name = Enumerable.Range(0, code.Count).FirstOrDefault(i => code[i].Line == declared.Line && code.IsWord(i, declared.Name), -1);
        var open = name < 0 ? -1 : Bracket(code, name + 1, declared.Kind is SymbolKind.Type);
        if (open < 0)
            return Unknown;
        var head = new CodeNode(NodeKind.Function, name, null) { HeadStart = open + 1, HeadEnd = code.PairOf(open) };
        var names = FunctionMetrics.ParametersOf(code, head).Select(range => NameOf(code, range.Start, range.End)).ToList();
        var takesMore = code.IsPython && Enumerable.Range(head.HeadStart, Math.Max(0, head.HeadEnd - head.HeadStart)).Any(i => code.IsPair(i, '*', '*'));
        return names.Contains(null) ? Unknown : new Signature([.. names.OfType<string>()], takesMore);
    }

    /// <summary>Where the list of parameters opens; -1 when none follows.</summary>
    private static int Bracket(CodeText code, int from, bool isType)
    {
        var depth = 0;
        for (var i = from; i < from + Farthest && i < code.Count; i++)
        {
            depth += code.Is(i, '<') ? 1 : code.Is(i, '>') ? -1 : 0;
            if (code.Is(i, '(') && depth <= 0)
                return code.Opens(i) ? i : -1;
            var isFunction = code.IsScript && (code.Is(i, '=') || code.Is(i, ':') || code.IsAnyWord(i, ["function", "async"]) || (code.IsWord(i)
                && code.IsWord(i - 1, "function")));
            if (depth == 0 && !isFunction && !code.Is(i, '>') && (isType || !code.Is(i, '[')))
                return -1;
        }

        return -1;
    }

    private static string? NameOf(CodeText code, int start, int end)
    {
        while (start < end && (code.Is(start, '*') || code.Is(start, '.') || code.Is(start, '&') || code.Is(start, '@')))
            start += code.Is(start, '@') ? 2 : 1;
        if (code.Language is "C#" or "Java")
        {
            var last = -1;
            for (var i = start; i < end && !code.Is(i, '='); i++)
            {
                if (code.IsWord(i))
                    last = i;
                if (code.Opens(i))
                    i = code.PairOf(i);
            }

            return last < 0 ? null : code.Word(last);
        }

        while (code.IsAnyWord(start, ["public", "private", "protected", "readonly", "override", "mut", "ref"]) && code.IsWord(start + 1))
            start++;
        return start < end && code.IsWord(start) ? code.Word(start) : null;
    }
}
