using Maestro.Core.Models;
using Maestro.Models;
using Maestro.Models.Providers;
using Maestro.Testing.Server;
using Microsoft.Extensions.AI;

namespace Maestro.EndToEnd.Tests.Server;

/// <summary>The fake server is only worth something if the real clients understand it.</summary>
public sealed class FakeModelServerTests
{
    public static TheoryData<string> Wires => ["openai", "anthropic", "gemini", "huggingface", "ollama"];

    [Theory]
    [MemberData(nameof(Wires))]
    public async Task Every_wire_carries_a_whole_reply_however_it_is_split(string provider)
    {
        var reply = new FakeReply("Olá, ", "wörld 🌍", "\n") { Reasoning = ["hm", "m"], ToolCalls = [new FakeToolCall("c1", "read_file", """{"path":"a.cs"}""")] };
        await using var server = await FakeModelServer.StartAsync(reply, reply with { Delivery = Delivery.InPiecesOf(7) }, reply with { Delivery = Delivery.PerToken });
        for (var i = 0; i < 3; i++)
        {
            var contents = (await AskAsync(server, provider)).SelectMany(update => update.Contents).ToList();
            Assert.Equal("Olá, wörld 🌍\n", string.Concat(contents.OfType<TextContent>().Select(text => text.Text)));
            Assert.Equal("hmm", string.Concat(contents.OfType<TextReasoningContent>().Select(text => text.Text)));
            Assert.Equal("read_file", Assert.Single(contents.OfType<FunctionCallContent>()).Name);
            Assert.Equal((12, 34), contents.OfType<UsageContent>().Select(usage => (usage.Details.InputTokenCount, usage.Details.OutputTokenCount)).Single());
        }
    }

    [Theory]
    [MemberData(nameof(Wires))]
    public async Task The_system_prompt_reaches_every_wire(string provider)
    {
        await using var server = await FakeModelServer.StartAsync();
        using var client = Client(server, provider);
        var text = "";
        await foreach (var token in new LlmClient(_ => client).GenerateStreamAsync("What is this?", "You are terse.", cancellationToken: TestContext.Current.CancellationToken))
            text += token;
        Assert.Equal("Hello from the fake server.", text);
        var request = Assert.Single(server.Requests);
        Assert.Equal("You are terse.", request.System);
        Assert.Equal("What is this?", request.Prompt);
    }

    [Theory]
    [MemberData(nameof(Wires))]
    public async Task Every_ending_but_the_right_one_is_an_error_that_keeps_the_text(string provider)
    {
        FakeAnswer[] broken =
        [
            new FakeReply("some text") { Ending = FakeEnding.Error },
            new FakeReply("some text") { Ending = FakeEnding.Malformed },
            new FakeReply("some text") { Ending = FakeEnding.Missing },
            new FakeReply([.. Enumerable.Repeat("some text", 20)]) { Delivery = Delivery.Cut(1500) },
        ];
        await using var server = await FakeModelServer.StartAsync(broken);
        foreach (var _ in broken)
        {
            var text = "";
            await Assert.ThrowsAsync<ModelException>(() => AskAsync(server, provider, update => text += update.Text));
            Assert.StartsWith("some text", text, StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(Wires))]
    public async Task Status_codes_become_kinds(string provider)
    {
        (FakeAnswer Answer, ErrorKind Kind)[] cases =
        [
            (new FakeStatus(401, "No such key"), ErrorKind.Authentication),
            (FakeStatus.RateLimited(7), ErrorKind.RateLimited),
            (new FakeStatus(500, "Oops"), ErrorKind.Overloaded),
            (new FakeStatus(529, "Too busy"), ErrorKind.Overloaded),
            (FakeStatus.WebPage(), ErrorKind.InvalidRequest),
            (FakeStatus.Redirect("http://localhost:1/elsewhere"), ErrorKind.InvalidRequest),
        ];
        await using var server = await FakeModelServer.StartAsync([.. cases.Select(one => one.Answer)]);
        foreach (var (answer, kind) in cases)
        {
            var failure = await Assert.ThrowsAsync<ModelException>(() => AskAsync(server, provider));
            Assert.Equal(kind, failure.Kind);
            Assert.Equal(answer is FakeStatus { Status: 429 } ? TimeSpan.FromSeconds(7) : null, failure.RetryAfter);
        }
    }

    [Fact]
    public async Task A_request_knows_when_its_client_has_gone()
    {
        await using var server = await FakeModelServer.StartAsync(new FakeReply("a", "b") { Delivery = Delivery.StallAfter(400) });
        using var source = new CancellationTokenSource();
        var asking = AskAsync(server, "openai", _ => source.Cancel(), source.Token);
        var request = await server.NextRequestAsync(TestContext.Current.CancellationToken);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asking);
        Assert.False(await request.Ended);
    }

    [Theory]
    [MemberData(nameof(Wires))]
    public async Task The_models_are_listed(string provider)
    {
        await using var server = await FakeModelServer.StartAsync();
        server.Models = ["one", "two"];
        var found = await ProviderProbe.AskAsync(Options(server, provider), TimeSpan.FromSeconds(5), TestContext.Current.CancellationToken);
        Assert.Equal(["one", "two"], found.Models);
    }

    private static async Task<List<ChatResponseUpdate>> AskAsync(FakeModelServer server, string provider, Action<ChatResponseUpdate>? each = null, CancellationToken cancellationToken = default)
    {
        using var client = Client(server, provider);
        var updates = new List<ChatResponseUpdate>();
        await foreach (var update in client.GetStreamingResponseAsync([new ChatMessage(ChatRole.User, "hi")], cancellationToken: cancellationToken))
        {
            updates.Add(update);
            each?.Invoke(update);
        }

        return updates;
    }

    private static IChatClient Client(FakeModelServer server, string provider) => Providers.Create(Options(server, provider), TimeProvider.System);

    private static ProviderOptions Options(FakeModelServer server, string provider) => new(provider, new Uri(server.Address), "test-key", "fake-model");
}
