namespace Maestro.Models.Tapes;

/// <summary>The body of a reply, which is kept as it is read.</summary>
internal sealed class RecordedStream(Stream inner, ExchangeRecording recording) : ForwardStream
{
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        try
        {
            var count = await inner.ReadAsync(buffer, cancellationToken);
            if (count > 0)
                recording.Add(buffer.Span[..count]);
            else if (buffer.Length > 0)
                recording.End();
            return count;
        }
        catch (Exception failure) when (failure is IOException or HttpRequestException or InvalidDataException)
        {
            recording.End(failure);
            throw;
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            recording.End();
            inner.Dispose();
        }

        base.Dispose(disposing);
    }
}
