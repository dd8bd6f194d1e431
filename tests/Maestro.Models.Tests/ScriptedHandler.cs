using System.Net;
using System.Text;

namespace Maestro.Models.Tests;

/// <summary>Takes the place of the network: plays scripted answers in order and keeps what was sent.</summary>
internal sealed class ScriptedHandler(params ScriptedAnswer[] answers) : HttpMessageHandler
{
    public List<SentRequest> Sent { get; } = [];

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
        var headers = request.Headers.ToDictionary(header => header.Key, header => string.Join(",", header.Value), StringComparer.OrdinalIgnoreCase);
        Sent.Add(new SentRequest(request.RequestUri!, headers, body));
        var answer = answers[Math.Min(Sent.Count, answers.Length) - 1];
        if (answer.Stalls && answer.Pieces.Count == 0)
            await Task.Delay(Timeout.Infinite, cancellationToken);
        var response = new HttpResponseMessage(answer.Status) { RequestMessage = request, Content = new StreamContent(new ScriptedBody(answer)) };
        if (answer.ContentType is { } type)
            response.Content.Headers.TryAddWithoutValidation("Content-Type", type);
        foreach (var (name, value) in answer.Headers)
            response.Headers.TryAddWithoutValidation(name, value);
        return response;
    }
}

internal sealed record SentRequest(Uri Address, IReadOnlyDictionary<string, string> Headers, string Body);

/// <summary>An answer whose body comes in these pieces, and then ends, stalls for ever or is cut.</summary>
internal sealed record ScriptedAnswer(IReadOnlyList<byte[]> Pieces)
{
    public HttpStatusCode Status { get; init; } = HttpStatusCode.OK;

    public string? ContentType { get; init; } = "text/event-stream";

    public IReadOnlyList<(string Name, string Value)> Headers { get; init; } = [];

    public bool Stalls { get; init; }

    public bool IsCut { get; init; }

    /// <summary>Called before each piece but the first.</summary>
    public Action? Between { get; init; }

    public static ScriptedAnswer Of(params string[] pieces) => new([.. pieces.Select(Encoding.UTF8.GetBytes)]);

    public static ScriptedAnswer Json(int status, string body) => Of(body) with { Status = (HttpStatusCode)status, ContentType = "application/json" };
}

internal sealed class ScriptedBody(ScriptedAnswer answer) : Stream
{
    private readonly Queue<byte[]> left = new(answer.Pieces.Where(piece => piece.Length > 0));
    private ReadOnlyMemory<byte> rest;
    private bool hasStarted;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (hasStarted)
            answer.Between?.Invoke();
        hasStarted = true;
        cancellationToken.ThrowIfCancellationRequested();
        if (rest.IsEmpty && left.TryDequeue(out var piece))
            rest = piece;
        if (!rest.IsEmpty)
        {
            var count = Math.Min(rest.Length, buffer.Length);
            rest[..count].CopyTo(buffer);
            rest = rest[count..];
            return count;
        }

        if (answer.IsCut)
            throw new IOException("The connection was reset.");
        if (answer.Stalls)
            await Task.Delay(Timeout.Infinite, cancellationToken);
        return 0;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
