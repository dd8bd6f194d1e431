using Maestro.Analysis.Code;
using Maestro.Core.Evidence;

namespace Maestro.Analysis.Checks.Review;

/// <summary>Code that says the same twice in one place, which is hardly ever meant.</summary>
internal static class SameCodeCheck
{
    private static readonly Rule Branches = new(
        "same-branches", "risk", FindingSeverity.Medium, 0.9,
            "Whatever the condition is, the same is done: one of the branches was meant to differ, or the condition is not needed.",
        "Correct the branch that was copied, or take the condition out.");

    private static readonly Rule Condition = new(
        "repeated-condition", "risk", FindingSeverity.High, 0.9, "The second branch can never be reached, because the first one has taken the case.",
            "Correct the condition that was copied.");

    private static readonly Rule Operands = new(
        "same-operands", "risk", FindingSeverity.High, 0.85, "Both sides are the same, so the result is always the same.",
            "Name the value that was meant on one of the sides.");

    private static readonly Rule Assigned = new(
        "assigned-to-itself", "risk", FindingSeverity.Medium, 0.9, "The statement does nothing; most often a field was meant (`this.x = x`).",
            "Name the target that was meant.");

    public static void Look(FoundList found)
    {
        foreach (var node in found.Outline.Root.All())
        {
            if (node.Kind is NodeKind.If)
                Branch(node, found);
            else if (node.Kind is NodeKind.Statement)
                Statement(node, found);
        }
    }

    private static void Branch(CodeNode node, FoundList found)
    {
        var code = found.Code;
        Comparison(code, node.HeadStart, node.HeadEnd, found);
        var siblings = node.Parent!.Children;
        var index = siblings.IndexOf(node);
        if (node.IsChained || index + 1 >= siblings.Count)
            return;
        var conditions = new List<string> { code.HeadText(node) };
        for (var i = index + 1; i < siblings.Count && siblings[i] is { } next && (next.IsChained || next.Kind is NodeKind.Else); i++)
        {
            if (next.Kind is NodeKind.If && conditions.Contains(code.HeadText(next)) && !code.HeadText(next).Contains('('))
                found.Add(Condition, next.Start, $"The condition `{code.HeadText(next)}` was tested before in the same chain");
            conditions.Add(code.HeadText(next));
            if (next.Kind is NodeKind.Else && conditions.Count == 2 && Body(code, node) is { Length: > 0 } body && body == Body(code, next))
                found.Add(Branches, node.Start, "Both branches of this condition do the same", next.End);
        }
    }

    private static void Statement(CodeNode node, FoundList found)
    {
        var code = found.Code;
        var equals = -1;
        for (var i = node.Start; i < node.End && equals < 0; i++)
        {
            if (code.Opens(i))
                i = code.PairOf(i);
            else if (code.IsAssignment(i))
                equals = i;
        }

        if (equals <= node.Start || equals + 1 >= node.End || code[equals - 1].Kind is Source.TokenKind.Mark || node.Function is null)
            return;
        if (code.Span(node.Start, equals).SequenceEqual(code.Span(equals + 1, node.End)) && !code.Span(node.Start, equals).Contains('('))
            found.Add(Assigned, node.Start, $"`{code.Span(node.Start, equals)}` is assigned to itself");
    }

    /// <summary>A comparison or a pair of conditions with the same plain value on both sides.</summary>
    private static void Comparison(CodeText code, int start, int end, FoundList found)
    {
        for (var i = start + 1; i + 2 < end; i++)
        {
            var isEqual = code.IsPair(i, '=', '=') || code.IsPair(i, '!', '=');
            var isJoin = code.IsPair(i, '&', '&') || code.IsPair(i, '|', '|');
            if (!isEqual && !isJoin)
                continue;
            var right = code.IsPair(i + 1, '=', '=') ? i + 3 : i + 2;
            var left = PathStart(code, i - 1, start);
            var rightEnd = PathEnd(code, right, end);
            var stands = left == start || code.Is(left - 1, '(') || code.Is(left - 1, '&') || code.Is(left - 1, '|');
            var ends = rightEnd == end || code.Is(rightEnd, ')') || code.Is(rightEnd, '&') || code.Is(rightEnd, '|');
            if (left < i && stands && ends && code.IsWord(i - 1) && code.Span(left, i).TrimEnd().SequenceEqual(code.Span(right, rightEnd))
                && !IsNanTest(code, i, isEqual))
                found.Add(Operands, i, $"Both sides of `{code.Span(left, rightEnd)}` are the same");
        }
    }

    /// <summary><c>x !== x</c> is how a script asks for NaN.</summary>
    private static bool IsNanTest(CodeText code, int i, bool isEqual) => isEqual && code.Is(i, '!');

    private static int PathStart(CodeText code, int last, int start)
    {
        var i = last;
        while (i - 2 >= start && code.Is(i - 1, '.') && code.IsWord(i - 2))
            i -= 2;
        return i;
    }

    private static int PathEnd(CodeText code, int first, int end)
    {
        var i = first + 1;
        while (i + 1 < end && code.Is(i, '.') && code.IsWord(i + 1))
            i += 2;
        return i;
    }

    private static string Body(CodeText code, CodeNode node) =>
        node.Children.Count == 0 ? "" : string.Join(' ', Enumerable.Range(node.Children[0].Start, node.End - node.Children[0].Start).Select(code.Word))
            .TrimEnd('}', ' ');
}
