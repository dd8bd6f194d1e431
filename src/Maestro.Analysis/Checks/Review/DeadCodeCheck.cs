using Maestro.Analysis.Code;
using Maestro.Core.Evidence;

namespace Maestro.Analysis.Checks.Review;

/// <summary>Code that can never run: what follows a return, and private functions that nothing names.</summary>
internal static class DeadCodeCheck
{
    private static readonly Rule Unreachable = new("unreachable-code", "dead-code", FindingSeverity.Medium, 0.9,
        "It never runs, and whoever reads it does not know.", "Delete it, or correct the line before.");

    private static readonly Rule Unused = new(
        "unused-function", "dead-code", FindingSeverity.Low, 0.8, "It has to be read, tested and kept working, and does nothing.",
            "Delete it; the history keeps it.");

    public static void Look(FoundList found)
    {
        foreach (var node in found.Outline.Root.All())
            for (var i = 0; i + 1 < node.Children.Count; i++)
                if (Ends(found.Code, node.Children[i]) && IsDead(found.Code, node, node.Children[i + 1]))
                    found.Add(Unreachable, node.Children[i + 1].Start, $"Nothing comes here after the `{found.Code.Word(node.Children[i].Start)}` before",
                        node.Children[i + 1].End);
    }

    /// <param name="mentions">How often each word occurs in all files that could use a private function of this one.</param>
    public static void Unmentioned(FoundList found, Func<string, int> mentions)
    {
        foreach (var function in found.Outline.Functions.Where(function => function.Kind is NodeKind.Function && IsPrivate(found.Code, function)))
            if (mentions(function.Name) <= 1)
                found.Add(Unused, function.Start, $"{CodeOutline.NameOf(function)} is private and nothing names it", function.End);
    }

    private static bool Ends(CodeText code, CodeNode node) =>
        node.Kind is NodeKind.Statement && code.IsAnyWord(node.Start, ["return", "throw", "raise", "break", "continue"])
        && !(code.Language is "Rust" or "Kotlin");

    private static bool IsDead(CodeText code, CodeNode parent, CodeNode next) =>
        next.Kind is not (NodeKind.Case or NodeKind.Else or NodeKind.Catch or NodeKind.Function or NodeKind.Type)
            && parent.Kind is not NodeKind.Root and not NodeKind.Type and not NodeKind.Switch
        && !next.IsChained && !IsLabel(code, next)
        // Something to make a generator of a function that yields nothing, and functions that scripts hoist.
        && !code.IsAnyWord(next.Start, ["yield", "function", "async", "case", "default", "break"])
            && !(parent.Kind is NodeKind.If or NodeKind.Loop && IsBraceless(code, parent));

    private static bool IsLabel(CodeText code, CodeNode node) => code.Is(node.Start + 1, ':') || code.Is(node.Start - 1, ':');

    private static bool IsBraceless(CodeText code, CodeNode parent) => !code.IsPython && !code.Is(parent.End - 1, '}');

    private static bool IsPrivate(CodeText code, CodeNode function)
    {
        var name = function.Name.AsSpan();
        if (name.IsEmpty || function.Function is not null)
            return false;
        return code.Language switch
        {
            "C#" => HasWord(code, function, "private") && !HasAttribute(code, function),
            "Java" => HasWord(code, function, "private") && !HasWord(code, function, "@") && name is not ("readObject" or "writeObject" or "readResolve"),
            "Python" => name[0] == '_' && !name.StartsWith("__") && !code.Is(function.Start, '@') && !IsMethodOfSubclass(code, function),
            "Go" => char.IsLower(name[0]) && name is not ("main" or "init") && !IsGoMethod(code, function),
            "C" => HasWord(code, function, "static"),
            "Rust" => !HasWord(code, function, "pub") && name is not "main" && function.Parent?.Kind is NodeKind.Root && !code.Is(function.Start, '#'),
            _ => false,
        };
    }

    private static bool HasWord(CodeText code, CodeNode function, string word)
    {
        for (var i = function.Start; i < function.HeadStart; i++)
            if (code.IsWord(i, word) || (word == "@" && code.Is(i, '@')))
                return true;
        return false;
    }

    private static bool HasAttribute(CodeText code, CodeNode function) =>
        code.Is(function.Start, '[') || HasWord(code, function, "partial") || HasWord(code, function, "extern");

    /// <summary>A base class of another file may call it.</summary>
    private static bool IsMethodOfSubclass(CodeText code, CodeNode function) =>
        function.Parent is { Kind: NodeKind.Type } type && type.HeadEnd > type.HeadStart
            && !(type.HeadEnd == type.HeadStart + 1 && code.IsWord(type.HeadStart, "object"));

    /// <summary>A method may be there for an interface.</summary>
    private static bool IsGoMethod(CodeText code, CodeNode function) => code.Is(function.Start + 1, '(');
}
