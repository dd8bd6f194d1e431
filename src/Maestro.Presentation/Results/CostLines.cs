using System.Globalization;
using Maestro.Presentation.Panels;
using Maestro.Presentation.Text;

namespace Maestro.Presentation.Results;

/// <summary>What the model calls of a session used together.</summary>
public static class CostLines
{
    public static IReadOnlyList<StyledLine> Of(UsageTotals usage) =>
    [
        Row("model calls", Number(usage.Calls)), Row("tokens in", Number(usage.InputTokens)), Row("tokens out", Number(usage.OutputTokens)), Row("cost", usage switch
        {
            { Calls: 0 } => "nothing: no model was called",
            { CostUsd: { } usd } => $"${usd.ToString("0.0000", CultureInfo.InvariantCulture)}",
            _ => "not known: the provider names no price",
        }),
    ];

    private static StyledLine Row(string name, string value) => StyledLine.Of($"{name,-11}  {value}");

    private static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
