using Maestro.Analysis.Code;
using Maestro.Analysis.Source;

namespace Maestro.Analysis.Refactoring.Extracts;

/// <summary>Tells the type of a value where it is plain to see: literals, new objects, casts.</summary>
internal static class Values
{
    public static string? TypeOf(CodeText code, int at)
    {
        var isAlone = IsEnd(code, at + 1);
        return code.Language switch
        {
            "Go" => Go(code, at, isAlone),
            _ when code.IsWord(at, "new") && code.IsWord(at + 1) => Created(code, at + 1),
            _ when !isAlone => null,
            _ when code.IsAnyWord(at, ["true", "false"]) => code.IsScript || code.Language is "Java" ? "boolean" : "bool",
            _ when code.IsText(at) => code.IsScript ? "string" : code[at].First == '\'' ? "char" : code.Language is "Java" ? "String" : "string",
            _ when code[at].Kind is TokenKind.Number => code.IsScript ? "number" : code.Word(at).All(char.IsAsciiDigit) ? "int" : null,
            _ => null,
        };
    }

    private static string? Go(CodeText code, int at, bool isAlone)
    {
        if (code.IsText(at) && isAlone)
            return code[at].First == '\'' ? "rune" : "string";
        if (code[at].Kind is TokenKind.Number && isAlone)
            return code.Word(at).All(char.IsAsciiDigit) ? "int" : code.Word(at).Contains('.', StringComparison.Ordinal) ? "float64" : null;
        if (code.IsAnyWord(at, ["true", "false"]) && isAlone)
            return "bool";
        if (code.IsWord(at, "make") && code.Opens(at + 1))
        {
            var end = at + 2;
            while (end < code.PairOf(at + 1) && !code.Is(end, ','))
                end = code.Opens(end) ? code.PairOf(end) + 1 : end + 1;
            return code.Span(at + 2, end).ToString();
        }

        var start = code.Is(at, '&') ? at + 1 : at;
        var open = start;
        while (code.IsWord(open) || code.Is(open, '.') || code.Is(open, '*') || (code.Is(open, '[') && code.Opens(open)))
            open = code.Is(open, '[') ? code.PairOf(open) + 1 : open + 1;
        if (open > start && code.Is(open, '{') && code.Opens(open) && IsEnd(code, code.PairOf(open) + 1))
            return $"{(start > at ? "*" : "")}{code.Span(start, open)}";
        return null;
    }

    /// <summary>The type behind <c>new</c>, where nothing is called on the object.</summary>
    private static string? Created(CodeText code, int start)
    {
        var end = start;
        while (code.IsWord(end) || code.Is(end, '.') || code.Is(end, '<') || code.Is(end, '>') || code.Is(end, ',') || code.Is(end, '?')
            || (code.Is(end, '[') && code.Is(end + 1, ']')) || code.Is(end, ']'))
            end++;
        if (!code.Opens(end))
            return null;
        var after = code.PairOf(end) + 1;
        if (code.Is(after, '{') && code.Opens(after))
            after = code.PairOf(after) + 1;
        return IsEnd(code, after) ? code.Span(start, end).ToString() : null;
    }

    private static bool IsEnd(CodeText code, int i) =>
        i >= code.Count || code.Is(i, ';') || code.Is(i, ')') || (code[i].StartsLine && code[i].Kind is TokenKind.Word || code.Is(i, '}'));
}
