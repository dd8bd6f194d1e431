using System.Globalization;
using System.Text;
using Maestro.Core.Results;

namespace Maestro.Presentation.Results;

/// <summary>What a command printed and how it ended.</summary>
internal static class ExecutorText
{
    public static string Render(ExecutorResult result)
    {
        var text = new StringBuilder().Append("$ ").AppendLine(result.Command);
        AppendOutput(text, result.Stdout);
        AppendOutput(text, result.Stderr);
        var end = result.ExitCode is { } code ? $"exit code {code}" : "did not run to its end";
        text.AppendLine().Append(CultureInfo.InvariantCulture, $"{end}, {result.DurationMs / 1000.0:0.00} s. ").AppendLine(result.Observation);
        foreach (var suggestion in result.Suggestions)
            text.Append("  - ").AppendLine(suggestion);
        return text.ToString();
    }

    private static void AppendOutput(StringBuilder text, string output)
    {
        if (output.Length > 0)
            text.AppendLine(output.TrimEnd());
    }
}
