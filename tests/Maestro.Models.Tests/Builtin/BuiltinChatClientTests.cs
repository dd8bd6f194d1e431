using Maestro.Core.Evidence;
using Maestro.Core.Models;
using Maestro.Models.Builtin;
using Microsoft.Extensions.AI;

namespace Maestro.Models.Tests.Builtin;

public sealed class BuiltinChatClientTests
{
    private static readonly ProjectFacts Facts = new("shop", [new("C#", 3, 30)], [], [], [], [], [], 3, 0, true);
    private static readonly RelevantFile Login = new("src/Login.cs", 1, "has login", ["Login:3"], 20, false);

    [Fact]
    public async Task The_same_request_gives_the_same_reply_in_several_pieces()
    {
        var first = await Ask("planner", "plan caching").ToListAsync();
        var second = await Ask("planner", "plan caching").ToListAsync();
        Assert.True(first.Count > 10);
        Assert.Equal(first.Select(update => update.Text), second.Select(update => update.Text));
    }

    [Fact]
    public async Task A_file_named_in_the_request_is_read_through_the_tool_first()
    {
        var tools = new ChatOptions { Tools = [AIFunctionFactory.CreateDeclaration("read_file", "reads", System.Text.Json.JsonElement.Parse("{}"))] };
        var question = Message("explorer", "explain Login.cs");
        var call = (await Client.GetStreamingResponseAsync([question], tools).ToListAsync()).SelectMany(update => update.Contents).OfType<FunctionCallContent>().Single();
        Assert.Equal(("read_file", "src/Login.cs"), (call.Name, call.Arguments!["path"]));

        ChatMessage[] after = [question, new(ChatRole.Assistant, [call]), new(ChatRole.Tool, [new FunctionResultContent(call.CallId, "1\t/// <summary>Signs a person in and out.</summary>\n")])];
        var reply = await Client.GetResponseAsync(after, tools);
        Assert.Contains("Signs a person in and out.", reply.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_prompt_without_evidence_is_refused_with_what_to_do()
    {
        var failure = await Assert.ThrowsAsync<ModelException>(() => Client.GetResponseAsync("write a poem"));
        Assert.Equal(ErrorKind.InvalidRequest, failure.Kind);
        Assert.Contains("--provider", failure.Hint, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_plan_is_around_the_best_file_whatever_is_worked_on_first()
    {
        var lower = new RelevantFile("src/Data/Store.cs", 0.6, "has login", ["Store:1"], 20, false);
        var evidence = new TaskEvidence("planner", "plan caching for the login", "/projects/shop", Facts, [Login, lower]) { Dependencies = [new("src/Login.cs", "src/Data/Store.cs", "import")] };
        var reply = await Client.GetResponseAsync(new ChatMessage(ChatRole.User, $"{EvidenceBlock.Write(evidence)}\n\nplan"));
        Assert.Contains("around src/Login.cs", reply.Text, StringComparison.Ordinal);
    }

    private static BuiltinChatClient Client { get; } = new();

    private static IAsyncEnumerable<ChatResponseUpdate> Ask(string agent, string request) => Client.GetStreamingResponseAsync([Message(agent, request)]);

    private static ChatMessage Message(string agent, string request) =>
        new(ChatRole.User, $"{EvidenceBlock.Write(new TaskEvidence(agent, request, "/projects/shop", Facts, [Login]))}\n\n{request}");
}
