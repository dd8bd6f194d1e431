using Maestro.Core.Events;
using Maestro.Core.Models;
using Maestro.Models.Providers;
using Maestro.Testing.Server;

namespace Maestro.Models.Tests.Middleware;

/// <summary>A place in a stream.</summary>
public enum Place
{
    BeforeFirstToken,
    InFirstToken,
    AfterFirstToken,
    InsideToolCall,
    InsideThinking,
}

/// <summary>One fault at one place on one wire, run to its end by the whole pipeline.</summary>
internal sealed class FaultCase(SpokenWire wire, FaultKind kind, Place place)
{
    private static readonly string[] Words = ["The quick ", "brown fox ", "jumps over it."];
    private static readonly FakeToolCall Call = new("call-1", "read_file", """{"path":"src/a.cs"}""");
    private static readonly TimeSpan Plenty = TimeSpan.FromSeconds(30);

    /// <summary>Where the wire has such a place.</summary>
    public bool Exists => wire.HasTools || place is Place.BeforeFirstToken or Place.InFirstToken or Place.AfterFirstToken;

    private bool IsSlow => kind is FaultKind.Stall or FaultKind.Endless;

    private FakeReply Whole => new(Words) { ToolCalls = wire.HasTools ? [Call] : [], Reasoning = place is Place.InsideThinking ? ["let me ", "ponder", " on it"] : [] };

    private FakeFault Fault => place switch
    {
        Place.BeforeFirstToken => new FakeFault(Whole, kind, "The quick", Half: false),
        Place.InFirstToken => new FakeFault(Whole, kind, "The quick", Half: true),
        Place.AfterFirstToken => new FakeFault(Whole, kind, "brown fox", Half: false),
        Place.InsideToolCall => new FakeFault(Whole, kind, "a.cs", Half: true),
        _ => new FakeFault(Whole, kind, "ponder", Half: true),
    };

    public override string ToString() => $"{wire}, {kind}, {place}";

    /// <summary>The fault comes once: the reply is whole, nothing is twice, the tool ran once.</summary>
    public async Task SurvivesAsync()
    {
        await using var server = await FakeModelServer.StartAsync(Fault);
        server.Default = request => request.ToolResults.Count > 0 ? new FakeReply("Done.") : Rest(request.Body);
        var conversation = new Conversation(server);
        await conversation.RunAsync([Options(server)]);

        Assert.True(conversation.End is ResultProduced, $"{this}: {conversation.End}");
        Assert.True(string.Concat(Words) + (wire.HasTools ? "Done." : "") == conversation.Shown(), $"{this}: {conversation.Shown()}");
        Assert.True(place is not Place.InsideThinking || conversation.Shown(ThinkingChannel.Reasoning) == "let me ponder on it",
            $"{this}: {conversation.Shown(ThinkingChannel.Reasoning)}");
        Assert.True(conversation.ToolRuns == (wire.HasTools ? 1 : 0), $"{this}: the tool ran {conversation.ToolRuns} times");
        await IsFreeAsync(server, conversation);
    }

    /// <summary>The fault comes each time: one error of its kind, and what had come is shown once.</summary>
    public async Task EndsAsync(ErrorKind expected)
    {
        await using var server = await FakeModelServer.StartAsync();
        server.Default = _ => Fault;
        var conversation = new Conversation(server);
        await conversation.RunAsync([Options(server)]);

        Assert.True(conversation.End is RunFailed { Kind: var got } && got == expected, $"{this}: {conversation.End}");
        // What was sent just before a reset may be lost with the connection.
        var isWhole = kind is FaultKind.Reset ? Came.StartsWith(conversation.Shown(), StringComparison.Ordinal) : Came == conversation.Shown();
        Assert.True(isWhole, $"{this}: {conversation.Shown()}");
        Assert.True(conversation.ToolRuns == 0, $"{this}: the tool ran");
        await IsFreeAsync(server, conversation);
    }

    private string Came => place switch
    {
        Place.AfterFirstToken => Words[0],
        Place.InsideToolCall => string.Concat(Words),
        _ => "",
    };

    private ProviderOptions Options(FakeModelServer server) => wire.Options(server.Address) with
    {
        FirstTokenTimeout = IsSlow ? TimeSpan.FromSeconds(0.6) : Plenty,
        IdleTimeout = IsSlow ? TimeSpan.FromSeconds(0.4) : Plenty,
    };

    /// <summary>What a model writes that was given the beginning.</summary>
    private FakeReply Rest(string body)
    {
        var known = Words.Length;
        while (known > 0 && !body.Contains(string.Concat(Words[..known]).TrimEnd(), StringComparison.Ordinal))
            known--;
        return Whole with { Text = Words[known..] };
    }

    /// <summary>No request is open any more, no connection, and nobody waits.</summary>
    private async Task IsFreeAsync(FakeModelServer server, Conversation conversation)
    {
        await Task.WhenAll(server.Requests.Select(request => request.Ended)).WaitAsync(Plenty);
        await server.UntilFreeAsync(Plenty);
        Assert.True(conversation.OpenTimers == 0, $"{this}: {conversation.OpenTimers} waits are left");
    }
}
