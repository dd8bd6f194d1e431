using System.Text.Json;

namespace Maestro.Analysis.Testing;

/// <summary>The scripts of a package.json.</summary>
internal static class PackageScript
{
    /// <summary>The text of the script that a command such as <c>npm run check</c> runs; null when there is none.</summary>
    public static string? Of(string? manifest, string command)
    {
        if (manifest is null)
            return null;
        try
        {
            using var package = JsonDocument.Parse(manifest, new JsonDocumentOptions
            {
                AllowTrailingCommas = true,
                CommentHandling = JsonCommentHandling.Skip
            });
            var name = command.Split(' ').Last(word => !word.StartsWith('-'));
            return package.RootElement.ValueKind is JsonValueKind.Object && package.RootElement.TryGetProperty("scripts", out var scripts)
                && scripts.ValueKind is JsonValueKind.Object && scripts.TryGetProperty(name, out var script) && script.ValueKind is JsonValueKind.String
                    ? script.GetString() : null;
        }
        catch (JsonException)
        {
            // A manifest that cannot be read names no script.
            return null;
        }
    }
}
