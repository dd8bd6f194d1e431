using Maestro.Core.Evidence;
using Maestro.Core.Text;

namespace Maestro.Analysis.Delivery.Checks;

/// <summary>Collects what is found in one file of containers and pipelines; a rule finds a line once.</summary>
internal sealed class DeliveryFound(string path, string text)
{
    private readonly List<CodeFinding> found = [];
    private readonly string[] lines = text.Split('\n');

    public string Path { get; } = path;

    public string Text { get; } = text;

    public IReadOnlyList<CodeFinding> All => found;

    public void Add(Analysis.Checks.Rule rule, int line, string message, FindingSeverity? severity = null, double? confidence = null)
    {
        var at = Math.Clamp(line, 1, lines.Length);
        if (found.Exists(known => known.Rule == rule.Id && known.Line == at && (known.Message == message || rule.Id != DeliveryRules.Syntax.Id)))
            return;
        found.Add(new CodeFinding(
            rule.Id, rule.Category, severity ?? rule.Severity, Path, at, at, confidence ?? rule.Confidence, message, rule.Why, rule.Fix,
            Code: Secrets.Mask(lines[at - 1].Trim()), Cwe: rule.Cwe));
    }
}
