using Maestro.Analysis.Code;

namespace Maestro.Analysis.Refactoring.Moves;

/// <summary>Keeps <c>__all__</c> right for a name that moves.</summary>
internal static class PythonExports
{
    public static void Move(DraftedTexts drafts, DeclarationMove move)
    {
        if (List(drafts, move.From) is not { } source || Named(source, move.Name) is not { } token)
            return;
        var code = source.Code;
        var start = code[token].Start - 1;
        var end = code[token].Start + code[token].Length + 1;
        if (code.Is(token + 1, ','))
            end = code[token + 2].StartsLine ? code[token + 1].Start + 1 : code[token + 2].Kind is Source.TokenKind.Text ? code[token + 2].Start - 1 : code[token + 2].Start;
        else if (code.Is(token - 1, ','))
            start = code[token - 1].Start;
        var text = drafts.Text(move.From)!;
        if (code[token].StartsLine && code[token + 1].Kind is not Source.TokenKind.End && text[end..TextLines.EndOf(text, end)].Trim().Length == 0)
            (start, end) = (TextLines.StartOf(text, start), TextLines.EndOf(text, end));
        drafts.Replace(move.From, [new Piece(start, end - start, "")]);
        if (List(drafts, move.To) is not { } target)
            return;
        var open = target.Code[target.Open];
        var isLong = target.Code[target.Open + 1].StartsLine;
        drafts.Replace(move.To, [new Piece(open.Start + 1, 0, isLong ? $"\n    \"{move.Name}\"," : $"\"{move.Name}\", ")]);
    }

    private static (CodeText Code, int Open, int Close)? List(DraftedTexts drafts, string path)
    {
        var code = new CodeText(path, drafts.Text(path)!);
        for (var i = 0; i < code.Count; i++)
            if (code.IsWord(i, "__all__") && code[i] is { StartsLine: true, Column: 0 } && code.IsAssignment(i + 1) && code.Opens(i + 2))
                return (code, i + 2, code.PairOf(i + 2));
        return null;
    }

    private static int? Named((CodeText Code, int Open, int Close) list, string name)
    {
        for (var i = list.Open + 1; i < list.Close; i++)
            if (list.Code.IsText(i) && list.Code.Word(i) == name)
                return i;
        return null;
    }
}
