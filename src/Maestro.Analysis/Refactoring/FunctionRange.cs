using Maestro.Analysis.Source;

namespace Maestro.Analysis.Refactoring;

/// <summary>Where a function begins and ends, with the comment above it.</summary>
internal static class FunctionRange
{
    /// <summary>Whole lines, with one empty line beside them; null when it is not certain.</summary>
    public static (int Start, int Length)? Of(string path, string text, int line)
    {
        var lines = text.Split('\n');
        var first = line - 1;
        if (first >= lines.Length)
            return null;
        var last = SourceScanner.LanguageOf(path) is "Python" or "Ruby"
            ? IndentedEnd(lines, first)
            : BraceEnd(text, lines, first, CodeNames.RulesOf(path)!.Value);
        if (last is not { } end)
            return null;
        while (first > 0 && lines[first - 1].TrimStart() is var above && (above.StartsWith("//", StringComparison.Ordinal) || above.StartsWith('#') || above.StartsWith('*') || above.StartsWith("/*", StringComparison.Ordinal)) && !above.StartsWith("#!", StringComparison.Ordinal) && !above.StartsWith("#[", StringComparison.Ordinal) && !above.StartsWith("#include", StringComparison.Ordinal))
            first--;
        if (first > 0 && lines[first - 1].TrimStart() is ['@', ..] or ['[', ..] or ['#', '[', ..])
            return null;
        while (first > 0 && lines[first - 1].Trim().Length == 0 && (end + 1 >= lines.Length || lines[end + 1].Trim() is "" or "}"))
            first--;
        while (first == 0 && end + 1 < lines.Length && lines[end + 1].Trim().Length == 0)
            end++;
        var start = lines.Take(first).Sum(one => one.Length + 1);
        var length = lines.Skip(first).Take(end - first + 1).Sum(one => one.Length + 1);
        return (start, Math.Min(length, text.Length - start));
    }

    private static int? IndentedEnd(string[] lines, int first)
    {
        var indent = Indent(lines[first]);
        var last = first;
        for (var i = first + 1; i < lines.Length; i++)
        {
            if (lines[i].Trim().Length == 0)
                continue;
            if (Indent(lines[i]) <= indent && !(lines[i].TrimStart() is [')', ..] or ['e', 'n', 'd', ..]))
                break;
            last = i;
        }

        return last > first || lines[first].TrimEnd() is not [.., ':'] ? last : null;
    }

    /// <summary>To the brace that closes the first one, or to the semicolon of a body without braces.</summary>
    private static int? BraceEnd(string text, string[] lines, int first, LexicalRules rules)
    {
        var lexer = new Lexer(text, rules);
        var (braces, brackets) = (0, 0);
        while (lexer.Next())
        {
            var token = lexer.Current;
            if (token.Line - 1 < first || token.Kind is not TokenKind.Mark)
                continue;
            brackets += token.First switch { '(' or '[' => 1, ')' or ']' => -1, _ => 0 };
            braces += token.First switch { '{' => 1, '}' => -1, _ => 0 };
            if (braces < 0)
                return null;
            var isEnd = (token.First is '}' && braces == 0 && brackets == 0) || (token.First is ';' && braces == 0 && brackets == 0);
            if (isEnd)
                return lines[token.Line - 1].AsSpan(token.Column + 1).Trim() is "" or ";" or ")" or ");" ? token.Line - 1 : null;
        }

        return null;
    }

    private static int Indent(string line) => line.Length - line.TrimStart().Length;
}
