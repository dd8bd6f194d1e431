using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Json.Schema;
using Maestro.Core.Results;

namespace Maestro.Agents.Results;

/// <summary>Reads the JSON schema that a person wrote for the result.</summary>
public static class OwnSchema
{
    private const string Draft = "https://json-schema.org/draft/2020-12/schema";

    private static readonly string[] Earlier =
        ["https://json-schema.org/draft/2019-09/schema", "http://json-schema.org/draft-07/schema", "http://json-schema.org/draft-06/schema"];

    private static readonly JsonDocumentOptions NoNameTwice = new() { AllowDuplicateProperties = false };

    /// <summary>Reads JSON Schema 2020-12, or the earlier draft that it names.</summary>
    /// <param name="file">Its name for messages; the schema's title comes first.</param>
    /// <exception cref="FormatException">It is no JSON or no schema; says why in one line.</exception>
    public static ResultSchema Read(string text, string file)
    {
        var json = Parse(text);
        if (json.ValueKind is not JsonValueKind.Object)
            throw new FormatException("a JSON schema is an object, such as {\"type\": \"object\", \"properties\": {...}}");
        Check(json);
        new SchemaReferences(json).Check();
        var schema = Build(json);
        var title = json.TryGetProperty("title", out var named) && named.ValueKind is JsonValueKind.String ? named.GetString()! : "";
        return new ResultSchema(ResultSchema.OwnName, json, value => Problems(schema, value)) { Title = title.Length > 0 ? title : file };
    }

    private static JsonElement Parse(string text)
    {
        try
        {
            return JsonElement.Parse(text, NoNameTwice);
        }
        catch (JsonException wrong)
        {
            var end = wrong.Message.IndexOf(" LineNumber:", StringComparison.Ordinal);
            var what = (end > 0 ? wrong.Message[..end] : wrong.Message).TrimEnd('.');
            throw new FormatException(
                wrong.LineNumber is { } line ? $"line {line + 1}, column {wrong.BytePositionInLine + 1}: this is no JSON ({what})" : $"this is no JSON ({what})", wrong);
        }
    }

    /// <summary>What the schema of schemas says.</summary>
    private static void Check(JsonElement json)
    {
        var draft = json.TryGetProperty("$schema", out var named) ? named.ToString().TrimEnd('#') : Draft;
        if (draft != Draft && !Earlier.Contains(draft))
            throw new FormatException($"it follows {draft}, which is not known; write it for {Draft}");
        if (draft == Draft && Problems(MetaSchemas.Draft202012, json) is { Count: > 0 } problems)
            throw new FormatException($"this is no JSON schema: {problems[0]}{(problems.Count > 1 ? $" ({problems.Count - 1} more)" : "")}");
    }

    private static JsonSchema Build(JsonElement json)
    {
        try
        {
            return JsonSchema.FromText(json.GetRawText());
        }
        catch (Exception wrong) when (wrong is JsonException or RegexParseException or ArgumentException)
        {
            throw new FormatException($"this is no JSON schema: {wrong.Message.ReplaceLineEndings(" ").TrimEnd('.')}", wrong);
        }
    }

    private static IReadOnlyList<string> Problems(JsonSchema schema, JsonElement value)
    {
        try
        {
            return SchemaProblems.Of(schema, JsonNode.Parse(value.GetRawText(), documentOptions: NoNameTwice));
        }
        catch (JsonException)
        {
            return ["an object has the same name twice"];
        }
        catch (RefResolutionException wrong)
        {
            return [$"the schema cannot be applied: {wrong.Message.TrimEnd('.')}"];
        }
    }
}
