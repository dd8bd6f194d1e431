namespace Maestro.Analysis.Code;

/// <summary>What can be counted of one function; inner functions with a name count for themselves.</summary>
/// <param name="Cyclomatic">Independent ways through it.</param>
/// <param name="Cognitive">How hard it is to follow: breaks in the flow, more the deeper they are nested.</param>
/// <param name="Nesting">The deepest level of branches and loops inside each other.</param>
/// <param name="Lines">Lines that hold code.</param>
internal sealed record FunctionMetrics(int Cyclomatic, int Cognitive, int Nesting, int Lines, int Parameters)
{
    public static FunctionMetrics Of(CodeText code, CodeNode function)
    {
        var counter = new Counter(code);
        counter.Count(function, 0);
        counter.Operators(function);
        return new FunctionMetrics(counter.Cyclomatic, counter.Cognitive, counter.Nesting, LinesOf(code, function), ParametersOf(code, function).Count);
    }

    /// <summary>The token ranges of the parameters; a receiver that the caller does not write is left out.</summary>
    public static List<(int Start, int End)> ParametersOf(CodeText code, CodeNode function)
    {
        var found = new List<(int Start, int End)>();
        var (start, depth) = (function.HeadStart, 0);
        for (var i = start; i <= function.HeadEnd; i++)
        {
            if (i == function.HeadEnd || (depth == 0 && code.Is(i, ',')))
            {
                if (i > start && !code.IsAnyWord(start, ["self", "cls", "this"]) && !(code.Is(start, '&') && code.IsAnyWord(i - 1, ["self"]))
                    && !IsMarker(code, start, i))
                    found.Add((start, i));
                start = i + 1;
            }
            else if (code.Opens(i))
            {
                i = code.PairOf(i);
            }
            else if (code.Is(i, '<') || code.Is(i, '>'))
            {
                depth = Math.Max(0, depth + (code.Is(i, '<') ? 1 : code.IsPair(i - 1, '=', '>') || code.IsPair(i - 1, '-', '>') ? 0 : -1));
            }
        }

        return found;
    }

    /// <summary>A lone <c>*</c> or <c>/</c> among the parameters of Python.</summary>
    private static bool IsMarker(CodeText code, int start, int end) => end == start + 1
        && (code.Is(start, '*') || code.Is(start, '/') || code.IsWord(start, "void"));

    private static int LinesOf(CodeText code, CodeNode function)
    {
        var (lines, last) = (0, -1);
        for (var i = function.Start; i < function.End; i++)
        {
            if (code[i].Line == last)
                continue;
            lines++;
            last = code[i].Line;
        }

        return lines;
    }

    private sealed class Counter(CodeText code)
    {
        public int Cyclomatic { get; private set; } = 1;

        public int Cognitive { get; private set; }

        public int Nesting { get; private set; }

        public void Count(CodeNode node, int level)
        {
            foreach (var child in node.Children.Where(child => child.Kind is not (NodeKind.Function or NodeKind.Type or NodeKind.Lambda)))
            {
                Cyclomatic += child.Kind switch
                {
                    NodeKind.If or NodeKind.Loop or NodeKind.Catch => 1,
                    NodeKind.Case when !child.IsChained => 1,
                    _ => 0,
                };
                var isFlow = child.Kind is NodeKind.If or NodeKind.Loop or NodeKind.Switch or NodeKind.Catch or NodeKind.Else;
                var continues = child.IsChained || child.Kind is NodeKind.Else;
                Cognitive += !isFlow ? 0 : continues ? 1 : 1 + level;
                var deeper = isFlow ? (continues ? Math.Max(1, level) : level + 1) : level;
                Nesting = Math.Max(Nesting, deeper);
                Count(child, continues ? level + 1 : deeper);
            }
        }

        /// <summary>Conditions joined by <c>and</c> and <c>or</c>, and conditional expressions.</summary>
        public void Operators(CodeNode function)
        {
            var inner = function.Children.SelectMany(child => child.All()).Where(node => node.IsFunction)
                .GroupBy(node => node.Start).ToDictionary(nodes => nodes.Key, nodes => nodes.Max(node => node.End));
            var last = "";
            for (var i = function.Start; i < function.End; i++)
            {
                if (inner.TryGetValue(i, out var end) && end > i)
                {
                    i = end - 1;
                    continue;
                }

                var joined = JoinAt(i);
                if (joined is not null)
                {
                    Cyclomatic++;
                    Cognitive += joined == last ? 0 : 1;
                    last = joined;
                }
                else if (code.Is(i, ';') || code[i].StartsLine)
                {
                    last = code[i].StartsLine && JoinAt(i) is null && !code.Is(i - 1, '&') && !code.Is(i - 1, '|') ? "" : last;
                }
            }
        }

        private string? JoinAt(int i) =>
            code.IsPair(i, '&', '&') && !code.Is(i + 2, '&') ? "and" : code.IsPair(i, '|', '|') ? "or"
            : code.IsPython && code.IsAnyWord(i, ["and", "or"]) ? code.Word(i) : null;
    }
}
