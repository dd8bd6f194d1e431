using System.Text.Json;

namespace Maestro.Analysis.Project;

/// <summary>Reads JSON manifests, with the comments and commas that people leave in them.</summary>
internal static class JsonManifest
{
    private static readonly JsonDocumentOptions s_tolerant = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    /// <summary>Null when the text is no JSON object.</summary>
    public static JsonDocument? Parse(string text)
    {
        try
        {
            var document = text.Length == 0 ? null : JsonDocument.Parse(text, s_tolerant);
            if (document?.RootElement.ValueKind == JsonValueKind.Object)
                return document;
            document?.Dispose();
            return null;
        }
        catch (JsonException)
        {
            // Half-written manifests are common while someone works; nothing is known of this one then.
            return null;
        }
    }

    /// <summary>The keys of the named objects.</summary>
    public static IEnumerable<string> Keys(JsonElement manifest, params IEnumerable<string> properties)
    {
        foreach (var property in properties)
        {
            if (!manifest.TryGetProperty(property, out var value) || value.ValueKind != JsonValueKind.Object)
                continue;
            foreach (var key in value.EnumerateObject())
                yield return key.Name;
        }
    }
}
