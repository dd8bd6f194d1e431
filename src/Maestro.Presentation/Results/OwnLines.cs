using System.Text.Json;
using Maestro.Core.Text;
using Maestro.Presentation.Text;

namespace Maestro.Presentation.Results;

/// <summary>A result in the person's own form: names and values, one below the other, what is inside of another thing indented.</summary>
internal static class OwnLines
{
    private const int Step = 2;

    public static IReadOnlyList<StyledLine> Of(JsonElement data, int width) => [.. Value("", data, "", width)];

    /// <param name="lead">What stands before the first line; the others are indented as far.</param>
    private static IEnumerable<StyledLine> Value(string lead, JsonElement value, string name, int width) => value.ValueKind switch
    {
        JsonValueKind.Object when value.EnumerateObject().Any() =>
            Inside(lead, name, value.EnumerateObject().Select(member => ("", member.Name, member.Value)), width),
        JsonValueKind.Array when value.GetArrayLength() > 0 => Inside(lead, name, value.EnumerateArray().Select(item => ("- ", "", item)), width),
        _ => Text(lead, name, Scalar(value), width),
    };

    private static IEnumerable<StyledLine> Inside(string lead, string name, IEnumerable<(string Mark, string Name, JsonElement Value)> parts, int width)
    {
        var indent = new string(' ', lead.Length);
        if (name.Length > 0)
        {
            yield return new StyledLine([new TextRun(lead), new TextRun(PlainText.Clean(name), Tone.Heading)]);
            (lead, indent) = (indent + new string(' ', Step), indent + new string(' ', Step));
        }

        foreach (var (mark, part, value) in parts)
        {
            foreach (var line in Value(lead + mark, value, part, width))
                yield return line;
            lead = indent;
        }
    }

    private static IEnumerable<StyledLine> Text(string lead, string name, string text, int width)
    {
        var first = new TextRun(lead, Tone.Mark);
        var label = name.Length > 0 ? $"{PlainText.Clean(name)}: " : "";
        var indent = new string(' ', lead.Length + (name.Length > 0 ? Step : 0));
        var lines = TextWrap.Lines($"{label}{PlainText.Clean(text)}", Math.Max(Step * 10, width - indent.Length)).ToList();
        for (var i = 0; i < lines.Count; i++)
            yield return i == 0 ? new StyledLine([first, new TextRun(lines[i])]) : StyledLine.Of(indent + lines[i]);
    }

    private static string Scalar(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!.Trim(),
        JsonValueKind.True => "yes",
        JsonValueKind.False => "no",
        JsonValueKind.Null or JsonValueKind.Object or JsonValueKind.Array => "none",
        _ => value.GetRawText(),
    };
}
