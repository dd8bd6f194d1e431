using Maestro.Analysis.Code;

namespace Maestro.Analysis.Refactoring.Extracts;

/// <summary>Finds where a function gives values to names; functions inside of it are left out.</summary>
internal static class Bindings
{
    public static List<Binding> Of(CodeText code, CodeNode function)
    {
        var skipped = function.Children.SelectMany(child => child.All()).Where(node => node.IsFunction || node.Kind is NodeKind.Type).ToList();
        var found = Parameters(code, function);
        for (var i = function.HeadEnd; i < function.End; i++)
        {
            if (skipped.Find(node => node.Start == i && node.End > i) is { } inner)
            {
                if (code.IsPython || code.IsScript)
                    found.AddRange(inner.Name.Length > 0 ? [new Binding(inner.Name, i, true, null)] : []);
                i = inner.End - 1;
            }
            else if (code.IsWord(i) && !NameUses.IsMember(code, i))
            {
                found.AddRange(
                    code.Language switch { "Python" => Python(code, i), "Go" => Go(code, i), _ when code.IsScript => Script(code, i), _ => Typed(code, i) });
            }
        }

        return found;
    }

    private static List<Binding> Parameters(CodeText code, CodeNode function)
    {
        var found = new List<Binding>();
        if (code.IsPython && code.IsWord(function.HeadStart))
            found.AddRange(
                code.IsAnyWord(function.HeadStart, ["self", "cls"]) ? [new Binding(code.Word(function.HeadStart), function.HeadStart, true, null)] : []);
        if (code.Language is "Go" && code.IsWord(function.Start, "func") && code.Opens(function.Start + 1) && code.IsWord(code.PairOf(function.Start + 1) + 1))
            found.Add(new Binding(code.Word(function.Start + 2), function.Start + 2, true, code.Span(function.Start + 3, code.PairOf(function.Start + 1)).ToString()));
        foreach (var (start, end) in Enumerable.Reverse(FunctionMetrics.ParametersOf(code, function)))
            Parameter(code, start, end, found);
        if (code.Language is "Go")
            SpreadTypes(found);
        return found;
    }

    private static void Parameter(CodeText code, int start, int end, List<Binding> found)
    {
        if (code.IsPython || code.IsScript)
        {
            while (code.Is(start, '*') || code.Is(start, '.'))
                start++;
            if (!code.IsWord(start))
            {
                found.AddRange(Enumerable.Range(start, end - start).Where(code.IsWord).Select(i => new Binding(code.Word(i), i, true, null)));
                return;
            }

            while (code.IsAnyWord(start, ["private", "public", "protected", "readonly"]) && code.IsWord(start + 1))
                start++;
            var colon = code.Is(start + 1, '?') ? start + 2 : start + 1;
            var type = code.Is(colon, ':') ? code.Span(colon + 1, ValueOf(code, colon, end)).ToString() + (colon > start + 1 ? " | undefined" : "") : null;
            found.Add(new Binding(code.Word(start), start, true, type));
        }
        else if (code.Language is "Go")
        {
            found.Add(new Binding(code.Word(start), start, true, end > start + 1 && !code.Is(start + 1, '.') ? code.Span(start + 1, end).ToString() : null));
        }
        else
        {
            var name = ValueOf(code, start, end) - 1;
            while (code.IsAnyWord(start, ["this", "in", "final", "params"]) || (code.Is(start, '@') && code.IsWord(start + 1)))
                start += code.Is(start, '@') ? 2 : 1;
            var isByReference = code.IsAnyWord(start, ["ref", "out"]) || code.Is(start, '[');
            found.Add(new Binding(code.Word(name), name, true, isByReference || name <= start ? null : code.Span(start, name).ToString()));
        }
    }

    /// <summary>In Go several names may share the type of the last one: <c>a, b int</c>. The list is in reverse order.</summary>
    private static void SpreadTypes(List<Binding> found)
    {
        for (var i = 1; i < found.Count; i++)
            if (found[i].Type is null && found[i - 1].Type is { } type)
                found[i] = found[i] with { Type = type };
    }

    private static int ValueOf(CodeText code, int start, int end)
    {
        for (var i = start; i < end; i++)
            if (code.Is(i, '=') && !code.IsPair(i, '=', '>'))
                return i;
            else if (code.Opens(i))
                i = code.PairOf(i);
        return end;
    }

    private static IEnumerable<Binding> Python(CodeText code, int i)
    {
        if (code.IsAnyWord(i - 1, ["as", "import", "def", "class"]) || code.IsPair(i + 1, ':', '='))
            return [new Binding(code.Word(i), i, true, null)];
        if (code.IsAnyWord(i, ["for"]) && code[i].StartsLine | code.IsWord(i - 1, "async"))
            return Targets(code, i + 1, word => code.IsWord(word, "in"));
        if (code[i].StartsLine || code.Is(i - 1, ';') || code.Is(i - 1, ':'))
            return Assigned(code, i);
        return [];
    }

    private static IEnumerable<Binding> Assigned(CodeText code, int start)
    {
        for (var i = start; i < code.Count && (i == start || !code[i].StartsLine); i++)
        {
            if (code.IsAssignment(i))
            {
                var isPlain = code[i - 1].Start + code[i - 1].Length < code[i].Start || code.IsWord(i - 1) || code.Is(i - 1, ']') || code.Is(i - 1, ')');
                return Targets(code, start, word => word >= i || (code.Is(word, ':') && !code.IsPair(word, ':', '=')))
                    .Select(target => target with { IsPlain = isPlain });
            }

            if (code.Opens(i))
                i = code.PairOf(i);
        }

        return [];
    }

    /// <summary>Names that a list of targets gives values to; <c>a.b</c> and <c>a[0]</c> are none.</summary>
    private static List<Binding> Targets(CodeText code, int start, Func<int, bool> isEnd)
    {
        var found = new List<Binding>();
        for (var i = start; i < code.Count && !isEnd(i); i++)
            if (code.IsWord(i) && !code.Is(i + 1, '.') && !code.Is(i + 1, '[') && !code.Is(i + 1, '(') && !NameUses.IsMember(code, i))
                found.Add(new Binding(code.Word(i), i, true, null));
            else if (code.Is(i, '[') && code.IsWord(i - 1))
                i = code.PairOf(i);
        return found;
    }

    private static IEnumerable<Binding> Go(CodeText code, int i)
    {
        if (code.IsWord(i, "var") && code.IsWord(i + 1))
            return [new Binding(code.Word(i + 1), i + 1, true, code.IsAssignment(i + 2) ? Values.TypeOf(code, i + 3) : code.Span(i + 2, EndOfLine(code, i + 2)).ToString().Split('=')[0].Trim())];
        var last = i;
        while (code.Is(last + 1, ',') && code.IsWord(last + 2) && !code.Is(last + 3, '.'))
            last += 2;
        var isDeclared = code.IsPair(last + 1, ':', '=');
        var isFirst = !code.Is(i - 1, ',');
        if (isDeclared && isFirst)
            return Enumerable.Range(0, ((last - i) / 2) + 1).Select(n => new Binding(code.Word(i + (2 * n)), i + (2 * n), true, last == i ? Values.TypeOf(code, last + 3) : code.IsWord(i + (2 * n), "err") ? "error" : null)).Where(binding => binding.Name != "_");
        return Changed(code, i, last);
    }

    private static int EndOfLine(CodeText code, int from)
    {
        var end = from;
        while (end < code.Count && !code[end].StartsLine && !code.Is(end, ';'))
            end = code.Opens(end) ? code.PairOf(end) + 1 : end + 1;
        return end;
    }

    private static IEnumerable<Binding> Script(CodeText code, int i)
    {
        if (code.IsAnyWord(i - 1, ["const", "let", "var"]))
        {
            var type = code.Is(i + 1, ':') ? code.Span(i + 2, ValueOf(code, i + 2, EndOfLine(code, i + 2))).ToString() : code.IsAssignment(i + 1) ? Values.TypeOf(code, i + 2) : null;
            return [new Binding(code.Word(i), i, true, type, Word: code.Word(i - 1))];
        }

        if (code.IsAnyWord(i, ["const", "let", "var"]) && code.Opens(i + 1))
            return Enumerable.Range(i + 2, code.PairOf(i + 1) - i - 2).Where(j => code.IsWord(j) && !code.Is(j + 1, ':'))
                .Select(j => new Binding(code.Word(j), j, true, null, Word: code.Word(i)));
        if (code.IsWord(i, "catch") && code.Is(i + 1, '(') && code.IsWord(i + 2))
            return [new Binding(code.Word(i + 2), i + 2, true, null)];
        return Changed(code, i, i);
    }

    private static IEnumerable<Binding> Typed(CodeText code, int i)
    {
        if (code.IsWord(i - 1, "out") && (code.Is(i + 1, ',') || code.Is(i + 1, ')')))
            return [new Binding(code.Word(i), i, false, null)];
        var isName = code.IsAssignment(i + 1) || code.Is(i + 1, ';') || code.IsWord(i + 1, "in") || code.Is(i + 1, ':') || code.Is(i + 1, ',')
            || code.Is(i + 1, ')');
        var isTyped = code.IsWord(i - 1) ? !code.IsAnyWord(i - 1, ["return", "new", "throw", "await", "in", "is", "as", "else", "out", "ref", "case", "yield", "goto", "not", "and", "or", "when", "params", "do"])
            : code.Is(i - 1, '>') ? !code.IsPair(i - 2, '=', '>') && code[i - 1].Start + 1 < code[i].Start && IsTypeEnd(code, i - 1) : (code.Is(i - 1, ']') || code.Is(i - 1, '?')) && code.IsWord(TypeStart(code, i - 1));
        if (!isName || !isTyped)
            return Changed(code, i, i);
        var start = TypeStart(code, i - 1);
        var type = code.Span(start, i).ToString();
        if (type is "var")
            type = code.IsAssignment(i + 1) ? Values.TypeOf(code, i + 2) : null;
        return [new Binding(code.Word(i), i, true, type)];
    }

    private static bool IsTypeEnd(CodeText code, int close) => TypeStart(code, close) < close && code.IsWord(TypeStart(code, close));

    /// <summary>Where a type that ends at a token begins: <c>List&lt;int&gt;[]</c>, <c>A.B?</c>.</summary>
    private static int TypeStart(CodeText code, int last)
    {
        var i = last;
        while (i > 0 && (code.Is(i, '?') || code.Is(i, ']')))
            i = code.Is(i, ']') ? code.PairOf(i) - 1 : i - 1;
        if (code.Is(i, '>'))
        {
            var depth = 0;
            for (; i > 0 && !code.Is(i, ';') && !code.Is(i, '{'); i--)
            {
                depth += code.Is(i, '>') ? 1 : code.Is(i, '<') ? -1 : 0;
                if (depth == 0)
                    break;
            }

            i--;
        }

        while (code.Is(i - 1, '.') && code.IsWord(i - 2))
            i -= 2;
        return i;
    }

    /// <summary>A value for names that are there already, the first of which stands at <paramref name="i"/>.</summary>
    private static IEnumerable<Binding> Changed(CodeText code, int i, int last)
    {
        var isStep = code.IsPair(i + 1, '+', '+') || code.IsPair(i + 1, '-', '-') || code.IsPair(i - 2, '+', '+') || code.IsPair(i - 2, '-', '-');
        var isCompound = !isStep && last == i && code[i + 1].Kind is Source.TokenKind.Mark && !code.Is(i + 1, '=') && (code.IsAssignment(i + 2) && code[i + 2].Start == code[i + 1].Start + 1 || (code.IsAssignment(i + 3) && code[i + 3].Start == code[i + 1].Start + 2 && code[i + 1].First == code[i + 2].First)) && !code.Is(i + 1, '.') && !code.Is(i + 1, ')') && !code.Is(i + 1, ':');
        if (isStep || isCompound)
            return [new Binding(code.Word(i), i, false, null, IsPlain: false)];
        if (!code.IsAssignment(last + 1))
            return [];
        return Enumerable.Range(0, ((last - i) / 2) + 1).Select(n => new Binding(code.Word(i + (2 * n)), i + (2 * n), false, null));
    }
}
