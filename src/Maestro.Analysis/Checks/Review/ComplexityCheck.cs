using Maestro.Analysis.Code;
using Maestro.Core.Evidence;

namespace Maestro.Analysis.Checks.Review;

/// <summary>Functions that are hard to follow: complex, deeply nested, long, or with many parameters; each function is named once.</summary>
internal static class ComplexityCheck
{
    public const int MostCognitive = 20;
    public const int MostNesting = 4;
    public const int MostLines = 100;
    public const int MostParameters = 7;

    /// <summary>Markup inside of code is long and not hard.</summary>
    private const int MostMarkupLines = 250;

    private static readonly Rule Complex = new(
        "complex-function", "complexity", FindingSeverity.Medium, 0.9,
        "Every branch and loop, more so inside of another, has to be kept in mind to change this safely; such code is where faults stay unseen.",
        "Take the inner blocks out into functions with a name, return early instead of nesting, and name the conditions.");

    private static readonly Rule Long = new(
        "long-function", "size", FindingSeverity.Low, 0.8, "A function that does not fit a screen does several things; they cannot be tested or reused apart.",
        "Cut it where the topic changes and give each part a name.");

    private static readonly Rule Nested = new(
        "deep-nesting", "nesting", FindingSeverity.Low, 0.85, "At this depth it is hard to see which conditions hold.",
        "Return or continue early, or take the inner block out into a function.");

    private static readonly Rule Parameters = new(
        "many-parameters", "parameters", FindingSeverity.Low, 0.75, "Callers mix up the order of so many values, and each new one changes every caller.",
        "Group the values that belong together in a type.");

    public static FunctionMetrics Look(CodeNode function, FoundList found)
    {
        var metrics = FunctionMetrics.Of(found.Code, function);
        var name = CodeOutline.NameOf(function);
        var start = StartOf(found.Code, function);
        var mostLines = found.Code.Path.EndsWith("sx", StringComparison.Ordinal) ? MostMarkupLines : MostLines;
        var required = FunctionMetrics.ParametersOf(found.Code, function).Count(range => !HasDefault(found.Code, range));
        List<string> signs =
        [
            .. metrics.Cognitive > MostCognitive ? [$"cognitive complexity {metrics.Cognitive} (limit {MostCognitive}), cyclomatic {metrics.Cyclomatic}"]
                : Array.Empty<string>(),
            .. metrics.Nesting > MostNesting ? [$"{metrics.Nesting} levels of nesting (limit {MostNesting})"] : Array.Empty<string>(),
            .. metrics.Lines > mostLines ? [$"{metrics.Lines} lines (limit {mostLines})"] : Array.Empty<string>(),
            .. required > MostParameters && !IsConstructor(function) && !found.Code.Is(function.Start, '@')
                ? [$"{required} parameters (limit {MostParameters})"] : Array.Empty<string>(),
        ];
        if (signs.Count == 0)
            return metrics;
        var rule = metrics.Cognitive > MostCognitive ? Complex : metrics.Nesting > MostNesting ? Nested : metrics.Lines > mostLines ? Long : Parameters;
        var severity = metrics.Cognitive > 2 * MostCognitive ? FindingSeverity.High : rule.Severity;
        found.Add(rule, start, $"{name} is hard to follow: {string.Join(", ", signs)}", function.End, severity);
        return metrics;
    }

    /// <summary>The line of the name rather than of the attributes before it.</summary>
    private static int StartOf(CodeText code, CodeNode function) => function.HeadStart > function.Start
        && code.LineOf(function.HeadStart) > code.LineOf(function.Start)
        ? Math.Max(function.Start, function.HeadStart - 1)
        : function.Start;

    private static bool IsConstructor(CodeNode function) => function.Name is "__init__" or "constructor"
        || (function.Parent is { Kind: NodeKind.Type } type && type.Name == function.Name);

    private static bool HasDefault(CodeText code, (int Start, int End) range)
    {
        for (var i = range.Start; i < range.End; i++)
            if (code.IsAssignment(i) || (code.Is(i, '*') && code.IsPython) || code.Is(i, '?') || code.IsPair(i, '.', '.'))
                return true;
        return false;
    }
}
