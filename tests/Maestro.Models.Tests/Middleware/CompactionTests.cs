using Maestro.Core.Events;
using Maestro.Core.Models;
using Maestro.Models.Middleware.Context;
using Maestro.Testing.Server;
using Microsoft.Extensions.AI;

namespace Maestro.Models.Tests.Middleware;

public sealed class CompactionTests
{
    private const int Calls = 10;

    public static TheoryData<string> Wires() => new(SpokenWire.All.Where(wire => wire.HasTools).Select(wire => wire.ToString()));

    [Theory]
    [MemberData(nameof(Wires))]
    public async Task A_run_that_outgrows_its_window_goes_on_with_a_shorter_conversation_and_says_so(string wire)
    {
        await using var server = await FakeModelServer.StartAsync([.. Enumerable.Range(1, Calls).Select(Look), new FakeReply("Found.")]);
        var conversation = new Conversation(server) { Request = "find it " + new string('.', 2000), Output = number => $"first {number}\n" + new string('x', 5000) };
        await conversation.RunAsync([SpokenWire.Named(wire).Options(server.Address) with { ContextWindow = 12_000 }]);

        Assert.True(conversation.End is ResultProduced, conversation.End.ToString());
        Assert.Equal(Calls, conversation.ToolRuns);
        var told = conversation.Events.OfType<StatusChanged>().Select(e => e.Message).ToList();
        Assert.InRange(told.Count, 1, 4);
        Assert.Matches(@"^m reads 12,000 tokens and the request had about (9|10),\d{3}: tool output of \d turns? shortened(, now| and \d old turns? summed up, now) about \d,\d{3}$", told[0]);
        var last = server.Requests[^1];
        Assert.Contains("find it ...", last.Prompt);
        Assert.Contains(new string('x', 5000), last.ToolResults[^1]);
        Assert.Contains(new string('x', 5000), last.ToolResults[^2]);
        Assert.All(server.Requests, request => Assert.InRange(request.Body.Length, 1, 12_000 * 2.8));
    }

    [Fact]
    public async Task What_the_vendor_finds_too_long_is_made_shorter_and_sent_once_more()
    {
        var tooLong = new FakeStatus(400, "This model's maximum context length is 4096 tokens");
        await using var server = await FakeModelServer.StartAsync(Look(1), Look(2), Look(3), Look(4), tooLong, new FakeReply("Found."));
        var conversation = new Conversation(server) { Output = number => $"first {number} " + new string('x', 3000) };
        await conversation.RunAsync("openai");

        Assert.IsType<ResultProduced>(conversation.End);
        Assert.Equal("openai answered 400: This model's maximum context length is 4096 tokens: 2 old turns summed up", conversation.Events.OfType<StatusChanged>().Single().Message);
        Assert.True(server.Requests[5].Body.Length < server.Requests[4].Body.Length);
    }

    [Fact]
    public async Task A_reply_that_broke_off_is_continued_in_the_shorter_conversation()
    {
        await using var server = await FakeModelServer.StartAsync(
            Look(1), Look(2), Look(3), new FakeReply("It is ") { Ending = FakeEnding.Missing }, new FakeReply("It is in a.cs.") { ToolCalls = [Call(4)] }, new FakeReply(" Found."));
        var conversation = new Conversation(server) { Output = number => new string('x', number == 3 ? 11_000 : 5000) };
        await conversation.RunAsync([Conversation.Options("openai", server.Address) with { ContextWindow = 8000 }]);

        Assert.Equal("It is in a.cs. Found.", conversation.Shown());
        Assert.DoesNotContain("connection broke", server.Requests[^1].Body);
    }

    [Fact]
    public void Old_turns_are_summed_up_once_and_what_the_person_said_is_kept()
    {
        List<ChatMessage> messages =
        [
            new(ChatRole.System, "You help."), new(ChatRole.User, "earlier question"), new(ChatRole.Assistant, new string('a', 4000)),
            RunRequest.Mark(new ChatMessage(ChatRole.User, "the request")),
            .. Turn(1), new(ChatRole.User, "look into src too"), .. Turn(2), .. Turn(3), .. Turn(4),
        ];
        var once = Compaction.Of(messages, Length, goal: 2500, most: 9000);
        Assert.Equal("tool output of 1 turn shortened and 3 old turns summed up", once.What);
        var again = Compaction.Of([.. once.Messages, .. Turn(5), .. Turn(6)], Length, goal: 0, most: 9000);

        Assert.Equal(["system", "user", "assistant", "tool", "assistant", "tool"], again.Messages.Select(message => message.Role.Value));
        var request = again.Messages[1].Text;
        Assert.StartsWith("the request\n\n<earlier>\n", request);
        Assert.EndsWith("\n</earlier>", request);
        string[] expected = ["- The person: earlier question", $"- You: {new string('a', 300)}...", "- You called read_file {\"path\":\"1.cs\"}: 502 characters, 1 xxxx", "- The person: look into src too", "read_file {\"path\":\"4.cs\"}: "];
        Assert.Equal(expected.Select(_ => 1), expected.Select(entry => request.Split(entry).Length - 1));
        Assert.Equal(["c5", "c5", "c6", "c6"], again.Messages.SelectMany(message => message.Contents).Select(content =>
            content is FunctionCallContent call ? call.CallId : (content as FunctionResultContent)?.CallId).OfType<string>());
    }

    [Fact]
    public void The_newest_output_is_shortened_last_and_says_how_much_is_missing()
    {
        List<ChatMessage> messages = [new(ChatRole.User, "go"), .. Turn(1, 50_000)];
        var shorter = Compaction.Of(messages, Length, goal: 1000, most: 5000);

        var left = Assert.IsType<FunctionResultContent>(shorter.Messages[^1].Contents[0]).Result!.ToString()!;
        Assert.Contains("\n[46,003 characters were left out here, so that the conversation fits]\n", left);
        Assert.Equal("tool output of 1 turn shortened", shorter.What);
        Assert.Equal("", Compaction.Of([new(ChatRole.User, new string('x', 9000))], Length, 1, 1).What);
    }

    private static FakeToolCall Call(int number) => new($"c{number}", "read_file", $$"""{"path":"{{number}}.cs"}""");

    private static FakeReply Look(int number) => new("") { ToolCalls = [Call(number)], Usage = null };

    private static long Length(IReadOnlyList<ChatMessage> messages) => TokenEstimate.Bytes(messages, null);

    private static ChatMessage[] Turn(int number, int length = 500) =>
    [
        new(ChatRole.Assistant, [new FunctionCallContent($"c{number}", "read_file", new Dictionary<string, object?> { ["path"] = $"{number}.cs" })]),
        new(ChatRole.Tool, [new FunctionResultContent($"c{number}", $"{number} {new string('x', length)}")]),
    ];
}
