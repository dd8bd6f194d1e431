using System.IO.Compression;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Maestro.Core.Models;

namespace Maestro.Models.Tests.Http;

public sealed class SocketTests
{
    [Fact]
    public async Task A_server_that_accepts_no_connection_is_a_timeout_with_its_limit()
    {
        using var full = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        full.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        full.Listen(0);
        // One connection waits to be accepted, so there is room for no other.
        using var waiting = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        await waiting.ConnectAsync(full.LocalEndPoint!);
        var options = Wire.Options("openai", $"http://{full.LocalEndPoint}") with { ConnectTimeout = TimeSpan.FromMilliseconds(200) };
        var reply = await Wire.ReadAsync(options, null);

        Assert.Equal(ErrorKind.Timeout, reply.Failure?.Kind);
        Assert.Contains("did not accept a connection within 0.2 s", reply.Failure?.Message);
    }

    [Fact]
    public async Task A_compressed_reply_is_read()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var answering = AnswerAsync(listener);
        var reply = await Wire.ReadAsync(Wire.Options("openai", $"http://{listener.LocalEndpoint}"), null);
        await answering;

        Assert.Null(reply.Failure);
        Assert.Equal("hello", reply.Text);
    }

    private static async Task AnswerAsync(TcpListener listener)
    {
        using var client = await listener.AcceptTcpClientAsync();
        await using var stream = client.GetStream();
        var request = new byte[65536];
        _ = await stream.ReadAsync(request);
        using var body = new MemoryStream();
        await using (var gzip = new GZipStream(body, CompressionMode.Compress, leaveOpen: true))
            await gzip.WriteAsync("data: {\"choices\":[{\"delta\":{\"content\":\"hello\"},\"finish_reason\":\"stop\"}]}\n\ndata: [DONE]\n\n"u8.ToArray());
        var head = $"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nContent-Encoding: gzip\r\nContent-Length: {body.Length}\r\nConnection: close\r\n\r\n";
        await stream.WriteAsync(Encoding.ASCII.GetBytes(head));
        await stream.WriteAsync(body.ToArray());
    }
}
