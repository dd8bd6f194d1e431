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

    [Theory]
    [InlineData("openai")]
    [InlineData("ollama")]
    public Task A_chunk_without_end_is_not_read_to_its_end(string id) => new FaultCase(id, FaultKind.VeryLarge, Place.AfterFirstToken).SurvivesAsync();

    public static TheoryData<string, ErrorKind?> Answers() => new()
    {
        { "401", ErrorKind.Authentication }, { "403", ErrorKind.Authentication }, { "404", ErrorKind.InvalidRequest }, { "408", ErrorKind.Timeout },
        { "413", ErrorKind.ContextTooLong }, { "429", ErrorKind.RateLimited }, { "429 in 30 s", ErrorKind.RateLimited }, { "500", ErrorKind.Overloaded },
        { "503", ErrorKind.Overloaded }, { "529", ErrorKind.Overloaded }, { "page", ErrorKind.InvalidRequest }, { "empty", ErrorKind.Network },
        { "wrong type", ErrorKind.Network }, { "redirect", ErrorKind.InvalidRequest }, { "no headers", ErrorKind.Timeout }, { "refused", ErrorKind.Network },
    };

    [Theory]
    [MemberData(nameof(Answers))]
    public Task An_answer_that_is_no_reply_is_one_error_of_its_kind(string answer, ErrorKind? kind) => Task.WhenAll(Wire.Ids.Select(async id =>
    {
        await using var server = await FakeModelServer.StartAsync();
        server.Default = _ => Answer(answer);
        var conversation = new Conversation(server);
        var options = Conversation.Options(id, answer is "refused" ? "http://127.0.0.1:9" : server.Address);
        await conversation.RunAsync([answer is "no headers" ? options with { FirstTokenTimeout = TimeSpan.FromSeconds(0.3) } : options]);

        Assert.True(conversation.End is RunFailed { Kind: var got } && got == kind, $"{id}: {conversation.End}");
        Assert.Equal("", conversation.Shown());
        Assert.InRange(server.Requests.Count, answer is "refused" ? 0 : 1, 2);
        await Task.WhenAll(server.Requests.Select(request => request.Ended)).WaitAsync(TimeSpan.FromSeconds(30));
    }));

    /// <summary>The same answers when another provider is there: it takes over, and what happened is told.</summary>
    [Theory]
    [MemberData(nameof(Answers))]
    public Task Another_provider_takes_over(string answer, ErrorKind? kind) => Task.WhenAll(Wire.Ids.Select(async id =>
    {
        await using var broken = await FakeModelServer.StartAsync();
        await using var healthy = await FakeModelServer.StartAsync();
        broken.Default = _ => Answer(answer);
        var conversation = new Conversation(broken);
        var options = Conversation.Options(id, answer is "refused" ? "http://127.0.0.1:9" : broken.Address);
        await conversation.RunAsync(
            [answer is "no headers" ? options with { FirstTokenTimeout = TimeSpan.FromSeconds(0.3) } : options, Conversation.Options("anthropic", healthy.Address, "m1")]);

        Assert.NotNull(kind);
        Assert.True(conversation.End is ResultProduced, $"{id}: {conversation.End}");
        Assert.Equal("Hello from the fake server.", conversation.Shown());
        Assert.Single(conversation.Events.OfType<FailedOver>());
    }));

    private static IEnumerable<FaultCase> Cases(FaultKind fault) =>
        Wire.Ids.SelectMany(id => Enum.GetValues<Place>().Select(place => new FaultCase(id, fault, place)));

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
