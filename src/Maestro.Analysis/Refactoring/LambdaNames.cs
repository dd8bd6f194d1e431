using Maestro.Analysis.Code;

namespace Maestro.Analysis.Refactoring;

/// <summary>Names that functions within expressions declare for themselves: <c>x => x + 1</c>, <c>lambda x: x</c>, <c>[x for x in list]</c>.</summary>
internal static class LambdaNames
{
    public static HashSet<string> In(CodeText code, int start, int end)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        for (var i = start; i < end; i++)
        {
            var (from, to) = code.IsArrow(i) ? (code.Is(i - 1, ')') ? code.PairOf(i - 1) : i - 1, i)
                : code.IsPython && code.IsWord(i, "lambda") ? (i + 1, Until(code, i, end, ":", ':'))
                : code.IsPython && code.IsWord(i, "for") ? (i + 1, Until(code, i, end, "in", '\0'))
                : (i, i);
            found.UnionWith(Enumerable.Range(from, to - from).Where(code.IsWord).Select(code.Word));
        }

        return found;
    }

    private static int Until(CodeText code, int from, int end, string word, char mark)
    {
        var i = from + 1;
        while (i < end && !code.IsWord(i, word) && !code.Is(i, mark))
            i++;
        return i;
    }
}
