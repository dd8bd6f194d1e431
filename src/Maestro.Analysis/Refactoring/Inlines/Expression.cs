using Maestro.Analysis.Code;
using Maestro.Analysis.Source;

namespace Maestro.Analysis.Refactoring.Inlines;

/// <summary>A range of tokens on one line that is an expression, as it is written.</summary>
internal sealed record Expression(CodeText Code, int Start, int End, string Text)
{
    private static readonly string[] Operators = ["and", "or", "not", "in", "is", "if", "else", "await", "new", "typeof", "instanceof", "as", "lambda", "with", "switch", "void", "yield"];

    /// <summary>Null when it does not end with its line, or a comment follows.</summary>
    public static Expression? Of(CodeText code, string text, int start, int end)
    {
        while (end > start && code.Is(end - 1, ';'))
            end--;
        if (end <= start || code[start].Line != code[end - 1].Line || code.LastLine(end) != code[start].Line
            || code.IsText(start) && code.PrefixOf(start).Length > 0)
            return null;
        var first = code[start].Start - (code.IsText(start) ? 1 : 0);
        var last = code[end - 1].Start + code[end - 1].Length + (code.IsText(end - 1) ? 1 : 0);
        return code.IsText(start) && text[first] is not ('"' or '\'') ? null : new Expression(code, start, end, text[first..last]);
    }

    public IEnumerable<string> Names => NameUses.In(Code, Start, End).Select(use => use.Name);

    /// <summary>Whether it is made of names, literals and operators alone: no calls, no members, nothing new, nothing that waits or changes.</summary>
    public bool IsFixed => !Enumerable.Range(Start, End - Start).Any(i => (Code.Is(i, '(') && i > Start && Code.IsWord(i - 1) && !Code.IsAnyWord(i - 1, Operators)) || (Code.Is(i, '.') && !Code.Is(i + 1, '.')) || Code.Is(i, '[') || Code.Is(i, '{')
        || Code.IsAssignment(i) || Code.IsPair(i, '+', '+') || Code.IsPair(i, '-', '-') || Code.IsPair(i, '=', '>') || Code.IsAnyWord(i, ["new", "await", "yield", "lambda", "typeof"]) || Code.IsPair(i, '<', '-') || (Code.IsText(i) && Code[i].First == '`'));

    /// <summary>Whether it keeps together beside any operator.</summary>
    public bool IsTight
    {
        get
        {
            for (var i = Start; i < End; i++)
                if (Code.Opens(i))
                    i = Code.PairOf(i);
                else if (Code.IsAnyWord(i, Operators) || (Code[i].Kind is TokenKind.Mark && !Code.Is(i, '.')) || (Code[i].Kind is TokenKind.Number && Code.Is(End, '.')))
                    return false;
            return true;
        }
    }

    /// <summary>As it stands where a name stood: in brackets where something beside it could take it apart.</summary>
    public string At(CodeText code, int token)
    {
        var isAlone = (code.Is(token - 1, '(') || code.Is(token - 1, ',') || code.IsAssignment(token - 1) || code.IsWord(token - 1, "return"))
            && (code.Is(token + 1, ')') || code.Is(token + 1, ',') || code.Is(token + 1, ';') || (token + 1 >= code.Count || code[token + 1].StartsLine && !code.Is(token + 1, '.')));
        return IsTight || (isAlone && !HasComma) ? Text : $"({Text})";
    }

    /// <summary>Whether it is a list of several.</summary>
    public bool HasComma
    {
        get
        {
            for (var i = Start; i < End; i++)
                if (Code.Is(i, ','))
                    return true;
                else if (Code.Opens(i))
                    i = Code.PairOf(i);
            return false;
        }
    }
}
