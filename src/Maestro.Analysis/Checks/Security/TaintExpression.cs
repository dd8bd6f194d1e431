using Maestro.Analysis.Code;

namespace Maestro.Analysis.Checks.Security;

/// <summary>Works out what an expression stands for.</summary>
internal sealed class TaintExpression(CodeText code, TaintValues values)
{
    private const int Deepest = 24;

    public TextPattern Of(int start, int end, int depth = 0)
    {
        if (depth > Deepest || start >= end)
            return TextPattern.Constant;
        if (Choice(start, end, depth) is { } choice)
            return choice;
        var text = TextPattern.Constant;
        for (var i = start; i < end; i++)
        {
            if (code.IsPair(i, '=', '=') || code.IsPair(i, '!', '='))
                return TextPattern.Constant;
            if (code.IsText(i))
                text = text.Then(Literal(i, depth));
            else if (code.IsWord(i))
                text = text.Then(Chain(ref i, end, depth));
            else if (code.Is(i, '%') && code.IsPython && i > start)
                return TextFormat.Percent(text, Of(i + 1, end, depth + 1));
            else if (code.Opens(i))
                text = text.Then(Group(ref i, end, depth));
        }

        return text;
    }

    /// <summary>Of a choice between two values both may come; what decides does not.</summary>
    private TextPattern? Choice(int start, int end, int depth)
    {
        var (question, first) = (-1, -1);
        for (var i = start; i < end; i++)
        {
            if (code.Is(i, '?') && !code.Is(i + 1, '.') && !code.Is(i + 1, '?') && !code.Is(i - 1, '?') && !code.Is(i + 1, '[') && question < 0)
                question = i;
            else if (code.Is(i, ':') && question > 0)
                return Of(question + 1, i, depth + 1).Then(Of(i + 1, end, depth + 1));
            else if (code.IsPython && code.IsWord(i, "if") && first < 0)
                first = i;
            else if (code.IsPython && code.IsWord(i, "else") && first > 0)
                return Of(start, first, depth + 1).Then(Of(i + 1, end, depth + 1));
            else if (code.IsPython && code.IsWord(i, "for") && i > start)
                return Comprehension(start, i, end, depth);
            if (code.Opens(i))
                i = code.PairOf(i);
        }

        return null;
    }

    private TextPattern Comprehension(int start, int keyword, int end, int depth)
    {
        var over = keyword;
        while (over < end && !code.IsWord(over, "in"))
            over++;
        var inner = values.Copy();
        for (var i = keyword + 1; i < over; i++)
            if (code.IsWord(i))
                inner.Set(code.Word(i), Of(over + 1, end, depth + 1).Holes(), null);
        return new TaintExpression(code, inner).Of(start, keyword, depth + 1);
    }

    private TextPattern Group(ref int i, int end, int depth)
    {
        var open = i;
        i = Math.Min(code.PairOf(i), end - 1);
        var inside = Of(open + 1, i, depth + 1);
        return Calls(ref i, end, inside, "", depth);
    }

    private TextPattern Literal(int i, int depth)
    {
        var text = code.Slice(i).ToString();
        var prefix = code.PrefixOf(i);
        var isFormat = code.IsPython ? prefix.Contains('f', StringComparison.Ordinal) : prefix.Contains('$', StringComparison.Ordinal);
        if (code.IsScript && code[i].First == '`')
            return TextFormat.Holes(text, "${", hole => OfText(hole, depth));
        return isFormat ? TextFormat.Holes(text, "{", hole => OfText(hole, depth)) : new TextPattern(text);
    }

    private TextPattern OfText(string hole, int depth)
    {
        // In a format what follows the colon is how it is written: {price:.2f}.
        var inner = code.Inside(hole);
        return new TaintExpression(inner, values).Of(0, TextFormat.ExpressionEnd(inner), depth + 1);
    }

    /// <summary>A name with what follows it: members, calls, indexes.</summary>
    private TextPattern Chain(ref int i, int end, int depth)
    {
        if (code.IsAnyWord(i, ["await", "new", "not", "typeof", "in", "is", "and", "or", "as", "lambda", "return", "ref", "out", "const", "f", "rb", "fr",
            "rf", "b", "r", "u"])
            && (code.IsWord(i + 1) || code.IsText(i + 1)))
            return TextPattern.Constant;
        var path = code.Word(i);
        var value = values.Of(path) ?? Named(path);
        return Calls(ref i, end, value, path, depth);
    }

    private static TextPattern Named(string name) =>
        name is "True" or "False" or "None" or "null" or "true" or "false" or "nil" or "undefined"
            || (name.Length > 1 && !name.Any(char.IsLower) && name[0] != '$')
            ? TextPattern.Constant
            : TextPattern.Of(Origin.Unknown);

    private TextPattern Calls(ref int i, int end, TextPattern value, string path, int depth)
    {
        value = Sourced(path, value);
        while (i + 1 < end)
        {
            var next = i + 1;
            if ((code.Is(next, '?') || code.Is(next, '!')) && code.Is(next + 1, '.'))
                next++;
            if ((code.Is(next, '.') && code.IsWord(next + 1)) || code.IsPair(next, ':', ':') || (code.IsPair(next, '-', '>') && code.IsWord(next + 2)))
            {
                i = code.Is(next, '.') ? next + 1 : next + 2;
                path = $"{path}.{code.Word(i)}";
                value = Sourced(path, values.Of(path) ?? value);
            }
            else if (code.Is(next, '(') && code.Opens(next))
            {
                value = Call(path, value, next, depth);
                i = code.PairOf(next);
            }
            else if (code.Is(next, '[') && code.Opens(next))
            {
                i = code.PairOf(next);
            }
            else
            {
                break;
            }
        }

        return value;
    }

    private static TextPattern Sourced(string path, TextPattern value) =>
        TaintNames.Source(path) is { } origin && path.Length > 0 ? TextPattern.Of(origin) : value;

    private TextPattern Call(string path, TextPattern on, int open, int depth)
    {
        if (TaintNames.Source(path) is { } origin)
            return TextPattern.Of(origin);
        if (TaintNames.IsNumber(path))
            return TextPattern.Constant;
        var arguments = CodeCall.ArgumentsOf(code, open);
        TextPattern Argument(int index) => Of(arguments[index].Start, arguments[index].End, depth + 1);
        var all = Enumerable.Range(0, arguments.Count).Aggregate(TextPattern.Constant, (text, index) => text.Then(Argument(index)));
        if (TaintNames.SafeFor(path) is var safe && safe != Safe.No)
            return all.Then(path.Contains('.', StringComparison.Ordinal) ? TextPattern.Constant : on.Holes()).Holes().With(safe);
        var name = path[(path.LastIndexOf('.') + 1)..];
        if (name is "Sprintf" or "Format" or "format" or "sprintf" or "formatted" && arguments.Count > 0)
            return name is "format" && path.Contains('.', StringComparison.Ordinal) && !path.StartsWith("String", StringComparison.Ordinal)
                ? TextFormat.Braces(on, all)
                : TextFormat.Placeholders(Argument(0), Enumerable.Range(1, arguments.Count - 1)
                    .Aggregate(TextPattern.Constant, (text, index) => text.Then(Argument(index))));
        if (name == "format" || (path.Length == 0 && arguments.Count == 0))
            return on;
        return TaintNames.PassesOn(path) ? (path.Contains('.', StringComparison.Ordinal) && values.Of(path.Split('.')[0]) is null && !on.IsBuilt ? all
            : on.Then(all)) : Result(on, path);
    }

    /// <summary>Of other calls nothing is known; what they give back of a request is taken for checked.</summary>
    private static TextPattern Result(TextPattern on, string path) => path.Length == 0 ? on : TextPattern.Of(Origin.Unknown);
}
