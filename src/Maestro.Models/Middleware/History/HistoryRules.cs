using Maestro.Models.Middleware.Schemas;
using Maestro.Models.Providers;

namespace Maestro.Models.Middleware.History;

/// <summary>What a provider accepts in the history of a conversation.</summary>
/// <param name="Origin">Who signed what goes out: only its own signatures may come back.</param>
internal sealed record HistoryRules(string Origin)
{
    /// <summary>Google's documented word for a call that another model made; its models from 3 on refuse a call without a signature.</summary>
    private const string UnsignedCall = "skip_thought_signature_validator";

    /// <summary>Stands in for the signature of a call that has none; null where none is needed.</summary>
    public string? MissingSignature { get; init; }

    /// <summary>Exactly nine letters and digits (Mistral).</summary>
    public bool HasNineLetterIds { get; init; }

    public static HistoryRules Of(ProviderOptions provider)
    {
        var model = provider.Model ?? "";
        return new HistoryRules($"{provider.Id}/{model}{(Endpoint.Root(provider.BaseUrl.AbsolutePath) != provider.BaseUrl.AbsolutePath.TrimEnd('/') ? provider.BaseUrl.AbsolutePath : "")}")
        {
            MissingSignature = provider.Id is "gemini" && SchemaRules.IsGeminiThreeOrLater(model) ? UnsignedCall : null,
            HasNineLetterIds = provider.BaseUrl.Host is "api.mistral.ai",
        };
    }
}
