using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Maestro.Core.Evidence;
using Maestro.Core.Results;

namespace Maestro.Presentation.Results;

/// <summary>Findings as SARIF 2.1.0, the form in which code hosts and editors read them.</summary>
public static class SarifText
{
    /// <summary>The agents whose results are findings.</summary>
    public static IReadOnlyList<string> Agents { get; } = ["reviewer", "security", "performance", "devops", "data"];

    private const string Schema = "https://json.schemastore.org/sarif-2.1.0.json";

    private static readonly JsonWriterOptions Options = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Null when the result is not one of findings.</summary>
    /// <param name="version">Of this program.</param>
    public static string? Of(AgentResult result, string version) => SarifFinding.In(result) is { } findings ? Write(findings, version) : null;

    private static string Write(IReadOnlyList<SarifFinding> findings, string version)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            var rules = findings.Select(finding => finding.Rule).Distinct().ToList();
            json.WriteStartObject();
            json.WriteString("$schema", Schema);
            json.WriteString("version", "2.1.0");
            json.WriteStartArray("runs");
            json.WriteStartObject();
            Tool(json, findings, rules, version);
            json.WriteString("columnKind", "utf16CodeUnits");
            json.WriteStartArray("results");
            foreach (var finding in findings)
                Finding(json, finding, rules.IndexOf(finding.Rule));
            json.WriteEndArray();
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.ToArray()) + "\n";
    }

    private static void Tool(Utf8JsonWriter json, IReadOnlyList<SarifFinding> findings, List<string> rules, string version)
    {
        json.WriteStartObject("tool");
        json.WriteStartObject("driver");
        json.WriteString("name", "Maestro");
        json.WriteString("semanticVersion", version);
        json.WriteStartArray("rules");
        foreach (var rule in rules)
        {
            var first = findings.First(finding => finding.Rule == rule);
            json.WriteStartObject();
            json.WriteString("id", rule);
            Text(json, "shortDescription", rule.Replace('-', ' '));
            if (first.Help.Length > 0)
                Text(json, "help", first.Help);
            if (first.Cwe is { } cwe)
            {
                json.WriteStartObject("properties");
                json.WriteStartArray("tags");
                json.WriteStringValue("security");
                json.WriteStringValue($"external/cwe/{cwe.ToLowerInvariant()}");
                json.WriteEndArray();
                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Finding(Utf8JsonWriter json, SarifFinding finding, int rule)
    {
        json.WriteStartObject();
        json.WriteString("ruleId", finding.Rule);
        json.WriteNumber("ruleIndex", rule);
        json.WriteString("level", finding.Severity switch { >= FindingSeverity.High => "error", FindingSeverity.Medium => "warning", _ => "note" });
        Text(json, "message", finding.Message);
        json.WriteStartArray("locations");
        json.WriteStartObject();
        json.WriteStartObject("physicalLocation");
        json.WriteStartObject("artifactLocation");
        json.WriteString("uri", string.Join('/', finding.File.Split('/').Select(Uri.EscapeDataString)));
        json.WriteString("uriBaseId", "%SRCROOT%");
        json.WriteEndObject();
        json.WriteStartObject("region");
        json.WriteNumber("startLine", Math.Max(1, finding.Line));
        json.WriteNumber("endLine", Math.Max(finding.Line, finding.EndLine));
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteStartObject("properties");
        json.WriteNumber("confidence", finding.Confidence);
        json.WriteString("source", finding.Source);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Text(Utf8JsonWriter json, string name, string text)
    {
        json.WriteStartObject(name);
        json.WriteString("text", text);
        json.WriteEndObject();
    }
}
