using System.Runtime.CompilerServices;
using Maestro.Core.Models;
using Maestro.Models.Providers;
using Microsoft.Extensions.AI;

namespace Maestro.Models.Http;

/// <summary>A provider over HTTP: streaming is its one real path, the whole reply is a fold of the stream.</summary>
internal abstract class StreamingChatClient(ProviderOptions options, TimeProvider time, HttpMessageHandler? handler) : IChatClient
{
    private readonly ModelHttp http = new(options, time, handler);

    protected ProviderOptions Options { get; } = options;

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var request = CreateRequest(messages as IReadOnlyList<ChatMessage> ?? [.. messages], options ?? new ChatOptions());
        var decoder = CreateDecoder();
        using var watchdog = new Watchdog(Options, time, cancellationToken);
        using var response = await http.SendAsync(request, watchdog, cancellationToken);
        await using var body = await response.Content.ReadAsStreamAsync(watchdog.Token);
        var frames = new StreamFrames(FramingOf(response));
        while (!decoder.IsDone)
        {
            var count = await ReadAsync(body, frames, watchdog, cancellationToken);
            while (!decoder.IsDone && (frames.TryRead(out var frame) || (count == 0 && frames.TryReadRest(out frame))))
            {
                decoder.Decode(frame);
                if (decoder.Contents.Count == 0)
                    continue;
                watchdog.SawToken();
                yield return Take(decoder);
            }

            if (count == 0)
                break;
        }

        decoder.End();
        var last = Take(decoder);
        last.FinishReason = decoder.Finish ?? ChatFinishReason.Stop;
        yield return last;
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

    /// <summary>The model that the request names.</summary>
    /// <exception cref="ModelException">None was chosen.</exception>
    protected string ModelOf(ChatOptions options) => options.ModelId ?? Options.Model
        ?? throw new ModelException(ErrorKind.InvalidRequest, $"No model was chosen for {Options.Id}.", "Name one with --model NAME; maestro providers lists what the server has.");

    private async ValueTask<int> ReadAsync(Stream body, StreamFrames frames, Watchdog watchdog, CancellationToken cancellationToken)
    {
        try
        {
            var reading = body.ReadAsync(frames.Room(), watchdog.Token);
            if (!reading.IsCompleted)
                watchdog.Wait();
            var count = await reading;
            watchdog.Rest();
            frames.Advance(count);
            return count;
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException or OperationCanceledException or InvalidDataException)
        {
            throw http.Failure(failure, watchdog, cancellationToken);
        }
    }

    private Framing FramingOf(HttpResponseMessage response) => response.Content.Headers.ContentType?.MediaType switch
    {
        "text/html" or "application/xhtml+xml" => throw VendorError.WrongContent(Options, response.Content.Headers.ContentType.MediaType),
        "application/json" when Framing is Framing.ServerSentEvents => Framing.Whole,
        _ => Framing,
    };

    private static ChatResponseUpdate Take(WireDecoder decoder)
    {
        var update = new ChatResponseUpdate(ChatRole.Assistant, [.. decoder.Contents]) { ModelId = decoder.Model };
        decoder.Contents.Clear();
        return update;
    }
}
