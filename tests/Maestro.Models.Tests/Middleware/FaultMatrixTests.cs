using Maestro.Core.Events;
using Maestro.Core.Models;
using Maestro.Testing.Server;

namespace Maestro.Models.Tests.Middleware;

public sealed class FaultMatrixTests
{
    public static TheoryData<FaultKind, ErrorKind> InStream() => new()
    {
        { FaultKind.Cut, ErrorKind.Network },
        { FaultKind.Reset, ErrorKind.Network },
        { FaultKind.EarlyEnd, ErrorKind.Network },
        { FaultKind.ErrorEvent, ErrorKind.Overloaded },
        { FaultKind.Malformed, ErrorKind.Network },
        { FaultKind.Nul, ErrorKind.Network },
        { FaultKind.InvalidUtf8, ErrorKind.Network },
        { FaultKind.Stall, ErrorKind.Timeout },
        { FaultKind.Endless, ErrorKind.Timeout },
    };

    /// <summary>Every wire and place side by side, since some of them wait for a limit.</summary>
    [Theory]
    [MemberData(nameof(InStream))]
    public async Task A_fault_that_comes_once_is_not_seen_in_the_text(FaultKind fault, ErrorKind kind)
    {
        await Task.WhenAll(Cases(fault).Select(each => each.SurvivesAsync()));
        Assert.True(new ModelException(kind, "").CanGetBetter);
    }

    [Theory]
    [MemberData(nameof(InStream))]
    public Task A_fault_that_comes_each_time_is_one_error_of_its_kind(FaultKind fault, ErrorKind kind) =>
        Task.WhenAll(Cases(fault).Select(each => each.EndsAsync(kind)));

    /// <summary>One after the other, since each is large.</summary>
    [Fact]
    public async Task A_chunk_without_end_is_not_read_to_its_end()
    {
        foreach (var wire in SpokenWire.All)
            await new FaultCase(wire, FaultKind.VeryLarge, Place.AfterFirstToken).SurvivesAsync();
    }

    [Fact]
    public Task A_reply_without_end_is_ended() => Task.WhenAll(SpokenWire.All.Select(async wire =>
    {
        await using var server = await FakeModelServer.StartAsync(new FakeFault(new FakeReply("on ", new string('x', 4000)), FaultKind.EndlessText, "xxx", Half: false));
        var conversation = new Conversation(server);
        await conversation.RunAsync([wire.Options(server.Address)]);

        Assert.True(conversation.End is RunFailed { Kind: ErrorKind.InvalidResult }, $"{wire}: {conversation.End}");
        Assert.False(await server.Requests[0].Ended);
        await server.UntilFreeAsync(TimeSpan.FromSeconds(30));
    }));

    public static TheoryData<string> Deliveries() => ["slow", "slow headers", "torn", "gzip", "gzip, cut"];

    [Theory]
    [MemberData(nameof(Deliveries))]
    public Task A_reply_that_comes_in_another_way_is_the_same_reply(string delivery) => Task.WhenAll(SpokenWire.All.Select(async wire =>
    {
        await using var server = await FakeModelServer.StartAsync(new FakeReply("Slow ", "is ", "well.") { Delivery = Way(delivery) });
        server.Default = _ => new FakeReply("Slow is well.");
        var conversation = new Conversation(server);
        await conversation.RunAsync([wire.Options(server.Address) with { FirstTokenTimeout = TimeSpan.FromSeconds(5), IdleTimeout = TimeSpan.FromSeconds(5) }]);

        Assert.True(conversation.End is ResultProduced, $"{wire}: {conversation.End}");
        Assert.Equal("Slow is well.", conversation.Shown());
        Assert.Equal(delivery is "gzip, cut" ? 2 : 1, server.Requests.Count);
    }));

    public static TheoryData<string, ErrorKind?> Answers() => new()
    {
        { "401", ErrorKind.Authentication }, { "403", ErrorKind.Authentication }, { "404", ErrorKind.InvalidRequest }, { "408", ErrorKind.Timeout },
        { "413", ErrorKind.ContextTooLong }, { "429", ErrorKind.RateLimited }, { "429 in 30 s", ErrorKind.RateLimited }, { "500", ErrorKind.Overloaded },
        { "503", ErrorKind.Overloaded }, { "529", ErrorKind.Overloaded }, { "page", ErrorKind.InvalidRequest }, { "empty", ErrorKind.Network },
        { "wrong type", ErrorKind.Network }, { "redirect", ErrorKind.InvalidRequest }, { "no headers", ErrorKind.Timeout }, { "refused", ErrorKind.Network },
    };

    [Theory]
    [MemberData(nameof(Answers))]
    public Task An_answer_that_is_no_reply_is_one_error_of_its_kind(string answer, ErrorKind? kind) => Task.WhenAll(SpokenWire.All.Select(async wire =>
    {
        await using var server = await FakeModelServer.StartAsync();
        server.Default = _ => Answer(answer);
        var conversation = new Conversation(server);
        var options = wire.Options(answer is "refused" ? "http://127.0.0.1:9" : server.Address);
        await conversation.RunAsync([answer is "no headers" ? options with { FirstTokenTimeout = TimeSpan.FromSeconds(0.3) } : options]);

        Assert.True(conversation.End is RunFailed { Kind: var got } && got == kind, $"{wire}: {conversation.End}");
        Assert.Equal("", conversation.Shown());
        Assert.InRange(server.Requests.Count, answer is "refused" ? 0 : 1, 2);
        await Task.WhenAll(server.Requests.Select(request => request.Ended)).WaitAsync(TimeSpan.FromSeconds(30));
        await server.UntilFreeAsync(TimeSpan.FromSeconds(30));
        Assert.Equal(0, conversation.OpenTimers);
    }));

    /// <summary>The same answers when another provider is there: it takes over, and what happened is told.</summary>
    [Theory]
    [MemberData(nameof(Answers))]
    public Task Another_provider_takes_over(string answer, ErrorKind? kind) => Task.WhenAll(SpokenWire.All.Select(async wire =>
    {
        await using var broken = await FakeModelServer.StartAsync();
        await using var healthy = await FakeModelServer.StartAsync();
        broken.Default = _ => Answer(answer);
        var conversation = new Conversation(broken);
        var options = wire.Options(answer is "refused" ? "http://127.0.0.1:9" : broken.Address);
        await conversation.RunAsync(
            [answer is "no headers" ? options with { FirstTokenTimeout = TimeSpan.FromSeconds(0.3) } : options, Conversation.Options("anthropic", healthy.Address, "m1")]);

        Assert.NotNull(kind);
        Assert.True(conversation.End is ResultProduced, $"{wire}: {conversation.End}");
        Assert.Equal("Hello from the fake server.", conversation.Shown());
        Assert.Single(conversation.Events.OfType<FailedOver>());
    }));

    private static IEnumerable<FaultCase> Cases(FaultKind fault) =>
        SpokenWire.All.SelectMany(wire => Enum.GetValues<Place>().Select(place => new FaultCase(wire, fault, place))).Where(each => each.Exists);

    private static Delivery Way(string name) => name switch
    {
        "slow" => Delivery.PerToken with { TokenInterval = TimeSpan.FromMilliseconds(30) },
        "slow headers" => new Delivery { BeforeHeaders = stop => Task.Delay(300, stop) },
        "torn" => Delivery.InPiecesOf(1),
        "gzip" => new Delivery { Gzip = true },
        _ => new Delivery { Gzip = true, CutAfter = 60 },
    };

    private static FakeAnswer Answer(string name) => name switch
    {
        "page" => FakeStatus.WebPage(),
        "empty" => new FakeStatus(200, Body: ""),
        "wrong type" => new FakeStatus(200, Body: "hello\n", ContentType: "text/plain"),
        "redirect" => FakeStatus.Redirect("http://127.0.0.2:9/elsewhere"),
        "no headers" => new FakeReply("late") { Delivery = Delivery.NoHeaders },
        "429 in 30 s" => FakeStatus.RateLimited(30),
        _ => new FakeStatus(int.TryParse(name, out var status) ? status : 500, "The fake server answers so"),
    };
}
