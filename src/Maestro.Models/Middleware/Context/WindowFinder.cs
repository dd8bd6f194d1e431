using System.Net.Http.Headers;
using System.Text.Json;
using Maestro.Models.Http;
using Maestro.Models.Providers;

namespace Maestro.Models.Middleware.Context;

/// <summary>Asks a server how many tokens a model can read: Ollama by name, others in the list of their models.</summary>
internal static class WindowFinder
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(2);

    /// <summary>What servers call it: vLLM, OpenRouter, Groq, Mistral, Anthropic, Gemini.</summary>
    private static readonly string[] Names =
        ["max_model_len", "context_length", "context_window", "max_context_length", "max_input_tokens", "inputTokenLimit"];

    /// <summary>Null when the server does not say.</summary>
    public static async Task<long?> AskAsync(ProviderOptions provider, string model, HttpMessageHandler? handler, CancellationToken cancellationToken)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(Limit);
        using var invoker = new HttpMessageInvoker(
            handler ?? new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = !provider.IsLoopback, ConnectTimeout = Limit }, disposeHandler: handler is null);
        using var request = provider.Id is "ollama" ? Show(provider, model) : ProviderProbe.Request(provider);
        try
        {
            using var response = await invoker.SendAsync(request, timeout.Token);
            if (!response.IsSuccessStatusCode)
                return null;
            await using var body = await response.Content.ReadAsStreamAsync(timeout.Token);
            using var json = await JsonDocument.ParseAsync(body, default, timeout.Token);
            return provider.Id is "ollama" ? OfShow(json.RootElement) : OfList(json.RootElement, model);
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException or JsonException or OperationCanceledException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return null;
        }
    }

    private static HttpRequestMessage Show(ProviderOptions provider, string model)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, Endpoint.Root(provider.BaseUrl.AbsoluteUri) + "/api/show")
        {
            Content = new ReadOnlyMemoryContent(WireRequest.Json(json => json.WriteString("model", model))),
        };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        if (provider.ApiKey is { } key)
            request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {key}");
        return request;
    }

    /// <summary>The key begins with the architecture, such as <c>qwen2.context_length</c>.</summary>
    private static long? OfShow(JsonElement root)
    {
        if (root.ValueKind is JsonValueKind.Object && root.TryGetProperty("model_info", out var info) && info.ValueKind is JsonValueKind.Object)
            foreach (var property in info.EnumerateObject())
                if (property.Name.EndsWith(".context_length", StringComparison.Ordinal) && property.Value.ValueKind is JsonValueKind.Number
                    && property.Value.TryGetInt64(out var length) && length > 0)
                    return length;
        return null;
    }

    private static long? OfList(JsonElement root, string model)
    {
        // Text generation describes its one model, and counts the reply in.
        if (root.ValueKind is JsonValueKind.Object && root.TryGetProperty("model_id", out _))
            return Length(root, "max_total_tokens");
        if (root.ValueKind is not JsonValueKind.Object || !(root.TryGetProperty("data", out var list) || root.TryGetProperty("models", out list))
            || list.ValueKind is not JsonValueKind.Array)
            return null;
        foreach (var item in list.EnumerateArray())
            if (item.ValueKind is JsonValueKind.Object && (Text(item, "id") ?? Text(item, "name")) is { } name && (name == model || name == $"models/{model}"))
                return Names.Select(field => Length(item, field)).FirstOrDefault(length => length is not null) ?? OfHosts(item);
        return null;
    }

    /// <summary>Where a router has a model from several hosts, the smallest: which one answers is not known before.</summary>
    private static long? OfHosts(JsonElement item) => item.TryGetProperty("providers", out var hosts) && hosts.ValueKind is JsonValueKind.Array
        ? hosts.EnumerateArray().Min(host => host.ValueKind is JsonValueKind.Object ? Length(host, "context_length") : null) : null;

    private static long? Length(JsonElement owner, string field) =>
        owner.TryGetProperty(field, out var value) && value.ValueKind is JsonValueKind.Number && value.TryGetInt64(out var length) && length > 0
            ? length
            : null;

    private static string? Text(JsonElement item, string name) =>
        item.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String ? value.GetString() : null;
}
