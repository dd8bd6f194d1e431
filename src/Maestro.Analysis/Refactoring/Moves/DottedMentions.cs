using Maestro.Analysis.Code;
using Maestro.Analysis.Source;

namespace Maestro.Analysis.Refactoring.Moves;

/// <summary>Corrects dotted names of Python modules in strings that hold nothing else, and in settings and documents:
/// <c>patch("shop.dates.now")</c>, <c>shop = "shop.cli:main"</c>.</summary>
internal sealed class DottedMentions(IReadOnlyList<(string From, string To)> names, DraftedTexts drafts)
{
    public void Correct(string path)
    {
        var language = SourceScanner.LanguageOf(path);
        if (language is not ("Python" or "TOML" or "INI" or "reStructuredText" or "Markdown") || names.Count == 0)
            return;
        var text = drafts.Text(path)!;
        var pieces = language is "Python" ? InStrings(new CodeText(path, text)) : InSettings(text);
        if (pieces.Count == 0)
            return;
        drafts.Replace(path, pieces);
        drafts.Describe(path, "names in strings are corrected");
    }

    private List<Piece> InStrings(CodeText code)
    {
        var pieces = new List<Piece>();
        for (var i = 0; i < code.Count; i++)
            if (code.IsText(i) && code.Word(i) is var word && word.All(c => Words.IsPart(c) || c is '.' or ':') && Meant(word) is { } name)
                pieces.Add(new Piece(code[i].Start, name.From.Length, name.To));
        return pieces;
    }

    private List<Piece> InSettings(string text)
    {
        var pieces = new List<Piece>();
        foreach (var (from, to) in names)
            for (var at = text.IndexOf(from, StringComparison.Ordinal); at >= 0; at = text.IndexOf(from, at + from.Length, StringComparison.Ordinal))
                if ((at == 0 || !(Words.IsPart(text[at - 1]) || text[at - 1] is '.' or '/' or '-'))
                    && !(at + from.Length < text.Length && (Words.IsPart(text[at + from.Length]) || text[at + from.Length] is '/' or '-')))
                    pieces.Add(new Piece(at, from.Length, to));
        return [.. pieces.GroupBy(piece => piece.Start).Select(same => same.MaxBy(piece => piece.Length))];
    }

    private (string From, string To)? Meant(string word)
    {
        var name = names.Where(name => word.StartsWith(name.From, StringComparison.Ordinal) && (word.Length == name.From.Length || word[name.From.Length] is '.' or ':')).OrderByDescending(name => name.From.Length).FirstOrDefault();
        return name.From is null ? null : name;
    }
}
