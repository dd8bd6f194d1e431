using System.Buffers;

namespace Maestro.Models.Tapes;

/// <summary>One exchange while it goes on.</summary>
internal sealed class ExchangeRecording(Exchange exchange, TimeProvider time, Func<byte[], byte[]> mask, Action<Exchange> keep)
{
    private readonly long began = time.GetTimestamp();
    private readonly List<(double AtMs, int Length)> pieces = [];
    private readonly ArrayBufferWriter<byte> bytes = new();
    private Exchange exchange = exchange;
    private int isOver;

    public void Answered(int status, string? contentType, Dictionary<string, string> headers) =>
        exchange = exchange with { Status = status, ContentType = contentType, Headers = headers };

    public void Add(ReadOnlySpan<byte> piece)
    {
        pieces.Add((time.GetElapsedTime(began).TotalMilliseconds, piece.Length));
        bytes.Write(piece);
    }

    /// <param name="failure">Null when the reply came to its end or was left.</param>
    public void End(Exception? failure = null)
    {
        if (Interlocked.Exchange(ref isOver, 1) == 1)
            return;
        // The whole reply at once: a secret may lie across two pieces.
        var masked = mask(bytes.WrittenSpan.ToArray());
        var start = 0;
        var kept = new List<ExchangePiece>(pieces.Count);
        foreach (var (atMs, length) in pieces)
        {
            kept.Add(ExchangePiece.Of(atMs, masked.AsSpan(start, length)));
            start += length;
        }

        keep(exchange with { Pieces = kept, Failure = failure is null or OperationCanceledException ? null : failure.GetBaseException().Message });
    }
}
