using Maestro.Analysis.Code;

namespace Maestro.Analysis.Mutation;

/// <summary>What a function gives back becomes nothing, or the empty value of its type.</summary>
internal static class ReturnMutants
{
    private static readonly string[] Nothing = ["None", "null", "undefined", "nil", "default", "true", "false", "True", "False"];

    public static IEnumerable<Replacement> Find(RunningCode code)
    {
        foreach (var node in code.Nodes.Where(node => node.Kind is NodeKind.Statement && code.Code.IsWord(node.Start, "return") && node.End > node.Start + 1))
        {
            var (from, last) = (node.Start + 1, node.End - 1);
            var isSingle = from == last;
            if ((isSingle && (code.Code.IsAnyWord(from, Nothing) || code.Code[from].Kind is Source.TokenKind.Number)) || node.Children.Count > 0)
                continue;
            var with = isSingle && code.Code.IsText(from) ? code.Code.Slice(from).IsEmpty ? null : "\"\"" : Empty(code, node, from, last);
            if (with is not null)
                yield return code.Replace("return", from, last, with);
        }
    }

    private static string? Empty(RunningCode code, CodeNode node, int from, int last) => code.Code.Language switch
    {
        "Python" => "None",
        "JavaScript" or "TypeScript" => "undefined",
        "C#" => "default!",
        "Java" => code.FunctionOf(node.Start) is { Kind: NodeKind.Function } function ? JavaEmpty(code.Code, function) : null,
        "Go" when from == last && code.Code.IsWord(from, "err") => "nil",
        "Rust" when code.Code.IsWord(from, "Some") && code.Code.PairOf(from + 1) == last => "None",
        _ => null,
    };

    private static string? JavaEmpty(CodeText code, CodeNode function)
    {
        var type = function.HeadStart - 3;
        if (code.IsAnyWord(type, ["int", "long", "short", "byte", "char", "float", "double"]))
            return "0";
        return code.IsWord(type, "boolean") ? "false" : code.IsWord(type) || code.Is(type, '>') || code.Is(type, ']') ? "null" : null;
    }
}
