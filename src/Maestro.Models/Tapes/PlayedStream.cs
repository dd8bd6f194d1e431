namespace Maestro.Models.Tapes;

/// <summary>The body of a reply from a tape, piece by piece, with the failure at its end.</summary>
internal sealed class PlayedStream(Exchange exchange) : ForwardStream
{
    private int next;
    private ReadOnlyMemory<byte> rest;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        await Task.Yield();
        while (rest.IsEmpty && next < exchange.Pieces.Count)
            rest = exchange.Pieces[next++].ToBytes();
        if (rest.IsEmpty && exchange.Failure is { } failure)
            throw new HttpIOException(HttpRequestError.ResponseEnded, failure);
        var count = Math.Min(rest.Length, buffer.Length);
        rest[..count].CopyTo(buffer);
        rest = rest[count..];
        return count;
    }
}
