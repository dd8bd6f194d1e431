using System.Text;
using System.Text.Json;

namespace Maestro.Analysis.Source;

/// <summary>Reads from manifests the names under which a repository's own packages are imported.</summary>
internal static class ManifestScanner
{
    private static readonly JsonReaderOptions s_tolerant = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    public static void Scan(string path, string text, Findings findings)
    {
        switch (path.AsSpan(path.LastIndexOf('/') + 1))
        {
            case "package.json":
                Json(text, "name", findings);
                break;
            case "go.mod":
                findings.Own(Value(text, "module ", null));
                break;
            case "Cargo.toml":
                findings.Own(Value(text, "name", "[package]"));
                break;
            case var name when name.StartsWith("tsconfig") || name is "jsconfig.json":
                Json(text, "paths", findings);
                break;
            default:
                break;
        }
    }

    // The first line that starts with the key, after the line with the section.
    private static ReadOnlySpan<char> Value(string text, string key, string? section)
    {
        var inSection = section is null;
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            var trimmed = line.Trim();
            if (section is not null && trimmed.StartsWith('['))
                inSection = trimmed.SequenceEqual(section);
            else if (inSection && trimmed.StartsWith(key))
                return trimmed[key.Length..].Trim(" =\"'\t");
        }
        return default;
    }

    private static void Json(string text, string property, Findings findings)
    {
        try
        {
            var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(text), s_tolerant);
            while (reader.Read())
            {
                if (reader.TokenType != JsonTokenType.PropertyName || !reader.ValueTextEquals(property) || !reader.Read())
                    continue;
                if (property == "paths")
                    Aliases(ref reader, findings);
                else if (reader.CurrentDepth == 1 && reader.TokenType == JsonTokenType.String)
                    findings.Own(reader.GetString());
            }
        }
        catch (JsonException)
        {
            // Half-written manifests are common while someone works; what was read so far stands.
            return;
        }
    }

    // "@/*": ["./src/*"] becomes "@/*>./src/*"
    private static void Aliases(ref Utf8JsonReader reader, Findings findings)
    {
        var pattern = "";
        var depth = reader.CurrentDepth;
        while (reader.Read() && reader.CurrentDepth > depth)
        {
            if (reader.TokenType == JsonTokenType.PropertyName)
                pattern = reader.GetString() ?? "";
            else if (reader.TokenType == JsonTokenType.String && pattern.Length > 0)
                findings.Import($"{pattern}>{reader.GetString()}");
        }
    }
}
