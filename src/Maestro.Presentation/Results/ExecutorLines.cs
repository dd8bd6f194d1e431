using System.Globalization;
using Maestro.Core.Results;
using Maestro.Presentation.Text;

namespace Maestro.Presentation.Results;

/// <summary>What a command printed and how it ended.</summary>
internal static class ExecutorLines
{
    public static IReadOnlyList<StyledLine> Of(ExecutorResult result, int width)
    {
        var end = result.ExitCode is { } code ? $"exit code {code}" : "did not run to its end";
        var seconds = (result.DurationMs / 1000.0).ToString("0.00", CultureInfo.InvariantCulture);
        return
        [
            .. ResultLines.Plain($"$ {result.Command}", Tone.Accent),
            .. Output(result.Stdout),
            .. Output(result.Stderr),
            StyledLine.Empty,
            .. ResultLines.Plain($"{end}, {seconds} s. {result.Observation}", result.ExitCode is 0 ? Tone.Success : Tone.Warning),
            .. result.Suggestions.SelectMany(suggestion => ResultLines.Item(suggestion, width)),
        ];
    }

    private static IEnumerable<StyledLine> Output(string text) => text.Length > 0 ? ResultLines.Plain(text) : [];
}
