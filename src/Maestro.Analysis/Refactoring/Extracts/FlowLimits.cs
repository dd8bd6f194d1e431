using Maestro.Analysis.Code;

namespace Maestro.Analysis.Refactoring.Extracts;

/// <summary>Finds what ties lines to the function that they stand in, so that they cannot leave it.</summary>
internal static class FlowLimits
{
    /// <summary>Why the lines cannot become a function of their own; null when they can.</summary>
    public static string? Of(Selection selection)
    {
        var code = selection.Code;
        for (var i = selection.Start; i < selection.End; i++)
        {
            if (!code.IsWord(i) || NameUses.IsMember(code, i) || selection.IsInInner(i) && !code.IsAnyWord(i, ["nonlocal", "global", "super"]))
                continue;
            var word = code.Word(i);
            if (word is "return" or "yield" or "goto" or "fallthrough" or "defer" or "nonlocal" or "global" or "super" or "locals" or "base" or "recover" or "arguments" && (word is not ("base" or "locals" or "arguments" or "defer" or "recover") || IsKeyword(code.Language, word)))
                return $"line {code.LineOf(i)} holds {word}, which belongs to the function around it";
            if (word is "del" && code.IsPython && code.IsWord(i + 1) && code[i].StartsLine && !code.Is(i + 2, '[') && !code.Is(i + 2, '.'))
                return $"line {code.LineOf(i)} deletes a name";
            if (word is "break" or "continue" && !IsInsideOwnLoop(selection, i, word))
                return $"line {code.LineOf(i)} holds {word}, and its loop is outside of the lines";
            if (word is "ref" && code.Language is "C#" && code.IsWord(i + 1) && !code.IsWord(i + 2))
                return $"line {code.LineOf(i)} passes {code.Word(i + 1)} by reference";
        }

        if (Enumerable.Range(selection.Start, selection.End - selection.Start).Any(i => code.IsText(i) && code.Slice(i).Contains('\n')))
            return "they hold text over several lines, which would be indented otherwise";
        return null;
    }

    private static bool IsKeyword(string language, string word) => word switch
    {
        "base" => language is "C#",
        "locals" => language is "Python",
        "arguments" => language is "JavaScript" or "TypeScript",
        _ => language is "Go",
    };

    private static bool IsInsideOwnLoop(Selection selection, int token, string word)
    {
        var node = selection.Nodes.SelectMany(node => node.All()).Last(node => token >= node.Start && token < node.End);
        for (; node is not null && node != selection.Nodes[0].Parent; node = node.Parent)
            if (node.Kind is NodeKind.Loop || (word is "break" && node.Kind is NodeKind.Switch && !selection.Code.IsPython))
                return !selection.Code.IsWord(token + 1) || selection.Code[token + 1].StartsLine;
        return false;
    }
}
