using Maestro.Analysis.Code;

namespace Maestro.Analysis.Mutation;

/// <summary>Operators that become their neighbour: comparisons, boundaries, and/or, arithmetic.</summary>
internal static class OperatorMutants
{
    private const string Marks = "<>=!&|+-*/%^~?:";

    public static IEnumerable<Replacement> Find(RunningCode code)
    {
        for (var i = 0; i < code.Code.Count; i++)
        {
            if (!code.Runs(i))
                continue;
            if (code.Code.IsPython && code.Code.IsWord(i) && Word(code.Code, i) is { } word)
                yield return code.Replace(word.Kind, i, i + word.Extra, word.With);
            var length = Glued(code.Code, i);
            if (length > 0 && Other(code, i, length) is { } other && IsBinary(code, i, length, other.Kind))
                yield return code.Replace(other.Kind, i, i + length - 1, other.With);
            i += Math.Max(0, length - 1);
        }
    }

    /// <summary>How many marks from here on stand together as one operator.</summary>
    private static int Glued(CodeText code, int i)
    {
        var length = 0;
        while (code[i + length] is { Kind: Source.TokenKind.Mark } mark && Marks.Contains(mark.First, StringComparison.Ordinal)
            && (length == 0 || mark.Start == code[i + length - 1].Start + 1))
            length++;
        return length;
    }

    private static (string Kind, string With)? Other(RunningCode code, int i, int length)
    {
        var text = code.Code.Text.AsSpan(code.Code[i].Start, length);
        return text switch
        {
            "<" => ("boundary", "<="),
            "<=" => ("boundary", "<"),
            ">" => ("boundary", ">="),
            ">=" => ("boundary", ">"),
            "==" => ("comparison", "!="),
            "!=" => ("comparison", "=="),
            "===" => ("comparison", "!=="),
            "!==" => ("comparison", "==="),
            "&&" => ("boolean", "||"),
            "||" => ("boolean", "&&"),
            "+" => ("arithmetic", "-"),
            "-" => ("arithmetic", "+"),
            "*" or "%" or "//" => ("arithmetic", text is "*" ? "/" : "*"),
            "/" or "**" => ("arithmetic", "*"),
            "+=" => ("arithmetic", "-="),
            "-=" => ("arithmetic", "+="),
            "*=" => ("arithmetic", "/="),
            "/=" => ("arithmetic", "*="),
            _ => null,
        };
    }

    private static (string Kind, string With, int Extra)? Word(CodeText code, int i) => code.Slice(i) switch
    {
        "and" => ("boolean", "or", 0),
        "or" => ("boolean", "and", 0),
        "is" when code.IsWord(i + 1, "not") => ("comparison", "is", 1),
        "is" => ("comparison", "is not", 0),
        "not" when code.IsWord(i + 1, "in") => ("comparison", "in", 1),
        _ => null,
    };

    /// <summary>Between two values; not a sign, a pointer, a type argument or a join of texts.</summary>
    private static bool IsBinary(RunningCode code, int i, int length, string kind)
    {
        var (text, before, after) = (code.Code, i - 1, i + length);
        var isText = text.IsText(before) || text.IsText(after);
        if (!(code.EndsOperand(before) || text.IsText(before)) || text.Is(after, ')') || text.Is(after, ']') || text.Is(after, ',')
            || (kind is "arithmetic" && isText))
            return false;
        var spaceBefore = code.EndOf(before) < text[i].Start;
        var spaceAfter = text[i].Start + length < code.StartOf(after);
        if (spaceBefore != spaceAfter || text.IsAnyWord(before - 1, ["dyn", "impl"]) || IsBound(text, i, after))
            return false;
        return spaceBefore || text[i].First is not ('<' or '>') || length > 1 || !HasTypeArguments(text);
    }

    /// <summary>The <c>+</c> between two traits of Rust.</summary>
    private static bool IsBound(CodeText code, int i, int after) => code.Language is "Rust" && code.Is(i, '+') && code.IsWord(after)
        && char.IsUpper(code[after].First)
        && !code.Is(after + 1, '(') && !code.Is(after + 1, ':') && !code.Is(after + 1, '{');

    private static bool HasTypeArguments(CodeText code) => !(code.IsPython || code.Language is "Go"
        || (code.Language is "JavaScript" && !code.Path.EndsWith("sx", StringComparison.Ordinal)));
}
