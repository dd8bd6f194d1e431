using System.Globalization;

namespace Maestro.Bench;

/// <summary>A line of the table: what was measured, and the number to beat.</summary>
internal sealed record Row(string What, double Measured, string Unit, double Target)
{
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"| {What,-44} | {Measured,9:0.0} {Unit,-3} | {Target,6:0.#} {Unit,-3} | {(Measured <= Target ? "met" : "missed"),-6} |");
}
