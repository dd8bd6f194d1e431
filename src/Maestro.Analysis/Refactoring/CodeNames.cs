using Maestro.Analysis.Source;

namespace Maestro.Analysis.Refactoring;

/// <summary>Finds a name in a text, and tells code from strings and comments by the language of the file.</summary>
internal static class CodeNames
{
    /// <summary>Languages whose files use each other's names.</summary>
    private static readonly string[][] Families = [["C", "C++"], ["TypeScript", "JavaScript"], ["Java", "Kotlin", "Scala", "Groovy"]];

    public static LexicalRules? RulesOf(string path) => SourceScanner.LanguageOf(path) switch
    {
        "C#" => LexicalRules.CSharp,
        "Java" => LexicalRules.Java,
        "C" or "C++" => LexicalRules.CPlusPlus,
        "TypeScript" or "JavaScript" => LexicalRules.JavaScript,
        "Python" => LexicalRules.Python,
        "Go" => LexicalRules.Go,
        "Rust" => LexicalRules.Rust,
        "Kotlin" or "Scala" or "Swift" or "Dart" => LexicalRules.Kotlin,
        "PHP" => LexicalRules.Php,
        "Ruby" => LexicalRules.Ruby,
        _ => null,
    };

    public static bool IsSameFamily(string? language, string? other) =>
        language == other || Array.Exists(Families, family => family.Contains(language) && family.Contains(other));

    /// <summary>Every place of the name in the text, in order; declarations are not told from other code.</summary>
    public static List<(int Start, OccurrenceKind Kind)> Find(string path, string text, string name)
    {
        var words = Words(text, name);
        if (words.Count == 0 || RulesOf(path) is not { } rules)
            return words.ConvertAll(start => (start, OccurrenceKind.Text));
        var code = InCode(text, rules, name);
        return words.ConvertAll(start => (start, code.Contains(start) ? OccurrenceKind.Code : OccurrenceKind.Text));
    }

    private static List<int> Words(string text, string name)
    {
        var found = new List<int>();
        for (var at = text.IndexOf(name, StringComparison.Ordinal); at >= 0; at = text.IndexOf(name, at + name.Length, StringComparison.Ordinal))
            if (IsWhole(text, at, name.Length))
                found.Add(at);
        return found;
    }

    private static bool IsWhole(string text, int at, int length) =>
        (at == 0 || !Source.Words.IsPart(text[at - 1])) && (at + length >= text.Length || !Source.Words.IsPart(text[at + length]));

    private static HashSet<int> InCode(string text, LexicalRules rules, string name)
    {
        var found = new HashSet<int>();
        var lexer = new Lexer(text, rules);
        while (lexer.Next())
        {
            var token = lexer.Current;
            if (token.Kind is TokenKind.Word && lexer.Slice(token).SequenceEqual(name))
                found.Add(token.Start);
            else if (token.Kind is TokenKind.Text)
                InHoles(text, token, name, found);
            else if (token.Kind is TokenKind.Directive)
                found.UnionWith(Words(text[token.Start..(token.Start + token.Length)], name).Select(at => token.Start + at));
        }

        return found;
    }

    /// <summary>Code between braces of a string that has them: <c>f"{name}"</c>, <c>$"{name}"</c>, <c>`${name}`</c>.</summary>
    private static void InHoles(string text, in Token token, string name, HashSet<int> found)
    {
        var end = token.Start + token.Length;
        if (!HasHoles(text, token.Start))
            return;
        var depth = 0;
        for (var i = token.Start; i < end; i++)
        {
            depth = Math.Max(0, depth + (text[i] switch { '{' => 1, '}' => -1, _ => 0 }));
            if (depth > 0 && text.AsSpan(i, end - i).StartsWith(name, StringComparison.Ordinal) && IsWhole(text, i, name.Length))
                found.Add(i);
        }
    }

    private static bool HasHoles(string text, int start)
    {
        var quote = start - 1;
        while (quote > 0 && text[quote - 1] == text[quote] && text[quote] is '"' or '\'')
            quote--;
        if (quote >= 0 && text[quote] is '`')
            return true;
        for (var i = quote - 1; i >= 0 && (char.IsAsciiLetter(text[i]) || text[i] is '$' or '@'); i--)
            if (text[i] is 'f' or 'F' or '$')
                return true;
        return false;
    }
}
