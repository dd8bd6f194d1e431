using Maestro.Analysis.Code;
using Maestro.Core.Evidence;

namespace Maestro.Analysis.Checks.Review;

/// <summary>Errors that are caught and forgotten.</summary>
internal static class SwallowedErrorCheck
{
    private static readonly Rule Swallowed = new(
        "swallowed-error", "risk", FindingSeverity.Medium, 0.85, "The program goes on as if nothing had happened, and nobody learns that it did not work.",
        "Handle the one error that is expected, or let it through; at least write it to the log.");

    private static readonly Rule Rethrown = new(
        "lost-stack-trace", "risk", FindingSeverity.Low, 0.9, "Throwing the caught exception again replaces the place where it arose by this one.",
            "Write `throw;` alone.");

    /// <summary>A handler for these is narrow: that they do not matter is what it says.</summary>
    private static readonly string[] Broad = ["Exception", "BaseException", "Throwable", "Error", "object"];

    public static void Look(FoundList found)
    {
        var code = found.Code;
        foreach (var handler in found.Outline.Root.All().Where(node => node.Kind is NodeKind.Catch))
        {
            if (IsBroad(code, handler) && IsEmpty(code, handler) && !HasComment(code, handler))
                found.Add(Swallowed, handler.Start, code.HeadText(handler) is { Length: > 0 } head ? $"Every error is caught ({head}) and forgotten"
                    : "Every error is caught and forgotten", handler.End);
            if (code.Language is "C#" && CaughtName(code, handler) is { } name)
                foreach (var statement in handler.Own().Where(node => code.IsWord(node.Start, "throw") && code.IsWord(node.Start + 1, name)
                    && node.End == node.Start + 2))
                    found.Add(Rethrown, statement.Start, $"`throw {name};` forgets where the exception came from");
        }
    }

    private static bool IsBroad(CodeText code, CodeNode handler)
    {
        if (handler.HeadEnd <= handler.HeadStart || code.Language is "JavaScript" or "TypeScript" or "Vue" or "Svelte")
            return true;
        for (var i = handler.HeadStart; i < handler.HeadEnd; i++)
            if (code.IsAnyWord(i, Broad) || code.IsPair(i, '.', '.'))
                return !code.IsWord(handler.HeadEnd + 1, "when");
        return false;
    }

    private static bool IsEmpty(CodeText code, CodeNode handler) => handler.Children.Count == 0
        ? handler.End - handler.HeadEnd <= 3
        : code.IsPython && handler.Children is [{ Kind: NodeKind.Statement } only] && code.IsAnyWord(only.Start, ["pass", "continue"]);

    /// <summary>Who says why nothing is done has thought about it.</summary>
    private static bool HasComment(CodeText code, CodeNode handler)
    {
        var text = code.Span(handler.Start, handler.End);
        return code.IsPython ? text.Contains('#') : text.Contains("//", StringComparison.Ordinal) || text.Contains("/*", StringComparison.Ordinal);
    }

    private static string? CaughtName(CodeText code, CodeNode handler) =>
        handler.HeadEnd - handler.HeadStart >= 2 && code.IsWord(handler.HeadEnd - 1) && code.IsWord(handler.HeadEnd - 2) ? code.Word(handler.HeadEnd - 1)
            : null;
}
