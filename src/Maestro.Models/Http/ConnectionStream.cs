using System.Net;
using System.Net.Sockets;
using System.Threading.Tasks.Sources;

namespace Maestro.Models.Http;

/// <summary>A connection that is read by a thread of its own, on which what awaits the bytes goes on.</summary>
/// <remarks>
/// The runtime's own way wakes three threads for every token: the one that watches all sockets, one of the pool, and another one in case that
/// there is more to do. This one wakes a single thread, and one slow reader holds up no other. One read at a time, as HTTP/1.1 does.
/// </remarks>
internal sealed class ConnectionStream : Stream, IValueTaskSource<int>
{
    /// <summary>More might not fit between here and the server, so that writing it would block.</summary>
    private const int SmallWrite = 8 * 1024;

    private readonly Socket socket;
    private readonly object gate = new();
    private ManualResetValueTaskSourceCore<int> reading;
    private Memory<byte>? wanted;
    private bool isClosed;

    private ConnectionStream(Socket socket)
    {
        this.socket = socket;
        new Thread(ReadWhatIsWanted) { IsBackground = true, Name = "connection" }.Start();
    }

    public override bool CanRead => true;

    public override bool CanWrite => true;

    public override bool CanSeek => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>For <see cref="SocketsHttpHandler.ConnectCallback"/>.</summary>
    /// <exception cref="SocketException">There is no connection.</exception>
    public static async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await using var giveUp = cancellationToken.UnsafeRegister(static state => ((Socket)state!).Dispose(), socket);
            await Task.Run(() => Connect(socket, context.DnsEndPoint), CancellationToken.None);
            cancellationToken.ThrowIfCancellationRequested();
            return new ConnectionStream(socket);
        }
        catch (Exception failure) when (failure is SocketException or ObjectDisposedException or OperationCanceledException)
        {
            socket.Dispose();
            cancellationToken.ThrowIfCancellationRequested();
            throw;
        }
    }

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        lock (gate)
        {
            ObjectDisposedException.ThrowIf(isClosed, this);
            reading.Reset();
            wanted = buffer;
            Monitor.Pulse(gate);
            return new ValueTask<int>(this, reading.Version);
        }
    }

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (buffer.Length <= SmallWrite)
            Write(buffer.Span);
        else
            await Task.Run(() => Write(buffer.Span), CancellationToken.None);
    }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        try
        {
            while (!buffer.IsEmpty)
                buffer = buffer[socket.Send(buffer)..];
        }
        catch (Exception failure) when (failure is SocketException or ObjectDisposedException)
        {
            throw new IOException("The connection was lost while the request was sent.", failure);
        }
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("Only read with await.");

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    int IValueTaskSource<int>.GetResult(short token) => reading.GetResult(token);

    ValueTaskSourceStatus IValueTaskSource<int>.GetStatus(short token) => reading.GetStatus(token);

    void IValueTaskSource<int>.OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        reading.OnCompleted(continuation, state, token, flags);

    protected override void Dispose(bool disposing)
    {
        lock (gate)
        {
            isClosed = true;
            Monitor.Pulse(gate);
        }

        // Ends a read or a write that is going on.
        socket.Dispose();
        base.Dispose(disposing);
    }

    private static void Connect(Socket socket, DnsEndPoint to)
    {
        if (IPAddress.TryParse(to.Host, out var address))
            socket.Connect(address, to.Port);
        else
            socket.Connect(to.Host, to.Port);
    }

    private void ReadWhatIsWanted()
    {
        while (Next() is { } buffer)
        {
            int count;
            try
            {
                count = Receive(buffer.Span);
            }
            catch (Exception failure) when (failure is SocketException or ObjectDisposedException)
            {
                reading.SetException(new IOException("The connection was lost.", failure));
                continue;
            }

            reading.SetResult(count);
        }
    }

    /// <summary>Nothing to fill means to wait until something has come.</summary>
    private int Receive(Span<byte> buffer)
    {
        if (!buffer.IsEmpty)
            return socket.Receive(buffer);
        socket.Poll(Timeout.InfiniteTimeSpan, SelectMode.SelectRead);
        return 0;
    }

    private Memory<byte>? Next()
    {
        lock (gate)
        {
            while (wanted is null && !isClosed)
                Monitor.Wait(gate);
            var next = wanted;
            wanted = null;
            return next;
        }
    }
}
