using System.Text.Json;

namespace Maestro.Agents.Results;

/// <summary>Follows the references of a schema before a model is asked: one that leads nowhere, or only back to itself, can hold nothing.</summary>
internal sealed class SchemaReferences
{
    private const string Official = "json-schema.org/draft";

    private static readonly string[] InPlace = ["allOf", "anyOf", "oneOf", "if", "then", "else", "not", "dependentSchemas"];

    private readonly JsonElement root;
    private readonly Dictionary<string, JsonElement> names = new(StringComparer.Ordinal);
    private readonly List<string> references = [];
    private readonly HashSet<string> followed = new(StringComparer.Ordinal);

    public SchemaReferences(JsonElement schema)
    {
        root = schema;
        Collect(schema);
    }

    /// <exception cref="FormatException">A reference is to nothing in the schema, or goes round in a circle.</exception>
    public void Check()
    {
        foreach (var reference in references)
            Follow(reference, []);
    }

    private void Follow(string reference, List<string> way)
    {
        if (way.Contains(reference))
            throw new FormatException($"'{reference}' leads back to itself and to nothing else");
        if (reference.Contains(Official, StringComparison.Ordinal) || followed.Contains(reference))
            return;
        if (Find(reference) is not { } target)
            throw new FormatException($"'{reference}' is not in the schema, and nothing is fetched for it");
        Walk(target, [.. way, reference]);
        followed.Add(reference);
    }

    /// <summary>Everything that is held against the same value.</summary>
    private void Walk(JsonElement schema, List<string> way)
    {
        if (schema.ValueKind is not JsonValueKind.Object)
            return;
        foreach (var keyword in schema.EnumerateObject())
            if (IsReference(keyword))
                Follow(keyword.Value.GetString()!, way);
            else if (InPlace.Contains(keyword.Name))
                foreach (var part in Parts(keyword))
                    Walk(part, way);
    }

    private static IEnumerable<JsonElement> Parts(JsonProperty keyword) => keyword.Value.ValueKind switch
    {
        JsonValueKind.Array => keyword.Value.EnumerateArray(),
        JsonValueKind.Object when keyword.Name is "dependentSchemas" => keyword.Value.EnumerateObject().Select(member => member.Value),
        _ => [keyword.Value],
    };

    private JsonElement? Find(string reference)
    {
        var (address, fragment) = reference.Split('#', 2) is [var before, var after] ? (before, after) : (reference, "");
        IEnumerable<JsonElement> bases = address.Length == 0 ? names.Values.Prepend(root)
            : names.Where(name => name.Key == address || name.Key.EndsWith($"/{address}", StringComparison.Ordinal)).Select(name => name.Value);
        if (fragment.Length > 0 && fragment[0] != '/')
            return names.TryGetValue($"#{fragment}", out var anchored) ? anchored : null;
        return bases.Select(start => At(start, fragment)).FirstOrDefault(found => found is not null);
    }

    private static JsonElement? At(JsonElement start, string pointer)
    {
        var at = start;
        foreach (var part in pointer.Split('/').Skip(1))
        {
            var name = Uri.UnescapeDataString(part).Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
            if (at.ValueKind is JsonValueKind.Object && at.TryGetProperty(name, out var member))
                at = member;
            else if (at.ValueKind is JsonValueKind.Array && int.TryParse(name, out var index) && index >= 0 && index < at.GetArrayLength())
                at = at[index];
            else
                return null;
        }

        return at;
    }

    private void Collect(JsonElement value)
    {
        if (value.ValueKind is JsonValueKind.Array)
            foreach (var item in value.EnumerateArray())
                Collect(item);
        if (value.ValueKind is not JsonValueKind.Object)
            return;
        foreach (var member in value.EnumerateObject())
        {
            if (member.Value.ValueKind is not JsonValueKind.String)
                Collect(member.Value);
            else if (IsReference(member))
                references.Add(member.Value.GetString()!);
            else if (member.Name is "$anchor" or "$dynamicAnchor")
                names[$"#{member.Value.GetString()}"] = value;
            else if (member.Name is "$id")
                names[member.Value.GetString()!.TrimEnd('#')] = value;
        }
    }

    private static bool IsReference(JsonProperty keyword) => keyword.Name is "$ref" or "$dynamicRef" && keyword.Value.ValueKind is JsonValueKind.String;
}
