using System.Text.Json;
using Maestro.Agents.Results;
using Maestro.Core.Evidence;
using Maestro.Core.Json;
using Maestro.Core.Results;
using Maestro.Core.Text;

namespace Maestro.Agents.Documentation;

/// <summary>What a model says of its work on documents.</summary>
/// <param name="Contents">Whole texts of files that are still to be written, by path.</param>
/// <param name="Descriptions">What was done to a file, by path.</param>
internal sealed record DocumentationAnswer(
    string Summary, IReadOnlyDictionary<string, string> Contents, IReadOnlyDictionary<string, string> Descriptions, IReadOnlyList<DocumentationGap> Gaps)
{
    private const int MostGaps = 60;
    private const double UsualConfidence = 0.6;

    /// <summary>The JSON schema of an answer, for prompts and providers.</summary>
    public const string Schema =
        """
        {
          "type": "object",
          "properties": {
            "files": {
              "type": "array",
              "items": {
                "type": "object",
                "properties": {
                  "path": { "type": "string", "description": "relative to the work folder" },
                  "description": { "type": "string", "description": "what was written, in one sentence" },
                  "content": { "type": "string", "description": "the whole text, only when no tool has written the file; else empty" }
                },
                "required": ["path", "description", "content"],
                "additionalProperties": false
              }
            },
            "gaps": {
              "type": "array",
              "items": {
                "type": "object",
                "properties": {
                  "kind": { "type": "string" }, "file": { "type": "string" }, "line": { "type": "integer" }, "symbol": { "type": "string" },
                  "message": { "type": "string" }, "fix": { "type": "string" }, "confidence": { "type": "number" }
                },
                "required": ["kind", "file", "line", "symbol", "message", "fix", "confidence"],
                "additionalProperties": false
              }
            }
          },
          "required": ["files", "gaps"],
          "additionalProperties": false
        }
        """;

    public static ResultSchema Form { get; } = new("documentation", JsonElement.Parse(Schema), static _ => []);

    public static DocumentationAnswer Empty { get; } = new("", new Dictionary<string, string>(), new Dictionary<string, string>(), []);

    /// <param name="paths">The files of the repository: what is said of others is left out.</param>
    public static ReadAnswer<DocumentationAnswer> Read(string reply, IReadOnlySet<string> paths)
    {
        var json = LooseJson.Read(reply, JsonShape.Object("files"));
        if (!json.Succeeded)
            json = LooseJson.Read(reply, JsonShape.Object("gaps"));
        if (!json.Succeeded)
            return new ReadAnswer<DocumentationAnswer>(Empty with { Summary = Clean(reply) },
                [$"The reply holds no object with `files` and `gaps`: {json.Failure}."]);
        var end = reply.IndexOfAny(['{', '`']);
        var files = Items(json.Value, "files").Select(item => (Path: Path(item), Item: item)).Where(file => file.Path.Length > 0).DistinctBy(file =>
            file.Path).ToList();
        return new ReadAnswer<DocumentationAnswer>(
            new DocumentationAnswer(
                end < 0 ? "" : Clean(reply[..end]),
                files.Where(file => Content(file.Item).Length > 0).ToDictionary(file => file.Path, file => Content(file.Item), StringComparer.Ordinal),
                files.ToDictionary(file => file.Path, file => Clean(LooseFields.Text(file.Item, "description")), StringComparer.Ordinal),
                [.. Items(json.Value, "gaps").Take(MostGaps).Select(item => Gap(item, paths)).OfType<DocumentationGap>()]),
            json.IsCutOff ? ["the JSON is cut off before its end"] : []);
    }

    private static IEnumerable<JsonElement> Items(JsonElement json, string name) =>
        LooseFields.Find(json, name) is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray().Where(item =>
            item.ValueKind is JsonValueKind.Object) : [];

    private static string Path(JsonElement item)
    {
        var path = LooseFields.Text(item, "path", "file").Trim('`').Replace('\\', '/');
        return path.StartsWith("./", StringComparison.Ordinal) ? path[2..] : path;
    }

    /// <summary>As it was written: white space matters.</summary>
    private static string Content(JsonElement item) => LooseFields.Find(item, "content") is { ValueKind: JsonValueKind.String } text ? text.GetString()! : "";

    private static DocumentationGap? Gap(JsonElement item, IReadOnlySet<string> paths)
    {
        var (file, message) = (Path(item), Clean(LooseFields.Text(item, "message")));
        return !paths.Contains(file) || message.Length == 0 ? null : new DocumentationGap(
            Clean(LooseFields.Text(item, "kind")) is { Length: > 0 } kind ? kind : "other", file, Math.Max(1, (int)(LooseFields.Number(item, "line") ?? 1)),
            Clean(LooseFields.Text(item, "symbol")) is { Length: > 0 } symbol ? symbol : null, message, Clean(LooseFields.Text(item, "fix")),
            Math.Clamp(LooseFields.Number(item, "confidence") ?? UsualConfidence, 0, 1), "model");
    }

    private static string Clean(string text) => PlainText.Clean(text).Trim();
}
