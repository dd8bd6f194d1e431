using System.Globalization;
using System.Text.Json;

namespace Maestro.Core.Json;

/// <summary>Reads the fields of an object that a model wrote, whatever the spelling of their names and the form of their values.</summary>
public static class LooseFields
{
    /// <summary>The first field of that name; <c>depends_on</c>, <c>dependsOn</c> and <c>Depends-On</c> are one name. A JSON null counts as missing.</summary>
    public static JsonElement? Find(JsonElement item, params ReadOnlySpan<string> names)
    {
        if (item.ValueKind != JsonValueKind.Object)
            return null;
        foreach (var name in names)
        {
            foreach (var property in item.EnumerateObject())
            {
                if (property.Value.ValueKind != JsonValueKind.Null && Plain(property.Name).Equals(Plain(name), StringComparison.OrdinalIgnoreCase))
                    return property.Value;
            }
        }

        return null;
    }

    public static string Text(JsonElement item, params ReadOnlySpan<string> names) => Find(item, names) is { } value ? Text(value) : "";

    public static IReadOnlyList<string> Texts(JsonElement item, params ReadOnlySpan<string> names) => Find(item, names) switch
    {
        null => [],
        { ValueKind: JsonValueKind.Array } list => [.. list.EnumerateArray().Select(Text).Where(text => text.Length > 0)],
        { } one => Text(one) is { Length: > 0 } text && !IsNone(text) ? [text] : [],
    };

    /// <summary>A number, also as text or in per cent.</summary>
    public static double? Number(JsonElement item, string name)
    {
        if (Find(item, name) is not { } value)
            return null;
        var text = Text(value).Trim();
        var digits = text.TrimEnd('%', ' ');
        if (!double.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || !double.IsFinite(number))
            return null;
        return digits.Length < text.Length || number is > 10 and <= 100 ? number / 100 : number;
    }

    /// <summary>A whole number such as a line, also as text; null when there is none.</summary>
    public static int? Whole(JsonElement item, string name) =>
        Find(item, name) is { } value && double.TryParse(Text(value), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && number is >= int.MinValue and <= int.MaxValue ? (int)number : null;

    private static string Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!.Trim(),
        JsonValueKind.Array => string.Join("; ", value.EnumerateArray().Select(Text).Where(text => text.Length > 0)),
        JsonValueKind.Object when Text(value, "id", "path", "file", "name", "title", "text", "description", "risk") is { Length: > 0 } inner => inner,
        JsonValueKind.Null or JsonValueKind.Undefined => "",
        _ => value.GetRawText(),
    };

    private static bool IsNone(string text) => text.Equals("none", StringComparison.OrdinalIgnoreCase) || text is "-" or "n/a" or "N/A";

    private static string Plain(string name) => name.Replace("_", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal);
}
