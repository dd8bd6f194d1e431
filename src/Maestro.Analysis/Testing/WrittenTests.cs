using System.Text.RegularExpressions;
using Maestro.Analysis.Code;

namespace Maestro.Analysis.Testing;

/// <summary>The tests that a file holds, and which of them can not fail because they assert nothing.</summary>
public static partial class WrittenTests
{
    private static readonly string[] Calls = ["test", "it", "specify"];

    /// <summary>Every test of a file with its first line, and whether it asserts something.</summary>
    public static IReadOnlyList<(string Name, int Line, bool Asserts)> Of(string path, string text)
    {
        if (CodeOutline.Of(path, text) is not { } outline)
            return [];
        var code = outline.Code;
        var asserting = outline.Functions.Where(function => function.Name.Length > 0 && Assertion().IsMatch(Text(code, function)))
            .Select(function => function.Name).ToHashSet(StringComparer.Ordinal);
        return code.IsScript ? [.. Scripted(outline, asserting)]
            : [.. outline.Functions.Where(function => function.Kind is NodeKind.Function && IsTest(code, function))
                .Select(function => (function.Name, code.LineOf(function.HeadStart),
                Asserts(Text(code, function), asserting)))];
    }

    private static IEnumerable<(string Name, int Line, bool Asserts)> Scripted(CodeOutline outline, HashSet<string> asserting)
    {
        var code = outline.Code;
        for (var i = 0; i < code.Count; i++)
        {
            if (!code.IsAnyWord(i, Calls) || code.Is(i - 1, '.'))
                continue;
            var open = i + 1;
            while (code.Is(open, '.') || (code.IsWord(open) && code.Is(open - 1, '.')))
                open++;
            if (code.Is(open, '(') && code.Opens(open) && code.IsText(open + 1))
                yield return (code.Word(open + 1), code.LineOf(i), Asserts(code.Span(open, code.PairOf(open)).ToString(), asserting));
        }
    }

    private static bool IsTest(CodeText code, CodeNode function) => code.Language switch
    {
        "Python" => function.Name.StartsWith("test", StringComparison.Ordinal),
        "Go" => function.Name.StartsWith("Test", StringComparison.Ordinal) && function.Name.Length > 4,
        "Rust" => Before(code, function).Contains("test]", StringComparison.Ordinal) || Text(code, function).Contains("test]", StringComparison.Ordinal),
        _ => Marked().IsMatch(Text(code, function).Split('(', 2)[0] + Before(code, function) + Head(code, function)),
    };

    /// <summary>Calls of a function of the same file that asserts count too.</summary>
    private static bool Asserts(string body, HashSet<string> asserting) =>
        Assertion().IsMatch(body) || asserting.Any(name => body.Contains($"{name}(", StringComparison.Ordinal));

    private static string Text(CodeText code, CodeNode function) => code.Span(function.Start, function.End).ToString();

    private static string Head(CodeText code, CodeNode function) => code.Span(function.Start, function.HeadStart).ToString();

    private static string Before(CodeText code, CodeNode function) => code.Line(Math.Max(1, code.LineOf(function.Start) - 1));

    [GeneratedRegex(@"\[\s*(?:Fact|Theory|Test|TestCase|TestMethod|DataTestMethod)\b|@(?:Test|ParameterizedTest|RepeatedTest)\b")]
    private static partial Regex Marked();

    [GeneratedRegex(
        @"\b[Aa]ssert\w*\s*[!.(]|\bassert\b|\bassert\w*!|\bexpect\w*\s*[.(]|\bshould\w*\s*[.(]|\.(?:should|Should\w*|rejects|resolves)\b|\brequire\.\w|\b[Vv]erify\w*\s*\("
        + @"|\bt\.(?:Error|Fatal|Fail|deepEqual|equal|is|ok|truthy|throws)\b|\bpytest\.(?:raises|fail|warns)\b|\b(?:throws|Throws|fail)\s*\(|\bpanic!|should_panic|StepVerifier")]
    private static partial Regex Assertion();
}
