using Maestro.Analysis.Code;
using Maestro.Core.Evidence;
using Maestro.Core.Text;

namespace Maestro.Analysis.Checks;

/// <summary>Collects what is found in one file; a rule finds a line once.</summary>
internal sealed class FoundList(CodeOutline outline)
{
    private const int LongestCode = 200;

    private readonly HashSet<(string Rule, int Line)> seen = [];
    private readonly List<CodeFinding> found = [];

    public CodeOutline Outline { get; } = outline;

    public CodeText Code { get; } = outline.Code;

    public IReadOnlyList<CodeFinding> All => found;

    /// <param name="token">Where it is.</param>
    /// <param name="end">The token behind its end; 0 when it is one line.</param>
    public void Add(Rule rule, int token, string message, int end = 0, FindingSeverity? severity = null, double? confidence = null, string? complexity = null)
    {
        var line = Code.LineOf(token);
        if (!seen.Add((rule.Id, line)))
            return;
        var last = end > token ? Code.LastLine(end) : line;
        var text = Code.Line(line).Trim();
        found.Add(new CodeFinding(
            rule.Id, rule.Category, severity ?? rule.Severity, Code.Path, line, Math.Max(line, last), confidence ?? rule.Confidence, message, rule.Why,
                rule.Fix,
            FunctionAt(token) is { } function ? CodeOutline.NameOf(function) : null, Secrets.Mask(text.Length > LongestCode ? text[..LongestCode] : text),
                rule.Cwe,
            complexity));
    }

    /// <summary>The innermost function around a token.</summary>
    public CodeNode? FunctionAt(int token) => Outline.Functions.LastOrDefault(function => function.Start <= token && token < function.End);
}
