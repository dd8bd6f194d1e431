using System.Text.Json;
using Maestro.Agents.Results;
using Maestro.Core.Evidence;
using Maestro.Core.Json;
using Maestro.Core.Results;
using Maestro.Core.Text;

namespace Maestro.Agents.Data;

/// <summary>What a model wrote: migrations, files of them, and queries.</summary>
internal sealed record DataSaid(IReadOnlyList<DataMigration> Migrations, IReadOnlyList<FileDraft> Files, IReadOnlyList<string> Queries)
{
    private const int Most = 20;

    public static DataSaid Nothing { get; } = new([], [], []);

    /// <summary>What the model is asked for.</summary>
    public static ResultSchema Form { get; } = new("data", JsonElement.Parse(
        """
        {
          "type": "object",
          "properties": {
            "summary": { "type": "string", "description": "two to five sentences for the person" },
            "migrations": { "type": "array", "items": { "type": "object",
              "properties": { "up": { "type": "string" }, "down": { "type": ["string", "null"] }, "risk": { "type": "string" }, "file": { "type": ["string", "null"] } },
              "required": ["up", "down", "risk", "file"], "additionalProperties": false } },
            "files": { "type": "array", "items": { "type": "object",
              "properties": { "path": { "type": "string" }, "content": { "type": "string" }, "description": { "type": "string" } },
              "required": ["path", "content", "description"], "additionalProperties": false } },
            "queries": { "type": "array", "items": { "type": "object",
              "properties": { "sql": { "type": "string" }, "why": { "type": "string" } }, "required": ["sql", "why"], "additionalProperties": false } },
            "findings": { "type": "array", "items": { "type": "object",
              "properties": { "rule": { "type": "string" }, "severity": { "type": "string", "enum": ["critical", "high", "medium", "low", "info"] }, "file": { "type": "string" },
                "line": { "type": "integer" }, "message": { "type": "string" }, "explanation": { "type": "string" }, "fix": { "type": "string" }, "confidence": { "type": "number" } },
              "required": ["rule", "severity", "file", "line", "message", "explanation", "fix", "confidence"], "additionalProperties": false } },
            "doubted": { "type": "array", "items": { "type": "object",
              "properties": { "finding": { "type": "integer" }, "why": { "type": "string" } }, "required": ["finding", "why"], "additionalProperties": false } }
          },
          "required": ["summary", "migrations", "files", "queries", "findings", "doubted"],
          "additionalProperties": false
        }
        """), static _ => []);

    /// <param name="isInside">Whether a path lies in the work folder.</param>
    public static ReadAnswer<DataSaid> Read(string reply, Func<string, bool> isInside)
    {
        var json = LooseJson.Read(reply, JsonShape.Object("migrations"));
        if (!json.Succeeded)
            json = LooseJson.Read(reply, JsonShape.Object("findings"));
        if (!json.Succeeded)
            return new(Nothing, [$"the reply holds no object with `migrations`: {json.Failure}"]);
        var migrations = Items(json.Value, "migrations").Select(item => new DataMigration(Raw(item, "up"), Raw(item, "down") is { Length: > 0 } down ? down : null, Clean(item, "risk"), Clean(item, "file") is { Length: > 0 } file ? file : null, true)).ToList();
        var files = Items(json.Value, "files").Select(item => new FileDraft(Clean(item, "path").Trim('`').Replace('\\', '/'), Raw(item, "content"), Clean(item, "description"))).DistinctBy(file => file.Path).ToList();
        var problems = migrations.Where(migration => migration.Up.Length == 0).Select(_ => "a migration has no way up")
            .Concat(migrations.Where(migration => migration.Risk.Length == 0).Select(_ => "a migration does not say its risk"))
            .Concat(files.Where(file => file.Path.Length == 0 || file.Content.Length == 0).Select(file => $"the file `{file.Path}` has no path or no content"))
            .Concat(files.Where(file => file.Path.Length > 0 && !isInside(file.Path)).Select(file => $"`{file.Path}` is outside the work folder"));
        return new(new DataSaid(migrations, files, [.. Items(json.Value, "queries").Select(item => Raw(item, "sql").Trim()).Where(sql => sql.Length > 0)]), [.. problems]);
    }

    private static List<JsonElement> Items(JsonElement json, string name) =>
        LooseFields.Find(json, name) is { ValueKind: JsonValueKind.Array } list
            ? [.. list.EnumerateArray().Where(item => item.ValueKind is JsonValueKind.Object).Take(Most)]
            : [];

    private static string Raw(JsonElement item, string name) =>
        LooseFields.Find(item, name) is { ValueKind: JsonValueKind.String } text ? text.GetString()!.ReplaceLineEndings("\n") : "";

    private static string Clean(JsonElement item, string name) => PlainText.Clean(LooseFields.Text(item, name)).Trim();
}
