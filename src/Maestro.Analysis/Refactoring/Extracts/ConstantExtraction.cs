using Maestro.Analysis.Code;
using Maestro.Analysis.Refactoring.Moves;
using Maestro.Analysis.Source;

namespace Maestro.Analysis.Refactoring.Extracts;

/// <summary>Gives a literal of a file a name, and uses the name wherever the file holds the literal.</summary>
public static class ConstantExtraction
{
    private const string Kind = "extract";

    /// <param name="literal">A number, or a text with its quotes or without.</param>
    public static RefactoringPlan Plan(NameSearch search, string path, string literal, string name)
    {
        if (search.Text(path) is not { } text)
            return RefactoringPlan.Refused(Kind, $"there is no text file {path}");
        if (name.Length == 0 || !Words.IsStart(name[0]) || !name.All(Words.IsPart))
            return RefactoringPlan.Refused(Kind, $"'{name}' is no name that code can have");
        if (SourceScanner.LanguageOf(path) is not ("Python" or "TypeScript" or "JavaScript" or "C#" or "Go" or "Java")
            || CodeOutline.Of(path, text) is not { } outline)
            return RefactoringPlan.Refused(Kind, "a literal of this kind of file cannot be extracted without a model");
        if (CodeNames.Find(path, text, name).Exists(place => place.Kind is OccurrenceKind.Code))
            return RefactoringPlan.Refused(Kind, $"{name} is already used in {path}");
        var code = outline.Code;
        var all = Enumerable.Range(0, code.Count).Where(i => IsLiteral(code, i, literal)).ToList();
        var places = all.Where(i => MayBeName(code, outline.Root, i)).ToList();
        if (places.Count == 0)
            return RefactoringPlan.Refused(
                Kind, all.Count == 0 ? $"{path} does not hold the literal {literal}" : $"where {path} holds {literal}, no name can stand");
        var written = text[StartOf(code, places[0])..EndOf(code, places[0])];
        var (declaration, refusal) = Declaration(outline, text, path, places, written, name);
        if (declaration is not { } piece)
            return RefactoringPlan.Refused(Kind, refusal!);
        var drafts = new DraftedTexts(search);
        drafts.Replace(path, [piece, .. places.Select(i => new Piece(StartOf(code, i), EndOf(code, i) - StartOf(code, i), name))]);
        drafts.Describe(path, $"{written} becomes {name} in {places.Count} {(places.Count == 1 ? "place" : "places")}");
        if (all.Count > places.Count)
            drafts.Notes.Add($"{all.Count - places.Count} more {(all.Count - places.Count == 1 ? "place holds" : "places hold")} {written} where no name can stand, and {(all.Count - places.Count == 1 ? "is" : "are")} left.");
        return drafts.Plan(Kind);
    }

    private static int StartOf(CodeText code, int token) => code[token].Start - (code.IsText(token) ? 1 : 0);

    private static int EndOf(CodeText code, int token) => code[token].Start + code[token].Length + (code.IsText(token) ? 1 : 0);

    private static bool IsLiteral(CodeText code, int token, string literal)
    {
        if (code[token].Kind is TokenKind.Number || char.IsAsciiDigit(literal[0]))
            return code[token].Kind is TokenKind.Number && code.Slice(token).SequenceEqual(literal);
        var bare = literal.Length > 1 && literal[0] is '"' or '\'' or '`' && literal[^1] == literal[0] ? literal[1..^1] : literal;
        return code.IsText(token) && code.PrefixOf(token).Length == 0 && code[token].First is '"' or '\'' && code.Slice(token).SequenceEqual(bare)
            && !bare.Contains('\n', StringComparison.Ordinal)
            && !code.Span(token, token + 1).StartsWith("\"\"");
    }

    /// <summary>No keys, types, patterns, imports, attributes of a mark-up, or texts that describe.</summary>
    private static bool MayBeName(CodeText code, CodeNode root, int token)
    {
        if (code.IsAnyWord(token - 1, ["from", "import"]) || (code.Is(token - 1, '(') && code.IsAnyWord(token - 2, ["import", "require"])))
            return false;
        if (code.IsScript && (code.Is(token + 1, ':') && (code.Is(token - 1, '{') || code.Is(token - 1, ',')) || code.Is(token - 1, ':') && code.Is(token + 1, ';') && code.IsText(token)
            || (code.IsText(token) && (code.Is(token - 1, '|') && !code.Is(token - 2, '|') || (code.Is(token + 1, '|') && !code.Is(token + 2, '|'))))))
            return false;
        if (code.IsText(token) && code.Path.EndsWith('x') && code.Is(token - 1, '=') && code[token - 1].Start + 2 == code[token].Start)
            return false;
        var node = root.All().Last(node => token >= node.Start && token < node.End);
        if (node.Kind is NodeKind.Case && code.IsPython)
            return false;
        if (code.Language is "Go"
            && code[token].Line <= code.LineOf(Math.Max(0, Enumerable.Range(0, code.Count).FirstOrDefault(i => code.IsWord(i, "import")))))
            return false;
        return !(node.Kind is NodeKind.Statement && code.IsText(token) && node.End - node.Start == 1);
    }

    private static (Piece? Piece, string? Refusal) Declaration(CodeOutline outline, string text, string path, List<int> places, string literal, string name)
    {
        var code = outline.Code;
        if (code.Language is "C#" or "Java")
            return InType(outline, text, places, literal, name);
        var (at, line) = code.Language switch
        {
            "Python" => (new PythonFile(path, text).ImportPlace, $"{name} = {literal}"),
            "Go" => (BehindImports(code, text), $"const {name} = {literal}"),
            _ => (new ScriptFile(path, text).ImportPlace, $"const {name} = {literal}{(text.Contains(";\n", StringComparison.Ordinal) ? ";" : "")}"),
        };
        return code[places[0]].Start < at
            ? (null, $"line {code.LineOf(places[0])} needs it before the imports end")
            : (new Piece(at, 0, $"{(at > 0 ? "\n" : "")}{line}\n{(at == 0 ? "\n" : "")}"), null);
    }

    private static int BehindImports(CodeText code, string text)
    {
        var last = 1;
        for (var i = 0; i < code.Count && !code.IsAnyWord(i, ["func", "type", "var", "const"]); i++)
            if (code.IsWord(i, "import"))
                last = code.Opens(i + 1) ? code.PairOf(i + 1) : code.IsText(i + 1) ? i + 1 : i + 2;
        return TextLines.EndOf(text, code[last].Start + code[last].Length);
    }

    private static (Piece? Piece, string? Refusal) InType(CodeOutline outline, string text, List<int> places, string literal, string name)
    {
        var code = outline.Code;
        var type = outline.Root.All().FirstOrDefault(
            node => node.Kind is NodeKind.Type && places.TrueForAll(place => place >= node.Start && place < node.End) && !code.IsWord(node.Start, "namespace"));
        if (type is null)
            return (null, "the places stand in several types");
        var open = type.Start;
        for (; open < type.End && !code.Is(open, '{'); open++)
        {
            if (code.IsAnyWord(open, ["interface", "enum"]))
                return (null, "the places stand in an interface or an enum");
            open = code.Opens(open) ? code.PairOf(open) : open;
        }

        var kind = code.IsText(places[0]) ? literal[0] == '\'' ? "char" : code.Language is "Java" ? "String" : "string"
            : literal.All(char.IsAsciiDigit) ? literal.Length < 10 ? "int" : "long" : literal[^1] switch { 'm' or 'M' => "decimal", 'f' or 'F' => "float", 'L' => "long", 'd' or 'D' => "double", >= '0' and <= '9' when literal.Contains('.', StringComparison.Ordinal) => "double", _ => "" };
        if (kind.Length == 0)
            return (null, $"the type of {literal} cannot be told");
        var start = TextLines.StartOf(text, code[type.Start].Start);
        var indent = text[start..code[type.Start].Start] + "    ";
        var line = $"{indent}private {(code.Language is "Java" ? "static final" : "const")} {kind} {name} = {literal};\n";
        return (new Piece(TextLines.EndOf(text, code[open].Start), 0, line + "\n"), null);
    }
}
