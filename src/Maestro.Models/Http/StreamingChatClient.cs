using System.Runtime.CompilerServices;
using System.Text.Json;
using Maestro.Core.Models;
using Maestro.Models.Middleware.Limits;
using Maestro.Models.Providers;
using Microsoft.Extensions.AI;

namespace Maestro.Models.Http;

/// <summary>A provider over HTTP: streaming is its one real path, the whole reply is a fold of the stream.</summary>
internal abstract class StreamingChatClient(ProviderOptions options, TimeProvider time, HttpMessageHandler? handler) : IChatClient
{
    private static readonly TimeSpan CountLimit = TimeSpan.FromSeconds(5);
    private readonly ModelHttp http = new(options, time, handler);

    protected ProviderOptions Options { get; } = options;

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var request = CreateRequest(messages as IReadOnlyList<ChatMessage> ?? [.. messages], options ?? new ChatOptions());
        var decoder = CreateDecoder();
        using var watchdog = new Watchdog(Options, time, cancellationToken);
        using var response = await http.SendAsync(request, watchdog, cancellationToken);
        if (RateLimitHeaders.Read(response.Headers, time.GetUtcNow()) is { } limits)
            yield return new ChatResponseUpdate(ChatRole.Assistant, [new LimitsTold(limits)]);
        await using var body = await response.Content.ReadAsStreamAsync(watchdog.Token);
        var frames = new StreamFrames(FramingOf(response));
        for (var isEnd = false; !isEnd && !decoder.IsDone;)
        {
            isEnd = await ReadAsync(body, frames, decoder, watchdog, cancellationToken) == 0;
            var failure = Decode(decoder, frames, isEnd);
            if (decoder.Contents.Count > 0)
            {
                watchdog.SawToken();
                yield return Take(decoder);
            }

            if (failure is not null)
                throw failure;
            if (decoder.Finish is not null)
                watchdog.SawFinish();
        }

        // What follows the reply is not for the thread that reads the connection, which may soon serve another.
        await Task.Yield();
        decoder.End();
        var last = Take(decoder);
        last.FinishReason = decoder.Finish ?? ChatFinishReason.Stop;
        yield return last;
        if (decoder.Finish == ChatFinishReason.ContentFilter)
            throw VendorError.Refused(Options, "the reply was stopped by the provider's content filter");
    }

    public async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        await GetStreamingResponseAsync(messages, options, cancellationToken).ToChatResponseAsync(cancellationToken);

    public object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceKey is not null ? null
        : serviceType == typeof(ChatClientMetadata) ? new ChatClientMetadata(Options.Id, Options.BaseUrl, Options.Model)
        : serviceType.IsInstanceOfType(this) ? this : null;

    public void Dispose() => http.Dispose();

    protected abstract Framing Framing { get; }

    protected abstract WireRequest CreateRequest(IReadOnlyList<ChatMessage> messages, ChatOptions options);

    protected abstract WireDecoder CreateDecoder();

    /// <summary>The number that a provider answers with; null when it does not, since a request can be sent without knowing.</summary>
    protected async Task<long?> CountAsync(WireRequest request, string field, CancellationToken cancellationToken)
    {
        using var watchdog = new Watchdog(Options with { FirstTokenTimeout = CountLimit }, time, cancellationToken);
        try
        {
            using var response = await http.SendAsync(request, watchdog, cancellationToken);
            await using var body = await response.Content.ReadAsStreamAsync(watchdog.Token);
            using var json = await JsonDocument.ParseAsync(body, default, watchdog.Token);
            return json.RootElement.ValueKind is JsonValueKind.Object && json.RootElement.TryGetProperty(field, out var count)
                && count.ValueKind is JsonValueKind.Number && count.TryGetInt64(out var number) && number > 0 ? number : null;
        }
        catch (Exception failure) when (failure is ModelException or JsonException || IsConnection(failure))
        {
            cancellationToken.ThrowIfCancellationRequested();
            return null;
        }
    }

    /// <summary>The model that the request names.</summary>
    /// <exception cref="ModelException">None was chosen.</exception>
    protected string ModelOf(ChatOptions options) => options.ModelId ?? Options.Model
        ?? throw new ModelException(ErrorKind.InvalidRequest, $"No model was chosen for {Options.Id}.",
            "Name one with --model NAME; maestro providers lists what the server has.");

    /// <summary>Reads every frame that has arrived; a failure is returned, so that the tokens before it are passed on first.</summary>
    private ModelException? Decode(WireDecoder decoder, StreamFrames frames, bool isEnd)
    {
        try
        {
            while (!decoder.IsDone && frames.TryRead(out var frame))
                decoder.Decode(frame);
            if (isEnd && !decoder.IsDone && frames.TryReadRest(out var rest))
                decoder.Decode(rest);
            return null;
        }
        catch (ModelException failure)
        {
            return failure;
        }
        catch (InvalidDataException failure)
        {
            return new ModelException(ErrorKind.Network, $"{Options.Id} at {Options.Address} sent {failure.Message}.", "Look at the server.", inner: failure);
        }
    }

    /// <summary>Once the reply is finished, a connection that is cut or stays open is its end too.</summary>
    private async ValueTask<int> ReadAsync(Stream body, StreamFrames frames, WireDecoder decoder, Watchdog watchdog, CancellationToken cancellationToken)
    {
        try
        {
            var reading = body.ReadAsync(frames.Room(), watchdog.Token);
            if (!reading.IsCompleted)
                watchdog.Wait();
            var count = await reading;
            watchdog.Rest();
            frames.Advance(count);
            if (frames.LooksLikeMarkup)
                throw VendorError.WrongContent(Options, "a web page");
            return count;
        }
        catch (Exception failure) when (decoder.Finish is not null && !cancellationToken.IsCancellationRequested && IsConnection(failure))
        {
            return 0;
        }
        catch (Exception failure) when (IsConnection(failure))
        {
            throw http.Failure(failure, watchdog, cancellationToken);
        }
    }

    private static bool IsConnection(Exception failure) => failure is HttpRequestException or IOException or OperationCanceledException or InvalidDataException;

    private Framing FramingOf(HttpResponseMessage response) => response.Content.Headers.ContentType?.MediaType switch
    {
        "text/html" or "application/xhtml+xml" => throw VendorError.WrongContent(Options, "a web page"),
        "application/json" when Framing is Framing.ServerSentEvents => Framing.Whole,
        _ => Framing,
    };

    private static ChatResponseUpdate Take(WireDecoder decoder) => new(ChatRole.Assistant, decoder.TakeContents()) { ModelId = decoder.Model };
}
