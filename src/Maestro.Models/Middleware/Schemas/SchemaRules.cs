using System.Text.Json;
using Maestro.Models.Http;
using Maestro.Models.Middleware.Failover;
using Maestro.Models.Providers;
using Microsoft.Extensions.AI;

namespace Maestro.Models.Middleware.Schemas;

/// <summary>When a provider may be told the form of the result.</summary>
/// <param name="NeedsObject">A form that is no object is refused.</param>
/// <param name="DeclaresForbidden">Tools stay declared where they may not be called, since the history has calls of them.</param>
/// <param name="IsFreeBesideTools">Whether this form leaves the model free to call tools; elsewhere it is refused or keeps the model from calling any.</param>
internal sealed record SchemaRules(bool NeedsObject, bool DeclaresForbidden, Func<JsonElement, bool> IsFreeBesideTools)
{
    public static SchemaRules Of(ProviderOptions provider, string? model) => provider.Id switch
    {
        "anthropic" => new SchemaRules(true, true, schema => ClaudeModel.TakesForm(model ?? "") && SchemaKeywords.Anthropic.Cover(schema)),
        "gemini" => new SchemaRules(false, false, _ => IsGeminiThreeOrLater(model ?? "")),
        "ollama" => new SchemaRules(false, false, _ => false),
        _ when Endpoint.Is(provider.BaseUrl, Endpoint.TextGeneration) => new SchemaRules(false, false, _ => true),
        _ when provider.BaseUrl.Host is "api.openai.com" => new SchemaRules(true, false, _ => true),
        _ => new SchemaRules(false, false, _ => false),
    };

    /// <summary>The options as they are sent: the form is left out where it cannot be told now, and tools that may not be called where it is.</summary>
    public ChatOptions Apply(ChatOptions options, JsonElement schema)
    {
        var mayCall = RequestParts.Tools(options).Count > 0 && RequestParts.AllowsTools(options);
        var isSent = (!NeedsObject || SchemaKeywords.IsObject(schema)) && (!mayCall || IsFreeBesideTools(schema));
        if (!isSent)
            return Without(options);
        if (mayCall || DeclaresForbidden)
            return options;
        var sent = options.Clone();
        sent.Tools = null;
        return sent;
    }

    /// <summary>The same without a form.</summary>
    public static ChatOptions Without(ChatOptions options)
    {
        var free = options.Clone();
        free.ResponseFormat = null;
        return free;
    }

    public static bool IsGeminiThreeOrLater(string model) =>
        model.StartsWith("gemini-", StringComparison.Ordinal) && model is [_, _, _, _, _, _, _, >= '3' and <= '9', ..];
}
