using Maestro.Core.Models;
using Maestro.Core.Text;
using Maestro.Models.Anthropic;
using Maestro.Models.Gemini;
using Maestro.Models.Gemini.Interactions;
using Maestro.Models.HuggingFace;
using Maestro.Models.Ollama;
using Maestro.Models.OpenAi;
using Maestro.Models.OpenAi.Responses;
using Microsoft.Extensions.AI;

namespace Maestro.Models.Providers;

/// <summary>The providers over the network, in the order in which a key makes one the default.</summary>
public static class Providers
{
    public static IReadOnlyList<ProviderDescription> All { get; } =
    [
        new("openai", "OpenAI and compatible servers", "OPENAI_API_KEY", "https://api.openai.com/v1", "OPENAI_BASE_URL", "gpt-5-mini"),
        new("anthropic", "Anthropic", "ANTHROPIC_API_KEY", "https://api.anthropic.com", "ANTHROPIC_BASE_URL", "claude-sonnet-4-5"),
        new("gemini", "Google Gemini", "GEMINI_API_KEY", "https://generativelanguage.googleapis.com", "GOOGLE_GEMINI_BASE_URL", "gemini-2.5-flash"),
        new("huggingface", "Hugging Face", "HF_TOKEN", "https://router.huggingface.co/v1", null, "Qwen/Qwen3-Coder-30B-A3B-Instruct"),
        new("ollama", "Ollama", null, "http://127.0.0.1:11434", "OLLAMA_HOST", null),
    ];

    /// <summary>Null for an id that no provider has.</summary>
    public static ProviderDescription? Find(string id) => All.FirstOrDefault(provider => provider.Id == id);

    /// <summary>A base URL as the provider's own are: that of a local server where people run one.</summary>
    internal static string ExampleUrl(string id) => id is "openai" ? "http://localhost:8080/v1" : Find(id)?.BaseUrl ?? "";

    /// <summary>The whole of a provider's configuration: options and settings first, then the environment, then what is usual.</summary>
    /// <exception cref="RunException">The id is unknown or the base URL is none.</exception>
    public static ProviderOptions Resolve(string id, ProviderOverrides overrides, Func<string, string?> environment)
    {
        var provider = Find(id) ?? throw new RunException(
            ErrorKind.InvalidRequest, $"There is no provider '{id}'.",
            (Suggestion.Near(id, All.Select(known => known.Id)) is { } near ? $"Did you mean {near}? " : "")
                + $"Choose one of {string.Join(", ", All.Select(known => known.Id))} or {Core.Agents.ModelInUse.BuiltinProvider}.");
        var variable = overrides.KeyVariable ?? provider.KeyVariable;
        var address = overrides.BaseUrl ?? Environment(provider.BaseUrlVariable) ?? provider.BaseUrl;
        var isCompatibleServer = id == "openai" && Endpoint.Root(address) != provider.BaseUrl;
        var model = overrides.Model ?? (isCompatibleServer ? null : provider.DefaultModel);
        var uri = ToUri(address, id, overrides.BaseUrl is null ? provider.BaseUrlVariable : null);
        var options = new ProviderOptions(id, uri, Environment(variable), model) { KeyVariable = variable };
        return options with
        {
            ConnectTimeout = overrides.ConnectTimeout ?? options.ConnectTimeout,
            FirstTokenTimeout = overrides.FirstTokenTimeout ?? options.FirstTokenTimeout,
            IdleTimeout = overrides.IdleTimeout ?? options.IdleTimeout,
            ContextWindow = overrides.ContextWindow,
            RequestsPerMinute = overrides.RequestsPerMinute,
            TokensPerMinute = overrides.TokensPerMinute,
        };

        string? Environment(string? name) => name is not null && environment(name)?.Trim() is { Length: > 0 } value ? value : null;
    }

    /// <summary>A client for the provider.</summary>
    /// <param name="handler">For tests: takes the place of the network.</param>
    public static IChatClient Create(ProviderOptions options, TimeProvider time, HttpMessageHandler? handler = null) => options.Id switch
    {
        "openai" or "huggingface" when Endpoint.Is(options.BaseUrl, Endpoint.Responses) => new ResponsesChatClient(options, time, handler),
        "openai" or "huggingface" when Endpoint.Is(options.BaseUrl, Endpoint.TextGeneration) => new TextGenerationClient(options, time, handler),
        "openai" or "huggingface" => new OpenAiChatClient(options, time, handler),
        "anthropic" => new AnthropicChatClient(options, time, handler),
        "gemini" when Endpoint.Is(options.BaseUrl, Endpoint.Interactions) => new InteractionsChatClient(options, time, handler),
        "gemini" => new GeminiChatClient(options, time, handler),
        "ollama" => new OllamaChatClient(options, time, handler),
        _ => throw new ArgumentException($"There is no provider '{options.Id}'.", nameof(options)),
    };

    /// <summary>Reads an address as people write it: <c>OLLAMA_HOST</c> may be a host alone, or a host and a port.</summary>
    private static Uri ToUri(string address, string id, string? variable)
    {
        var place = variable is null ? "" : $"{variable}: ";
        var text = address.Contains("://", StringComparison.Ordinal) ? address : address.StartsWith(':') ? $"http://127.0.0.1{address}" : $"http://{address}";
        if (!Uri.TryCreate(text, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https"))
            throw new RunException(ErrorKind.InvalidRequest, $"{place}'{address}' is no base URL for {id}.", "Write one such as http://localhost:8080/v1.");
        var hasPort = text.AsSpan(uri.Scheme.Length + 3).IndexOf($":{uri.Port}") >= 0;
        var builder = new UriBuilder(uri);
        if (id == "ollama" && uri.Scheme == "http" && !hasPort)
            builder.Port = 11434;
        if (builder.Host is "0.0.0.0")
            builder.Host = "127.0.0.1";
        if (text != address && id != "ollama" && !uri.IsLoopback)
            throw new RunException(ErrorKind.InvalidRequest, $"{place}'{address}' does not say http or https.", $"Write https://{address}.");
        return builder.Uri;
    }
}
