using Maestro.Core.Events;
using Maestro.Core.Models;
using Maestro.Testing.Server;

namespace Maestro.Models.Tests.Middleware;

public sealed class FailoverTests
{
    public static TheoryData<string> Ids() => new(Wire.Ids);

    public static TheoryData<string, string> Pairs()
    {
        var pairs = new TheoryData<string, string>();
        var wires = SpokenWire.All.Where(wire => wire.HasTools).Select(wire => wire.ToString()).ToList();
        foreach (var from in wires)
            foreach (var to in wires)
                pairs.Add(from, to);
        return pairs;
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public async Task Every_switch_between_providers_is_a_valid_request_and_keeps_the_history(string from, string to)
    {
        var path = """{"path":"a.cs"}""";
        await using var server = await FakeModelServer.StartAsync(
            new FakeReply("Let me look.") { Reasoning = ["hm"], ToolCalls = [new FakeToolCall("functions.read:0/very long and not legal anywhere", "read_file", path)] },
            new FakeStatus(401, "bad key"),
            new FakeReply("And again.") { Reasoning = ["so"], ToolCalls = [new FakeToolCall("c1", "read_file", path), new FakeToolCall("c1b", "no.such tool", path)] },
            new FakeStatus(401, "bad key"),
            new FakeReply("Done."));
        var conversation = new Conversation(server);
        await conversation.RunAsync([SpokenWire.Named(from).Options(server.Address, "m0"), SpokenWire.Named(to).Options(server.Address, "m1")]);

        Assert.IsType<ResultProduced>(conversation.End);
        Assert.Equal("Let me look.And again.Done.", conversation.Shown());
        Assert.Equal(2, conversation.ToolRuns);
        Assert.Equal(2, conversation.Events.OfType<FailedOver>().Count());
        Assert.Equal(["content 1", "content 2", "There is no tool"], server.Requests[^1].ToolResults.Select(result => result.Contains("There is no tool", StringComparison.Ordinal) ? "There is no tool" : result.Contains("content 1", StringComparison.Ordinal) ? "content 1" : result.Contains("content 2", StringComparison.Ordinal) ? "content 2" : result));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task A_stream_that_breaks_off_is_continued_by_its_own_provider_and_then_by_the_next(string id)
    {
        await using var server = await FakeModelServer.StartAsync(
            new FakeReply("The quick ", "brown fox ") { Ending = FakeEnding.Missing },
            new FakeReply("quick brown fox ", "jumps over ") { Ending = FakeEnding.Error },
            new FakeReply("the lazy ", "dog."));
        var conversation = new Conversation(server);
        await conversation.RunAsync(id, "gemini");

        Assert.Equal("The quick brown fox jumps over the lazy dog.", conversation.Shown());
        Assert.Equal("The quick brown fox jumps over the lazy dog.", Assert.Single(conversation.Events.OfType<MessageCompleted>()).Text);
        Assert.IsType<ResultProduced>(conversation.End);
        Assert.Contains("quick brown fox", server.Requests[1].Body);
        Assert.Contains("jumps over", server.Requests[2].Body);
        Assert.Equal((id, 2, 0L), conversation.Events.OfType<Retrying>().Select(retry => (retry.Provider, retry.Attempt, retry.DelayMs)).Single());
        Assert.Equal(id == "gemini" ? "gemini/m1" : "gemini", conversation.Events.OfType<FailedOver>().Single().To);
    }

    [Fact]
    public async Task A_stream_that_breaks_off_while_it_repeats_the_old_end_leaves_nothing_twice()
    {
        await using var server = await FakeModelServer.StartAsync(
            new FakeReply("one two three ", "four five six ") { Ending = FakeEnding.Missing },
            new FakeReply("three ", "four ") { Ending = FakeEnding.Missing },
            new FakeReply("three four five six ", "seven."));
        var conversation = new Conversation(server);
        await conversation.RunAsync("openai", "gemini");

        Assert.Equal("one two three four five six seven.", conversation.Shown());
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task A_tool_call_that_was_cut_is_not_run_and_one_that_ran_is_not_run_again(string id)
    {
        var call = new FakeToolCall("c1", "read_file", """{"path":"a.cs"}""");
        await using var server = await FakeModelServer.StartAsync(
            new FakeReply("I read it. ") { ToolCalls = [call], Delivery = Delivery.Cut(id is "ollama" or "gemini" ? 200 : 520) },
            new FakeReply { ToolCalls = [call] },
            new FakeReply("Half ") { Ending = FakeEnding.Missing },
            new FakeReply("done."));
        var conversation = new Conversation(server);
        await conversation.RunAsync(id);

        Assert.Equal(1, conversation.ToolRuns);
        Assert.Equal("I read it. Half done.", conversation.Shown());
        Assert.IsType<ResultProduced>(conversation.End);
    }

    [Fact]
    public async Task A_whole_call_of_a_stream_that_broke_off_is_run_once()
    {
        var reply = new FakeReply { ToolCalls = [new FakeToolCall("c1", "read_file", "{}")], Ending = FakeEnding.Error };
        await using var server = await FakeModelServer.StartAsync(reply, new FakeReply("done."));
        var conversation = new Conversation(server);
        await conversation.RunAsync("anthropic");

        Assert.Equal((1, "done."), (conversation.ToolRuns, conversation.Shown()));
        Assert.Contains("tool calls that came whole", conversation.Events.OfType<StatusChanged>().Single().Message);
    }

    [Fact]
    public async Task Reasoning_that_comes_again_is_shown_once_and_not_sent_back_signed()
    {
        await using var server = await FakeModelServer.StartAsync(
            new FakeReply { Reasoning = ["let me ", "think of it", "!"], Delivery = Delivery.Cut(0).InChunk(5) },
            new FakeReply("ok ") { Reasoning = ["let me think ", "of it, done"], ToolCalls = [new FakeToolCall("c1", "read_file", "{}")] },
            new FakeReply("end"));
        var conversation = new Conversation(server);
        await conversation.RunAsync("anthropic");

        Assert.Equal(("let me think of it, done", "ok end"), (conversation.Shown(ThinkingChannel.Reasoning), conversation.Shown()));
        Assert.DoesNotContain("\"thinking\"", server.Requests[^1].Body);
    }

    [Fact]
    public async Task When_all_fail_one_error_lists_each_with_its_reason()
    {
        await using var server = await FakeModelServer.StartAsync();
        server.Default = request => request.Path.Contains("messages", StringComparison.Ordinal) ? new FakeStatus(401, "bad key") : new FakeStatus(503, "no capacity");
        var conversation = new Conversation(server);
        await conversation.RunAsync("anthropic", "openai", "ollama");

        var failed = Assert.IsType<RunFailed>(conversation.End);
        Assert.Equal(ErrorKind.Authentication, failed.Kind);
        Assert.Equal("No provider could answer. anthropic: answered 401: bad key; openai: answered 503: no capacity; ollama: answered 503: no capacity.", failed.Error);
        Assert.Equal(["anthropic openai", "openai ollama"], conversation.Events.OfType<FailedOver>().Select(e => $"{e.From} {e.To}"));
    }

    [Fact]
    public async Task A_refusal_is_not_carried_to_another_provider()
    {
        await using var server = await FakeModelServer.StartAsync(new FakeReply("no") { Ending = FakeEnding.Refused });
        var conversation = new Conversation(server);
        await conversation.RunAsync("openai", "gemini");

        Assert.Equal(ErrorKind.Refused, Assert.IsType<RunFailed>(conversation.End).Kind);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task Who_answered_after_a_failover_is_asked_first_the_next_time()
    {
        await using var server = await FakeModelServer.StartAsync(new FakeStatus(401), new FakeReply { ToolCalls = [new FakeToolCall("c1", "read_file", "{}")] });
        var conversation = new Conversation(server);
        await conversation.RunAsync("openai", "ollama");

        Assert.Equal(["/v1/chat/completions", "/api/chat", "/api/chat"], server.Requests.Select(request => request.Path));
    }
}
