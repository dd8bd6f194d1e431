using Maestro.Analysis.Checks.Security;
using Maestro.Analysis.Code;

namespace Maestro.Analysis.Refactoring;

/// <summary>A name that code uses.</summary>
/// <param name="Start">In the text of the file.</param>
/// <param name="Token">The token; of a name inside a string, that of the string.</param>
internal readonly record struct NameUse(string Name, int Start, int Token, bool IsInText);

/// <summary>Finds the names that code uses: no members behind a dot, no keys, no names of arguments; those in strings that hold code too.</summary>
internal static class NameUses
{
    public static List<NameUse> In(CodeText code, int start, int end)
    {
        var uses = new List<NameUse>();
        for (var i = start; i < end; i++)
        {
            if (code.IsText(i))
                uses.AddRange(InText(code, i));
            else if (code.IsWord(i) && !IsMember(code, i) && !IsKey(code, i) && !IsPrefix(code, i))
                uses.Add(new NameUse(code.Word(i), code[i].Start, i, false));
        }

        return uses;
    }

    public static HashSet<string> Names(CodeText code, int start, int end) => [.. In(code, start, end).Select(use => use.Name)];

    /// <summary>Whether it stands behind a dot, <c>-&gt;</c> or <c>::</c>.</summary>
    public static bool IsMember(CodeText code, int i) =>
        (code.Is(i - 1, '.') && !code.Is(i - 2, '.')) || code.IsPair(i - 2, ':', ':')
            || (code.IsPair(i - 2, '-', '>') && code.Language is "C" or "C++" or "PHP");

    private static bool IsKey(CodeText code, int i)
    {
        if (!code.Is(i - 1, '(') && !code.Is(i - 1, ',') && !code.Is(i - 1, '{'))
            return false;
        if (code.IsPython)
            return !code.Is(i - 1, '{') && code.IsAssignment(i + 1) && !code[i].StartsLine | IsInBrackets(code, i);
        return code.Is(i + 1, ':') && !code.IsPair(i + 1, ':', ':') && !code.IsPair(i + 1, ':', '=')
            && (code.IsScript ? !code.Is(i - 1, '(') : code.Language is "C#");
    }

    private static bool IsInBrackets(CodeText code, int i)
    {
        for (var at = i - 1; at >= 0; at--)
        {
            if (code.Opens(at))
                return code.Is(at, '(');
            at = Math.Min(at, code.PairOf(at));
        }

        return false;
    }

    /// <summary>The letters before a literal, as in <c>f"..."</c>.</summary>
    private static bool IsPrefix(CodeText code, int i) =>
        code.IsText(i + 1) && code.IsPython && code.Slice(i).Length <= 2 && code.PrefixOf(i + 1).Equals(code.Word(i), StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<NameUse> InText(CodeText code, int token)
    {
        var isTemplate = code.IsScript && code[token].First == '`';
        var prefix = isTemplate ? "" : code.PrefixOf(token);
        if (!isTemplate && !prefix.Contains(code.IsPython ? 'f' : '$', StringComparison.Ordinal))
            yield break;
        var text = code.Word(token);
        foreach (var (start, length) in Holes(text, isTemplate ? "${" : "{"))
        {
            var inner = code.Inside(text.Substring(start, length));
            foreach (var use in In(inner, 0, isTemplate ? inner.Count : TextFormat.ExpressionEnd(inner)))
                yield return new NameUse(use.Name, code[token].Start + start + use.Start, token, true);
        }
    }

    private static IEnumerable<(int Start, int Length)> Holes(string text, string open)
    {
        for (var at = text.IndexOf(open, StringComparison.Ordinal); at >= 0; at = text.IndexOf(open, at, StringComparison.Ordinal))
        {
            var start = at + open.Length;
            if (open == "{" && start < text.Length && text[start] == '{')
            {
                at = start + 1;
                continue;
            }

            var (end, depth) = (start, 0);
            for (; end < text.Length && (text[end] != '}' || depth > 0); end++)
                depth += text[end] switch { '{' => 1, '}' => -1, _ => 0 };
            yield return (start, end - start);
            at = end;
        }
    }
}
