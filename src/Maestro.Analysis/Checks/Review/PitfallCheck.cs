using Maestro.Analysis.Code;
using Maestro.Core.Evidence;

namespace Maestro.Analysis.Checks.Review;

/// <summary>Constructs that a language allows and that hardly ever do what was meant.</summary>
internal static class PitfallCheck
{
    private static readonly Rule MutableDefault = new(
        "mutable-default", "risk", FindingSeverity.High, 0.9,
            "The default is made once, when the function is defined; what one call puts into it the next call finds there.",
        "Use None as the default and make the value inside of the function.");

    private static readonly Rule LiteralIdentity = new(
        "identity-of-literal", "risk", FindingSeverity.Medium, 0.95,
            "`is` asks whether two names stand for the same object, which for equal values is a matter of luck.", "Compare with `==`.");

    private static readonly Rule TupleAssert = new("assert-on-tuple", "risk", FindingSeverity.High, 0.95,
        "A tuple that is not empty is always true, so this checks nothing.", "Take the brackets away.");

    private static readonly Rule AsyncVoid = new(
        "async-void", "risk", FindingSeverity.High, 0.9, "Nobody can await it, and an exception in it ends the process.",
            "Return Task, and await it where it is called.");

    private static readonly Rule DeferInLoop = new(
        "defer-in-loop", "risk", FindingSeverity.Medium, 0.85,
            "Deferred calls run at the end of the function, not of the turn of the loop: files and locks pile up.",
        "Take the body of the loop out into a function.");

    private static readonly Rule Fallthrough = new(
        "fallthrough", "risk", FindingSeverity.Medium, 0.7, "The next case runs too, which a reader does not expect.",
            "End the case with break, or say in a comment that it is meant to go on.");

    private static readonly Rule AssignedCondition = new(
        "assignment-in-condition", "risk", FindingSeverity.High, 0.85, "The condition assigns and is then always the value assigned.",
            "Compare with `==`, or assign before the condition.");

    public static void Look(FoundList found)
    {
        foreach (var node in found.Outline.Root.All())
        {
            if (found.Code.IsPython)
                Python(node, found);
            else if (node.Kind is NodeKind.Function && found.Code.Language is "C#")
                CSharp(node, found);
            else if (found.Code.Language is "Go" && node.Kind is NodeKind.Loop)
                Go(node, found);
            else if (node.Kind is NodeKind.Switch && found.Code.Language is not ("C#" or "Go" or "Rust" or "Kotlin"))
                Switch(node, found);
            if (node.Kind is NodeKind.If && !found.Code.IsPython && !CodeLanguage.HasBareConditions(found.Code.Language))
                Assignment(node, found);
        }
    }

    private static void Python(CodeNode node, FoundList found)
    {
        var code = found.Code;
        if (node.Kind is NodeKind.Function)
            foreach (var (start, end) in FunctionMetrics.ParametersOf(code, node))
                for (var i = start; i < end; i++)
                    if (code.IsAssignment(i) && IsMutable(code, i + 1) && IsChanged(code, node, code.Word(start)))
                        found.Add(MutableDefault, start, $"The default of `{code.Word(start)}` is shared between all calls of {node.Name}");
        if (node.Kind is NodeKind.If or NodeKind.Statement)
            for (var i = node.Kind is NodeKind.If ? node.HeadStart : node.Start; i < (node.Kind is NodeKind.If ? node.HeadEnd : node.End); i++)
                if (code.IsWord(i, "is") && (IsLiteral(code, i + 1) || (code.IsWord(i + 1, "not") && IsLiteral(code, i + 2))))
                    found.Add(LiteralIdentity, i, "A value is compared to a literal by identity");
        if (node.Kind is NodeKind.Statement && code.IsWord(node.Start, "assert") && code.Is(node.Start + 1, '(') && code.PairOf(node.Start + 1) == node.End - 1
            && HasComma(code, node.Start + 1))
            found.Add(TupleAssert, node.Start, "The assertion is on a tuple and always holds");
    }

    private static bool IsLiteral(CodeText code, int i) => code[i].Kind is Source.TokenKind.Number || (code.IsText(i) && code[i].First is '"' or '\'');

    private static bool IsMutable(CodeText code, int i) => code.Is(i, '[') || code.Is(i, '{')
        || (code.IsAnyWord(i, ["list", "dict", "set"]) && code.Is(i + 1, '('));

    /// <summary>A default that is only read does no harm.</summary>
    private static bool IsChanged(CodeText code, CodeNode function, string name)
    {
        for (var i = function.HeadEnd; i < function.End; i++)
        {
            if (!code.IsWord(i, name) || code.Is(i - 1, '.'))
                continue;
            if (code.Is(i + 1, '.') && code.IsAnyWord(i + 2, ["append", "add", "update", "extend", "insert", "setdefault", "pop", "remove", "clear"]))
                return true;
            if ((code.Is(i + 1, '[') && code.IsAssignment(code.PairOf(i + 1) + 1)) || (code.Is(i + 1, '+') && code.Is(i + 2, '=')))
                return true;
        }

        return false;
    }

    private static bool HasComma(CodeText code, int open)
    {
        for (var i = open + 1; i < code.PairOf(open); i++)
        {
            if (code.Is(i, ','))
                return true;
            if (code.Opens(i))
                i = code.PairOf(i);
            if (code.IsWord(i, "for"))
                return false;
        }

        return false;
    }

    private static void CSharp(CodeNode node, FoundList found)
    {
        var code = found.Code;
        for (var i = node.Start; i < node.HeadStart; i++)
            if (code.IsWord(i, "async") && code.IsWord(i + 1, "void") && !HasEventArguments(code, node))
                found.Add(AsyncVoid, i, $"{CodeOutline.NameOf(node)} is async and returns void");
    }

    private static bool HasEventArguments(CodeText code, CodeNode node)
    {
        for (var i = node.HeadStart; i < node.HeadEnd; i++)
            if (code.IsWord(i) && (code.Slice(i).EndsWith("EventArgs") || code.IsWord(i, "sender")))
                return true;
        return false;
    }

    private static void Go(CodeNode node, FoundList found)
    {
        foreach (var statement in node.Own().Where(child => child.Kind is NodeKind.Statement && found.Code.IsWord(child.Start, "defer")))
            found.Add(DeferInLoop, statement.Start, "A deferred call inside of a loop waits for the end of the function");
    }

    private static void Switch(CodeNode node, FoundList found)
    {
        var code = found.Code;
        for (var i = 1; i < node.Children.Count; i++)
        {
            if (node.Children[i].Kind is not NodeKind.Case || node.Children[i - 1] is not { Kind: not NodeKind.Case } before
                || code.IsPair(node.Children[i].HeadEnd, '-', '>') || code.IsArrow(node.Children[i].HeadEnd))
                continue;
            var last = before.Kind is NodeKind.Block && before.Children.Count > 0 ? before.Children[^1] : before;
            var between = code.Text.AsSpan(code[last.End - 1].Start, code[node.Children[i].Start].Start - code[last.End - 1].Start);
            if (!code.IsAnyWord(last.Start, ["break", "return", "throw", "continue", "goto", "exit", "yield"]) && last.Kind is NodeKind.Statement
                && !between.Contains("fall", StringComparison.OrdinalIgnoreCase) && !between.Contains("//", StringComparison.Ordinal)
                    && !between.Contains("/*", StringComparison.Ordinal))
                found.Add(Fallthrough, node.Children[i].Start, "The case before goes on into this one");
        }
    }

    private static void Assignment(CodeNode node, FoundList found)
    {
        var code = found.Code;
        for (var i = node.HeadStart; i < node.HeadEnd; i++)
        {
            if (code.Opens(i))
                i = code.PairOf(i);
            else if (code.IsAssignment(i) && code[i + 1].Kind is Source.TokenKind.Number or Source.TokenKind.Text && node.HeadEnd == i + 2
                && code.IsWord(i - 1) && code.Is(node.HeadStart - 1, '('))
                found.Add(AssignedCondition, i, "The condition assigns a constant instead of comparing with it");
        }
    }
}
