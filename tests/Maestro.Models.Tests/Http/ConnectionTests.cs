using Maestro.Core.Models;
using Maestro.Models.Providers;
using Maestro.Testing.Server;
using Microsoft.Extensions.AI;

namespace Maestro.Models.Tests.Http;

public sealed class ConnectionTests
{
    public static TheoryData<string> Ids() => new(Wire.Ids);

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task Every_wire_streams_over_a_real_connection(string id)
    {
        var said = new FakeReply("one ", "two") { Reasoning = ["hm"], ToolCalls = [new FakeToolCall("c1", "read", """{"path":"a.cs"}""")], Delivery = Delivery.InPiecesOf(7) };
        await using var server = await FakeModelServer.StartAsync(said);
        var reply = await ReadAsync(id, server.Address);

        Assert.Null(reply.Failure);
        Assert.Equal(("one two", "hm", ChatFinishReason.ToolCalls), (reply.Text, reply.Reasoning, reply.Finish));
        Assert.Equal(["""read{"path":"a.cs"}"""], reply.Calls);
        Assert.Equal((12, 34), (reply.Usage!.InputTokenCount, reply.Usage.OutputTokenCount));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task A_connection_that_is_cut_keeps_the_text_so_far(string id)
    {
        var said = FakeReply.OfTokens(50) with { Delivery = Delivery.PerToken with { CutAfter = 1500 } };
        await using var server = await FakeModelServer.StartAsync(said);
        var reply = await ReadAsync(id, server.Address);

        Assert.Equal(ErrorKind.Network, reply.Failure?.Kind);
        Assert.StartsWith("word1 ", reply.Text);
        Assert.Contains("Try again", reply.Failure?.Hint);
    }

    [Fact]
    public async Task A_server_that_is_down_is_a_network_error_with_its_address()
    {
        string address;
        await using (var server = await FakeModelServer.StartAsync())
            address = server.Address;
        var reply = await ReadAsync("openai", address);

        Assert.Equal(ErrorKind.Network, reply.Failure?.Kind);
        Assert.Contains($"{address}: the connection was refused", reply.Failure?.Message);
        Assert.Contains($"Start the server at {address}", reply.Failure?.Hint);
        Assert.False((await ProviderProbe.AskAsync(Wire.Options("ollama", address), TimeSpan.FromSeconds(5), CancellationToken.None)).IsReachable);
    }

    private static Task<Reply> ReadAsync(string id, string address) => Wire.ReadAsync(Wire.Options(id, address), null);
}
