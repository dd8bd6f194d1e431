using Maestro.Analysis.Code;

namespace Maestro.Analysis.Mutation;

/// <summary>Conditions that are turned round, where no operator in them can be.</summary>
internal static class ConditionMutants
{
    private static readonly string[] Left = ["let", "var", "out", "is", "not", "and", "or", "in", "as", "true", "false", "True", "False"];

    public static IEnumerable<Replacement> Find(RunningCode code)
    {
        foreach (var node in code.Nodes.Where(node => node.Kind is NodeKind.If && node.HeadEnd > node.HeadStart))
            if (Enumerable.Range(node.HeadStart, node.HeadEnd - node.HeadStart).All(i => IsPlain(code.Code, i)))
                yield return code.Replace(
                    "negation", node.HeadStart, node.HeadEnd - 1,
                    $"{(code.Code.IsPython ? "not (" : "!(")}{code.Code.Text[code.StartOf(node.HeadStart)..code.EndOf(node.HeadEnd - 1)]})");
    }

    private static bool IsPlain(CodeText code, int i) => !code.IsAnyWord(i, Left)
        && (code[i].Kind is not Source.TokenKind.Mark || code[i].First is '.' or '(' or ')' or ',' or '[' or ']' or ':' or '?');
}
