using System.Text;
using System.Text.Json;

namespace Maestro.Storage.Settings;

/// <summary>Puts a value into JSON text and leaves every other character, comments too, where it was.</summary>
internal static class JsonEdit
{
    /// <param name="path">The names of the objects down to the value; those that are missing are added.</param>
    /// <param name="value">JSON.</param>
    public static string Set(string text, ReadOnlySpan<string> path, string value)
    {
        if (string.IsNullOrWhiteSpace(text))
            return $"{{\n{Property(path, value, "  ")}\n}}\n";
        var bytes = Encoding.UTF8.GetBytes(text.TrimStart('\uFEFF'));
        var reader = new Utf8JsonReader(bytes, SettingsReader.Options);
        reader.Read();
        return Encoding.UTF8.GetString(SetInObject(bytes, ref reader, path, value, "  "));
    }

    private static byte[] SetInObject(byte[] bytes, ref Utf8JsonReader reader, ReadOnlySpan<string> path, string value, string indent)
    {
        var end = (int)reader.BytesConsumed;
        var isEmpty = true;
        while (reader.Read() && reader.TokenType is JsonTokenType.PropertyName)
        {
            var isOurs = reader.ValueTextEquals(path[0]);
            reader.Read();
            var start = (int)reader.TokenStartIndex;
            if (isOurs && path.Length > 1)
                return SetInObject(bytes, ref reader, path[1..], value, indent + "  ");
            reader.Skip();
            (end, isEmpty) = ((int)reader.BytesConsumed, false);
            if (isOurs)
                return [.. bytes.AsSpan(0, start), .. Encoding.UTF8.GetBytes(value), .. bytes.AsSpan(end)];
        }

        return Insert(bytes, end, (int)reader.TokenStartIndex, isEmpty, path, value, indent);
    }

    /// <summary>Adds the property behind the last one: on the next line, behind a comment that ends the line.</summary>
    private static byte[] Insert(byte[] bytes, int end, int close, bool isEmpty, ReadOnlySpan<string> path, string value, string indent)
    {
        var rest = bytes.AsSpan(end, close - end);
        var newLine = rest.IndexOf((byte)'\n');
        var hasComma = rest.TrimStart(" \t\r\n"u8).StartsWith(","u8);
        var at = newLine < 0 ? close : end + newLine;
        var comma = isEmpty || hasComma ? "" : ",";
        var closing = newLine < 0 ? $"\n{indent[2..]}" : "";
        var between = Encoding.UTF8.GetString(bytes.AsSpan(end, at - end)).TrimEnd();
        return [.. bytes.AsSpan(0, end), .. Encoding.UTF8.GetBytes($"{comma}{between}\n{Property(path, value, indent)}{closing}"), .. bytes.AsSpan(at)];
    }

    private static string Property(ReadOnlySpan<string> path, string value, string indent) =>
        path.Length == 1 ? $"{indent}\"{path[0]}\": {value}" : $"{indent}\"{path[0]}\": {{\n{Property(path[1..], value, indent + "  ")}\n{indent}}}";
}
