using System.Text;
using Maestro.Presentation.Markdown;
using Maestro.Presentation.Text;

namespace Maestro.Presentation.Tests.Markdown;

/// <summary>Laid out text as it is compared: <c>[tone|text]</c> for all that is not plain.</summary>
internal static class Shown
{
    public static List<StyledLine> Lines(MarkdownText text, int width) =>
        Enumerable.Range(0, text.Parts).SelectMany(part => Enumerable.Range(0, text.LineCount(part, width)).Select(i => text.Line(part, i, width))).ToList();

    public static string Of(string markdown, int width) => Of(Lines(new MarkdownText(markdown), width));

    public static string Of(IEnumerable<StyledLine> lines)
    {
        var shown = new StringBuilder();
        foreach (var line in lines)
            shown.Append(string.Concat(line.Runs.Select(Of))).Append('\n');
        return shown.ToString();
    }

    private static string Of(TextRun run) => run.Tone is Tone.Plain ? run.Text : $"[{Sign(run.Tone)}|{run.Text}]";

    private static string Sign(Tone tone) => tone switch
    {
        Tone.Heading => "h",
        Tone.Strong => "s",
        Tone.Emphasis => "e",
        Tone.Code => "c",
        Tone.Link => "l",
        Tone.Mark => "m",
        Tone.Dim => "d",
        Tone.Keyword => "k",
        Tone.TypeName => "t",
        Tone.FunctionName => "f",
        Tone.Text => "x",
        Tone.Number => "n",
        Tone.Comment => "//",
        _ => tone.ToString(),
    };
}
