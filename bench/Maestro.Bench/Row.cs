using System.Globalization;

namespace Maestro.Bench;

/// <summary>A line of the table: what was measured, and the number to beat.</summary>
/// <param name="AtLeast">The number is to be reached, not to be kept under.</param>
internal sealed record Row(string What, double Measured, string Unit, double Target, bool AtLeast = false)
{
    private bool IsMet => AtLeast ? Measured >= Target : Measured <= Target;

    /// <summary>The heading of a table of rows.</summary>
    public static string Heading =>
        $"| {"what",-44} | {"measured",-13} | {"target",-10} | {"",-6} |\n|{new string('-', 46)}|{new string('-', 15)}|{new string('-', 12)}|{new string('-', 8)}|";

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"| {What,-44} | {Measured,9:0.0#} {Unit,-3} | {Target,6:0.##} {Unit,-3} | {(IsMet ? "met" : "missed"),-6} |");
}
