using System.Globalization;
using System.Text.Json;
using Maestro.Core.Evidence;
using Maestro.Core.Json;
using Maestro.Core.Text;

namespace Maestro.Agents.Findings;

/// <summary>Reads what a model says about the findings it was given, and those that it adds.</summary>
/// <param name="lines">The number of lines of each file that exists; what a model says of other files is left out.</param>
/// <param name="listName">What the list of findings is called in the reply.</param>
internal sealed class FindingsReading(IReadOnlyDictionary<string, int> lines, string listName)
{
    private const int MostFindings = 60;
    private const double UsualConfidence = 0.6;

    public string RepairRequest =>
        $"Your answer holds no JSON object with `{listName}`. Reply with the object alone, in one fenced json block, as you were told.";

    /// <summary>Null when the reply holds no such object.</summary>
    public ReadFindings? Read(string reply)
    {
        var json = LooseJson.Read(reply, JsonShape.Object(listName));
        if (!json.Succeeded)
            return null;
        var list = LooseFields.Find(json.Value, listName);
        var items = list is { ValueKind: JsonValueKind.Array } array ? array.EnumerateArray().Take(MostFindings).Select(Finding).OfType<CodeFinding>() : [];
        var doubts = LooseFields.Find(json.Value, "doubted") is { ValueKind: JsonValueKind.Array } doubted ? doubted.EnumerateArray().Select(Doubt)
            .OfType<FindingDoubt>() : [];
        return new ReadFindings(Summary(reply, json.Value), [.. items], [.. doubts], [.. LooseFields.Texts(json.Value, "recommendations").Select(Clean)]);
    }

    /// <summary>What the model says to the person: in front of its JSON, or in a field of it.</summary>
    private static string Summary(string reply, JsonElement json)
    {
        var end = reply.IndexOfAny(['{', '`']);
        var prose = end < 0 ? "" : Clean(reply[..end]);
        return prose.Length > 0 ? prose : Clean(LooseFields.Text(json, "summary"));
    }

    private CodeFinding? Finding(JsonElement item)
    {
        var file = LooseFields.Text(item, "file", "path").Trim('`').Replace('\\', '/');
        if (file.StartsWith("./", StringComparison.Ordinal))
            file = file[2..];
        var message = Clean(LooseFields.Text(item, "message", "description", "title"));
        if (!lines.TryGetValue(file, out var last) || message.Length == 0 || item.ValueKind != JsonValueKind.Object)
            return null;
        var line = Math.Clamp(LooseFields.Whole(item, "line") ?? 1, 1, Math.Max(1, last));
        var end = Math.Clamp(LooseFields.Whole(item, "end_line") ?? line, line, Math.Max(line, last));
        var category = Clean(LooseFields.Text(item, "category", "kind", "rule"));
        var rule = Clean(LooseFields.Text(item, "rule", "kind", "category"));
        return new CodeFinding(
            rule.Length > 0 ? rule : "other", category.Length > 0 ? category : "other", Severity(LooseFields.Text(item, "severity")), file, line, end,
            Math.Clamp(LooseFields.Number(item, "confidence") ?? UsualConfidence, 0, 1), message, Clean(LooseFields.Text(item, "explanation", "why")),
            Clean(LooseFields.Text(item, "fix", "remediation", "suggestion")), Optional(item, "function"), Optional(item, "code"), Cwe(item),
                Optional(item, "complexity"), "model");
    }

    private static string? Optional(JsonElement item, string name) => Clean(LooseFields.Text(item, name)) is { Length: > 0 } text ? Secrets.Mask(text) : null;

    private static string? Cwe(JsonElement item)
    {
        var digits = string.Concat(LooseFields.Text(item, "cwe").Where(char.IsAsciiDigit).Take(5));
        return digits.Length > 0 ? $"CWE-{digits}" : null;
    }

    private static FindingDoubt? Doubt(JsonElement item)
    {
        var number = item.ValueKind is JsonValueKind.Object ? LooseFields.Text(item, "finding", "id", "number") : item.GetRawText();
        return int.TryParse(number.Trim('f', 'F', '#', '"', ' '), NumberStyles.None, CultureInfo.InvariantCulture, out var index)
            ? new FindingDoubt(index, item.ValueKind is JsonValueKind.Object ? Clean(LooseFields.Text(item, "why", "reason")) : "")
            : null;
    }

    private static FindingSeverity Severity(string written) => written.Trim().ToLowerInvariant() switch
    {
        "critical" or "blocker" => FindingSeverity.Critical,
        "high" or "major" or "error" => FindingSeverity.High,
        "low" or "minor" => FindingSeverity.Low,
        "info" or "note" or "informational" => FindingSeverity.Info,
        _ => FindingSeverity.Medium,
    };

    private static string Clean(string text) => PlainText.Clean(text).Trim();
}

/// <summary>What a model says: its summary, what it found itself, which findings of the analysis it doubts.</summary>
internal sealed record ReadFindings(string Summary, IReadOnlyList<CodeFinding> Added, IReadOnlyList<FindingDoubt> Doubts,
    IReadOnlyList<string> Recommendations);

/// <summary>A finding of the analysis, by its number from 1, that a model takes for a false alarm.</summary>
internal sealed record FindingDoubt(int Finding, string Why);
