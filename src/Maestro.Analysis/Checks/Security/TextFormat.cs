using Maestro.Analysis.Code;

namespace Maestro.Analysis.Checks.Security;

/// <summary>Puts values into the holes of text: interpolated, with percent signs, with braces.</summary>
internal static class TextFormat
{
    /// <summary>Replaces <c>{expression}</c> or <c>${expression}</c>; doubled braces stay text.</summary>
    public static TextPattern Holes(string text, string open, Func<string, TextPattern> of)
    {
        var pattern = TextPattern.Constant;
        for (var i = 0; i < text.Length;)
        {
            var at = text.IndexOf(open, i, StringComparison.Ordinal);
            if (at < 0)
                return pattern.Then(new TextPattern(text[i..]));
            if (open == "{" && at + 1 < text.Length && text[at + 1] == '{')
            {
                pattern = pattern.Then(new TextPattern(text[i..(at + 1)]));
                i = at + 2;
                continue;
            }

            var close = Close(text, at + open.Length);
            pattern = pattern.Then(new TextPattern(text[i..at])).Then(of(text[(at + open.Length)..close]));
            i = Math.Min(text.Length, close + 1);
        }

        return pattern;
    }

    /// <summary>Python's <c>"%s" % value</c>; a number stays a number.</summary>
    public static TextPattern Percent(TextPattern format, TextPattern value) => Replaced(format, value, "%", c => c is 's' or 'r' or 'a' or 'v' or 'q');

    /// <summary><c>{}</c>, <c>{0}</c> and <c>{name}</c>.</summary>
    public static TextPattern Braces(TextPattern format, TextPattern value) => Holes(format.Text, "{", _ => value.Holes());

    /// <summary>The first argument of <c>Sprintf</c> or <c>Format</c>, with the others.</summary>
    public static TextPattern Placeholders(TextPattern format, TextPattern value) =>
        format.Text.Contains('%', StringComparison.Ordinal) ? Percent(format, value) : format.Text.Contains('{', StringComparison.Ordinal)
            ? Braces(format, value) : format.Then(value);

    /// <summary>Where the expression of a hole ends: before its conversion or format.</summary>
    public static int ExpressionEnd(CodeText hole)
    {
        for (var i = 0; i < hole.Count; i++)
        {
            if (hole.Opens(i))
                i = hole.PairOf(i);
            else if (hole.Is(i, ':') && !hole.Is(i + 1, ':') && !hole.Is(i - 1, ':') && !HasQuestion(hole, i))
                return i;
            else if (hole.Is(i, '!') && !hole.Is(i + 1, '=') && hole.IsPython)
                return i;
        }

        return hole.Count;
    }

    private static bool HasQuestion(CodeText hole, int end)
    {
        for (var i = 0; i < end; i++)
            if (hole.Is(i, '?'))
                return true;
        return false;
    }

    private static TextPattern Replaced(TextPattern format, TextPattern value, string mark, Func<char, bool> isText)
    {
        var pattern = TextPattern.Constant;
        var text = format.Text;
        for (var i = 0; i < text.Length;)
        {
            var at = text.IndexOf(mark, i, StringComparison.Ordinal);
            if (at < 0 || at + 1 >= text.Length)
                return pattern.Then(new TextPattern(text[i..]));
            var kind = at + 1;
            while (kind < text.Length - 1 && (char.IsAsciiDigit(text[kind]) || text[kind] is '.' or '-' or '+' or '#'))
                kind++;
            if (text[kind] == '(' && text.IndexOf(')', kind) is > 0 and var end)
                kind = Math.Min(end + 1, text.Length - 1);
            pattern = pattern.Then(new TextPattern(text[i..at])).Then(isText(text[kind]) ? value.Holes() : new TextPattern("0"));
            i = kind + 1;
        }

        return pattern;
    }

    private static int Close(string text, int from)
    {
        var depth = 0;
        for (var i = from; i < text.Length; i++)
        {
            if (text[i] == '{')
                depth++;
            else if (text[i] == '}' && depth-- == 0)
                return i;
        }

        return text.Length;
    }
}
