using System.Text.Json;
using Maestro.Core.Models;

namespace Maestro.Models.Providers;

/// <summary>Whether a provider answers, and which models it has.</summary>
/// <param name="Problem">Why it does not answer, in a few words; null when it does.</param>
/// <param name="Kind">Of the problem.</param>
public sealed record ProbeResult(IReadOnlyList<string> Models, string? Problem, ErrorKind Kind = ErrorKind.Network)
{
    public bool IsReachable => Problem is null;
}

/// <summary>Asks a provider for its models.</summary>
public static class ProviderProbe
{
    /// <summary>Never throws for a provider that does not answer in time or as it should.</summary>
    public static async Task<ProbeResult> AskAsync(ProviderOptions options, TimeSpan limit, CancellationToken cancellationToken,
        HttpMessageHandler? handler = null)
    {
        if (options is { ApiKey: null, KeyVariable: { } variable, IsLoopback: false })
            return new ProbeResult([], $"{variable} is not set");
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(limit);
        using var invoker = new HttpMessageInvoker(
            handler ?? new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = !options.IsLoopback, ConnectTimeout = limit },
                disposeHandler: handler is null);
        using var request = Request(options);
        try
        {
            using var response = await invoker.SendAsync(request, timeout.Token);
            if (!response.IsSuccessStatusCode)
                return (int)response.StatusCode is 401 or 403
                    ? new ProbeResult([], "the key was not accepted", ErrorKind.Authentication)
                    : new ProbeResult([], $"it answered {(int)response.StatusCode}");
            await using var body = await response.Content.ReadAsStreamAsync(timeout.Token);
            using var json = await JsonDocument.ParseAsync(body, default, timeout.Token);
            return new ProbeResult(Names(json.RootElement), null);
        }
        catch (Exception failure) when (
            failure is HttpRequestException or IOException or JsonException or OperationCanceledException or InvalidOperationException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return failure switch
            {
                OperationCanceledException => new ProbeResult([], $"no answer within {limit.TotalSeconds:0.##} s"),
                JsonException or InvalidOperationException => new ProbeResult([], "it answers, but not with JSON", ErrorKind.InvalidRequest),
                _ => new ProbeResult([], "it cannot be reached"),
            };
        }
    }

    /// <summary>The same options with a model: when none was chosen, the first one that the server has.</summary>
    /// <exception cref="ModelException">The server has none or does not answer.</exception>
    public static async Task<ProviderOptions> WithModelAsync(ProviderOptions options, CancellationToken cancellationToken, HttpMessageHandler? handler = null)
    {
        if (options.Model is not null)
            return options;
        var found = await AskAsync(options, options.ConnectTimeout, cancellationToken, handler);
        if (found.Problem is { } problem)
            throw new ModelException(found.Kind, $"{options.Id} at {options.Address}: {problem}.", found.Kind switch
            {
                ErrorKind.Authentication => options.KeyVariable is { } variable ? $"Check the key in {variable}." : "Check the provider's key.",
                ErrorKind.InvalidRequest => $"Check the base URL: it must be the API's, such as {Providers.ExampleUrl(options.Id)}.",
                _ => "Start the server or check the base URL; --model NAME names a model without asking.",
            });
        return found.Models.Count > 0
            ? options with { Model = found.Models[0] }
            : throw new ModelException(ErrorKind.InvalidRequest, $"{options.Id} at {options.Address} has no model.", options.Id is "ollama"
                ? "Get one with: ollama pull qwen2.5-coder" : "Name one with --model NAME.");
    }

    internal static HttpRequestMessage Request(ProviderOptions options)
    {
        var root = Endpoint.Root(options.BaseUrl.AbsoluteUri);
        var path = Endpoint.Root(options.BaseUrl.AbsolutePath);
        var (list, header) = options.Id switch
        {
            "openai" or "huggingface" when Endpoint.Is(options.BaseUrl, Endpoint.TextGeneration) => ("/info", ("Authorization", $"Bearer {options.ApiKey}")),
            "ollama" => ("/api/tags", ("Authorization", $"Bearer {options.ApiKey}")),
            "anthropic" => (path.EndsWith("/v1", StringComparison.Ordinal) ? "/models" : "/v1/models", ("x-api-key", options.ApiKey ?? "")),
            "gemini" => (path.Contains("/v1", StringComparison.Ordinal) ? "/models" : "/v1beta/models", ("x-goog-api-key", options.ApiKey ?? "")),
            _ => (path.Length > 0 ? "/models" : "/v1/models", ("Authorization", $"Bearer {options.ApiKey}")),
        };
        var request = new HttpRequestMessage(HttpMethod.Get, root + list);
        if (options.ApiKey is not null)
            request.Headers.TryAddWithoutValidation(header.Item1, header.Item2);
        if (options.Id is "anthropic")
            request.Headers.TryAddWithoutValidation("anthropic-version", "2023-06-01");
        return request;
    }

    /// <summary>OpenAI and Anthropic list <c>data[].id</c>, Gemini and Ollama <c>models[].name</c>; text generation has one <c>model_id</c>.</summary>
    private static List<string> Names(JsonElement root)
    {
        var names = new List<string>();
        if (root.ValueKind is JsonValueKind.Object && root.TryGetProperty("model_id", out var only) && only.GetString() is { } single)
            return [single];
        if (root.ValueKind is not JsonValueKind.Object || (!root.TryGetProperty("data", out var list)
            && !root.TryGetProperty("models", out list)) || list.ValueKind is not JsonValueKind.Array)
            return names;
        foreach (var model in list.EnumerateArray())
            if (model.ValueKind is JsonValueKind.Object && (model.TryGetProperty("id", out var name) || model.TryGetProperty("name", out name))
                && name.GetString() is { } text)
                names.Add(text.StartsWith("models/", StringComparison.Ordinal) ? text["models/".Length..] : text);
        return names;
    }
}
