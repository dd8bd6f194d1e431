using System.Globalization;
using System.Text.Json;
using Maestro.Core.Models;
using Maestro.Models.Providers;

namespace Maestro.Models.Middleware.Facts;

/// <summary>Prices and windows of models, dated: the table of this version, with what the person's own file says before it.</summary>
public sealed class ModelTable
{
    private readonly Dictionary<(string Provider, string Model), ModelFacts> models;

    private ModelTable(Dictionary<(string, string), ModelFacts> models) => this.models = models;

    /// <summary>The table of this version.</summary>
    public static ModelTable Known => field ??= new ModelTable(ReadOwn());

    /// <summary>With the models of another file in the same form; those it names replace the known ones.</summary>
    /// <exception cref="RunException">The file cannot be read, or is none.</exception>
    public static ModelTable With(string path)
    {
        try
        {
            using var json = JsonDocument.Parse(
                File.ReadAllBytes(path), new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
            var models = ReadOwn();
            foreach (var (key, facts) in Read(json.RootElement))
                models[key] = facts;
            return new ModelTable(models);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or JsonException or InvalidOperationException or KeyNotFoundException or FormatException)
        {
            throw new RunException(
                ErrorKind.InvalidRequest, $"{path} is no table of models: {failure.Message.TrimEnd('.')}.", "docs/providers.md shows its form.");
        }
    }

    /// <summary>What is known of the model that a provider was asked for. A model of one's own Ollama costs nothing.</summary>
    public ModelFacts Of(ProviderOptions provider, string? model = null)
    {
        var name = model ?? provider.Model ?? "";
        for (var known = name; known is not null; known = Shorter(known))
            if (models.TryGetValue((provider.Id, known), out var facts))
                return facts;
        return provider is { Id: "ollama", IsLoopback: true } ? ModelFacts.Unknown with { Price = new Price(0, 0) } : ModelFacts.Unknown;
    }

    /// <summary>The name without its date or <c>latest</c>; null when it has none: another ending is another model.</summary>
    private static string? Shorter(string name)
    {
        var at = name.LastIndexOfAny(['-', '@']);
        if (at <= 0)
            return null;
        var ending = name.AsSpan(at + 1);
        if (ending is "latest" || (ending.Length == 8 && long.TryParse(ending, NumberStyles.None, CultureInfo.InvariantCulture, out _)))
            return name[..at];
        return name.Length > 11 && DateOnly.TryParseExact(name.AsSpan(name.Length - 10), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)
            ? name[..^11] : null;
    }

    private static Dictionary<(string, string), ModelFacts> ReadOwn()
    {
        using var stream = typeof(ModelTable).Assembly.GetManifestResourceStream("models.json")!;
        using var json = JsonDocument.Parse(stream);
        return Read(json.RootElement).ToDictionary(model => model.Key, model => model.Facts);
    }

    private static List<((string, string) Key, ModelFacts Facts)> Read(JsonElement root) => [.. root.GetProperty("models").EnumerateArray().Select(model => (
        (model.GetProperty("provider").GetString() ?? "", model.GetProperty("model").GetString() ?? ""),
        new ModelFacts(PriceOf(model), (long?)Number(model, "window"), (long?)Number(model, "max_output"))))];

    private static Price? PriceOf(JsonElement model)
    {
        if (Number(model, "input") is not { } input || Number(model, "output") is not { } output)
            return null;
        return new Price(input, output, Number(model, "cached"), Number(model, "cache_write"))
        {
            Above = model.TryGetProperty("above", out var above) && PriceOf(above) is { } dearer ? ((long)(Number(above, "tokens") ?? 0), dearer) : null,
        };
    }

    private static decimal? Number(JsonElement owner, string name) => owner.TryGetProperty(name, out var value) ? value.GetDecimal() : null;
}
