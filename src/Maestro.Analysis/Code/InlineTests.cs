namespace Maestro.Analysis.Code;

/// <summary>The tests of Rust that stand in the file that they test, in a module which is compiled for them alone.</summary>
internal static class InlineTests
{
    private const string OfTests = "cfg(test)";

    public static bool May(CodeText code) => code.Language is "Rust" && code.Text.Contains(OfTests, StringComparison.Ordinal);

    /// <summary>Whether a node is such a module or stands in one.</summary>
    public static bool Holds(CodeText code, CodeNode node)
    {
        if (!May(code))
            return false;
        for (var at = node; at is not null; at = at.Parent)
            if (at.Parent is not null && IsMarked(code, at))
                return true;
        return false;
    }

    /// <summary>The words that these tests say.</summary>
    public static IEnumerable<string> Words(CodeOutline outline)
    {
        var code = outline.Code;
        return !May(code) ? [] : outline.Root.All().Where(node => node.Parent is not null && IsMarked(code, node))
            .SelectMany(node => Enumerable.Range(node.Start, Math.Max(0, Math.Min(node.End, code.Count) - node.Start))).Where(token => code.IsWord(token))
            .Select(code.Word);
    }

    /// <summary>The mark may be part of the node, or stand in the line before it.</summary>
    private static bool IsMarked(CodeText code, CodeNode node) => node.Kind is NodeKind.Type or NodeKind.Function
        && (code.Span(node.Start, Math.Max(node.Start, node.HeadStart)).Contains(OfTests, StringComparison.Ordinal)
            || code.Line(Math.Max(1, code.LineOf(node.Start) - 1)).Contains(OfTests, StringComparison.Ordinal));
}
