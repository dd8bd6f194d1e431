using System.Text;
using System.Text.Json;

namespace Maestro.Storage.Settings;

/// <summary>Reads the text of a settings file: JSON in which comments and trailing commas are welcome.</summary>
internal sealed class SettingsReader(SettingKeys keys, SettingsLayer layer, string file)
{
    public static readonly JsonReaderOptions Options = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    private readonly List<SettingValue> values = [];
    private byte[] bytes = [];

    /// <exception cref="SettingsException">The text is no JSON, or a key or value is wrong; names file, key and line.</exception>
    public IReadOnlyList<SettingValue> Read(string text)
    {
        bytes = Encoding.UTF8.GetBytes(text.TrimStart('\uFEFF'));
        if (bytes.AsSpan().Trim(" \t\r\n"u8).IsEmpty)
            return [];
        var reader = new Utf8JsonReader(bytes, Options);
        try
        {
            reader.Read();
            if (reader.TokenType is not JsonTokenType.StartObject)
                throw Wrong("", ref reader, "the file must hold one object { ... }");
            ReadObject(ref reader, "");
            reader.Read();
        }
        catch (JsonException wrong)
        {
            var message = wrong.Message.Split(" LineNumber:")[0].TrimEnd('.', ' ');
            throw new SettingsException($"{file}:{wrong.LineNumber + 1}: this is no valid JSON: {message}.");
        }

        return values;
    }

    private void ReadObject(ref Utf8JsonReader reader, string prefix)
    {
        while (reader.Read() && reader.TokenType is JsonTokenType.PropertyName)
        {
            var key = prefix + reader.GetString();
            var line = LineAt(reader.TokenStartIndex);
            var isGroup = keys.All.Any(known => known.StartsWith(key + ".", StringComparison.Ordinal));
            if (!isGroup && keys.ProblemOfKey(key) is { } problem)
                throw new SettingsException($"{file}:{line}: {problem}");
            reader.Read();
            var lines = new List<int>();
            if (!isGroup)
                Add(key, ReadValue(ref reader, key, lines), line, lines);
            else if (reader.TokenType is JsonTokenType.StartObject)
                ReadObject(ref reader, key + ".");
            else
                throw Wrong(key, ref reader, "an object { ... } is needed");
        }
    }

    private void Add(string key, List<string> texts, int line, List<int> lines)
    {
        if (Problem(key, texts, lines) is var (problem, at))
            throw new SettingsException($"{file}:{at ?? line}: {key}: {problem}.".Replace("?.", "?", StringComparison.Ordinal));
        if (values.Find(earlier => earlier.Key == key) is { } first)
            throw new SettingsException($"{file}:{line}: {key}: it is set in line {first.Origin.Line} already; keep one of the two.");
        values.Add(new SettingValue(key, texts, new SettingOrigin(layer, file, line)) { Lines = lines });
    }

    /// <summary>What is wrong, with its line where it is one item of a list.</summary>
    private (string Problem, int? Line)? Problem(string key, List<string> texts, List<int> lines)
    {
        for (var i = 0; i < lines.Count; i++)
            if (keys.ProblemOfValue(key, [texts[i]]) is { } ofItem)
                return (ofItem, lines[i]);
        return lines.Count == 0 && texts.Count > 0 && keys.ProblemOfValue(key, texts) is { } problem ? (problem, null) : null;
    }

    private List<string> ReadValue(ref Utf8JsonReader reader, string key, List<int> lines)
    {
        switch (SettingKeys.KindOf(key))
        {
            case SettingKind.Text when reader.TokenType is JsonTokenType.String:
                return [reader.GetString()!];
            case SettingKind.Number when reader.TokenType is JsonTokenType.Number:
                return [Encoding.UTF8.GetString(reader.ValueSpan)];
            case SettingKind.List when reader.TokenType is JsonTokenType.StartArray:
                var items = new List<string>();
                while (reader.Read() && reader.TokenType is JsonTokenType.String)
                {
                    items.Add(reader.GetString()!);
                    lines.Add(LineAt(reader.TokenStartIndex));
                }

                return reader.TokenType is JsonTokenType.EndArray ? items : throw Wrong(key, ref reader, "every item must be a text");
            case SettingKind.Text:
                throw Wrong(key, ref reader, "a text in quotes is needed");
            case SettingKind.Number:
                throw Wrong(key, ref reader, "a number is needed, without quotes");
            default:
                throw Wrong(key, ref reader, "a list [ ... ] of texts is needed");
        }
    }

    private SettingsException Wrong(string key, ref Utf8JsonReader reader, string problem) =>
        new($"{file}:{LineAt(reader.TokenStartIndex)}: {(key.Length > 0 ? key + ": " : "")}{problem}.");

    private int LineAt(long index) => bytes.AsSpan(0, (int)index).Count((byte)'\n') + 1;
}
