using System.Text.Json;
using Json.Schema;

namespace Maestro.Agents.Results;

/// <summary>Finds references that lead nowhere before a model is asked; nothing is fetched.</summary>
internal static class SchemaReferences
{
    private static readonly string[] Keywords = ["$ref", "$dynamicRef"];

    /// <exception cref="FormatException">A reference is to nothing in the schema.</exception>
    public static void Check(JsonElement schema)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        var references = new List<string>();
        Collect(schema, names, references);
        foreach (var reference in references)
            if (!IsFound(reference, schema, names))
                throw new FormatException($"'{reference}' is not in the schema, and nothing is fetched for it");
    }

    private static bool IsFound(string reference, JsonElement schema, HashSet<string> names)
    {
        if (reference is "#" || (reference.StartsWith("#/", StringComparison.Ordinal) && Follow(schema, reference[2..])))
            return true;
        if (reference.StartsWith("#/", StringComparison.Ordinal))
            return false;
        var name = reference.StartsWith('#') ? reference[1..] : reference.Split('#')[0];
        return names.Any(known => known == name || known.EndsWith($"/{name}", StringComparison.Ordinal))
            || (Uri.TryCreate(reference, UriKind.Absolute, out var address) && SchemaRegistry.Global.Get(address) is not null);
    }

    private static bool Follow(JsonElement at, string pointer)
    {
        foreach (var part in pointer.Split('/'))
        {
            var name = Uri.UnescapeDataString(part).Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
            if (at.ValueKind is JsonValueKind.Object && at.TryGetProperty(name, out var member))
                at = member;
            else if (at.ValueKind is JsonValueKind.Array && int.TryParse(name, out var index) && index >= 0 && index < at.GetArrayLength())
                at = at[index];
            else
                return false;
        }

        return true;
    }

    private static void Collect(JsonElement value, HashSet<string> names, List<string> references)
    {
        if (value.ValueKind is JsonValueKind.Array)
            foreach (var item in value.EnumerateArray())
                Collect(item, names, references);
        if (value.ValueKind is not JsonValueKind.Object)
            return;
        foreach (var member in value.EnumerateObject())
        {
            if (member.Value.ValueKind is not JsonValueKind.String)
                Collect(member.Value, names, references);
            else if (Keywords.Contains(member.Name))
                references.Add(member.Value.GetString()!);
            else if (member.Name is "$id" or "$anchor" or "$dynamicAnchor")
                names.Add(member.Value.GetString()!);
        }
    }
}
