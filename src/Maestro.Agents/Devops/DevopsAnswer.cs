using System.Text.Json;
using Maestro.Agents.Results;
using Maestro.Analysis.Checks;
using Maestro.Analysis.Delivery;
using Maestro.Core.Evidence;
using Maestro.Core.Json;
using Maestro.Core.Results;
using Maestro.Core.Text;

namespace Maestro.Agents.Devops;

/// <summary>Reads the files out of a model's reply and checks them as if they were written: what would not work is told to the model once.</summary>
internal sealed class DevopsAnswer(DeliveryTree tree, DeliveryPorts ports, Func<string, bool> isInside)
{
    private const int MostFiles = 12;
    private const double Certain = 0.8;

    /// <summary>What the model is asked for.</summary>
    public static ResultSchema Form { get; } = new("delivery", JsonElement.Parse(
        """
        {
          "type": "object",
          "properties": {
            "summary": { "type": "string", "description": "two to five sentences for the person" },
            "files": {
              "type": "array",
              "items": {
                "type": "object",
                "properties": {
                  "path": { "type": "string", "description": "relative to the work folder" },
                  "content": { "type": "string", "description": "the whole file" },
                  "description": { "type": "string" }
                },
                "required": ["path", "content", "description"],
                "additionalProperties": false
              }
            },
            "findings": {
              "type": "array",
              "items": {
                "type": "object",
                "properties": {
                  "rule": { "type": "string" },
                  "severity": { "type": "string", "enum": ["critical", "high", "medium", "low", "info"] },
                  "file": { "type": "string" },
                  "line": { "type": "integer" },
                  "message": { "type": "string" },
                  "explanation": { "type": "string" },
                  "fix": { "type": "string" },
                  "confidence": { "type": "number", "description": "from 0 to 1" }
                },
                "required": ["rule", "severity", "file", "line", "message", "explanation", "fix", "confidence"],
                "additionalProperties": false
              }
            },
            "doubted": {
              "type": "array",
              "items": {
                "type": "object",
                "properties": { "finding": { "type": "integer" }, "why": { "type": "string" } },
                "required": ["finding", "why"],
                "additionalProperties": false
              }
            }
          },
          "required": ["summary", "files", "findings", "doubted"],
          "additionalProperties": false
        }
        """), static _ => []);

    public ReadAnswer<IReadOnlyList<FileDraft>> Read(string reply)
    {
        var json = LooseJson.Read(reply, JsonShape.Object("files"));
        if (!json.Succeeded)
            json = LooseJson.Read(reply, JsonShape.Object("findings"));
        if (!json.Succeeded)
            return new([], [$"the reply holds no object with `files`: {json.Failure}"]);
        var list = LooseFields.Find(json.Value, "files") is { ValueKind: JsonValueKind.Array } array ? array.EnumerateArray().ToList() : [];
        var files = list.Where(item => item.ValueKind is JsonValueKind.Object).Take(MostFiles)
            .Select(item => new FileDraft(PathOf(item), TextOf(item), PlainText.Clean(LooseFields.Text(item, "description")).Trim()))
            .DistinctBy(file => file.Path).ToList();
        var wrong = files.Where(file => file.Path.Length == 0 || file.Content.Length == 0).Select(file => $"the file `{file.Path}` has no path or no content")
            .Concat(files.Where(file => file.Path.Length > 0 && !isInside(file.Path)).Select(file => $"`{file.Path}` is outside the work folder")).ToList();
        return new(files, wrong.Count > 0 ? wrong : Faults(files));
    }

    /// <summary>What surely stops the files from working.</summary>
    private List<string> Faults(List<FileDraft> files)
    {
        var after = tree.With(files.Select(file => KeyValuePair.Create(file.Path, file.Content)));
        var scan = DeliveryScan.Run(after, [.. files.Select(file => new ScanFile(file.Path, file.Content, false))], ports, CancellationToken.None);
        return [.. scan.Findings.Where(finding => finding is { Severity: >= FindingSeverity.High, Confidence: >= Certain })
            .Select(finding => $"{finding.File}:{finding.Line}: {finding.Message}")];
    }

    private static string PathOf(JsonElement item)
    {
        var path = LooseFields.Text(item, "path", "file", "name").Trim('`', ' ').Replace('\\', '/');
        return path.StartsWith("./", StringComparison.Ordinal) ? path[2..] : path;
    }

    private static string TextOf(JsonElement item)
    {
        var content = LooseFields.Find(item, "content", "text") is { ValueKind: JsonValueKind.String } text ? text.GetString()!.ReplaceLineEndings("\n") : "";
        return content.Length == 0 || content.EndsWith('\n') ? content : content + "\n";
    }
}
