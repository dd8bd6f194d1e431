using System.Text.Json;
using Maestro.Core.Models;
using Microsoft.Extensions.AI;

namespace Maestro.Models.Tests.OpenAi;

public sealed class ResponsesTests
{
    private const string Address = "http://localhost:9/v1/responses";
    private const string Reasoning = """{"type":"reasoning","id":"rs_1","summary":[{"type":"summary_text","text":"größe"}],"encrypted_content":"e1"}""";

    private static readonly string[] Whole =
    [
        """{"type":"response.created","response":{"id":"r1","model":"gpt-5-x","output":[]}}""",
        """{"type":"response.output_item.added","output_index":0,"item":{"type":"reasoning","id":"rs_1","summary":[]}}""",
        """{"type":"response.reasoning_summary_part.added","summary_index":0,"part":{"type":"summary_text","text":""}}""",
        """{"type":"response.reasoning_summary_text.delta","delta":"größe"}""",
        $$"""{"type":"response.output_item.done","output_index":0,"item":{{Reasoning}}}""",
        """{"type":"response.web_search_call.completed","output_index":1,"item_id":"ws_1"}""",
        """{"type":"response.output_item.done","output_index":1,"item":{"type":"web_search_call","id":"ws_1","status":"completed"}}""",
        """{"type":"response.output_text.delta","delta":"Olá \"日本\" 🎼"}""",
        """{"type":"response.output_text.done","text":"Olá \"日本\" 🎼"}""",
        """{"type":"response.function_call_arguments.delta","delta":"{\"path\""}""",
        """{"type":"response.output_item.done","item":{"type":"function_call","id":"fc_1","call_id":"c1","name":"read","arguments":"{\"path\":\"a.cs\"}"}}""",
        """{"type":"response.completed","response":{"usage":{"input_tokens":5,"output_tokens":7,"input_tokens_details":{"cached_tokens":2},"output_tokens_details":{"reasoning_tokens":3}}}}""",
    ];

    [Fact]
    public async Task A_stream_gives_reasoning_text_calls_and_usage_and_nothing_that_the_provider_ran_itself()
    {
        var reply = await ReadAsync(Whole);
        Assert.Equal(("Olá \"日本\" 🎼", "größe", "gpt-5-x"), (reply.Text, reply.Reasoning, reply.Model));
        Assert.Equal(["read{\"path\":\"a.cs\"}"], reply.Calls);
        Assert.Equal((5, 7, 2, 3), (reply.Usage!.InputTokenCount, reply.Usage.OutputTokenCount, reply.Usage.CachedInputTokenCount, reply.Usage.ReasoningTokenCount));
        Assert.Equal(ChatFinishReason.ToolCalls, reply.Finish);
    }

    [Fact]
    public async Task A_stream_split_anywhere_gives_the_same_reply() => Assert.Contains(
        "call read", await Wire.ShapeOfAnySplitAsync(Wire.Options("openai", Address), string.Concat(Whole.Select(data => $"event: x\ndata: {data}\n\n"))));

    [Fact]
    public async Task Text_that_came_only_with_its_whole_message_is_not_lost_and_not_told_twice()
    {
        var reply = await ReadAsync(
        [
            """{"type":"response.output_text.delta","delta":"Let me"}""",
            Item("""{"type":"message","content":[{"type":"output_text","text":"Let me look."}]}"""),
            Item("""{"type":"reasoning","summary":[{"type":"summary_text","text":"a"},{"type":"summary_text","text":"b"}]}"""),
            Item("""{"type":"message","content":[{"type":"output_text","text":"Done."}]}"""),
            Whole[^1],
        ]);
        Assert.Equal(("Let me look.\n\nDone.", "a\n\nb"), (reply.Text, reply.Reasoning));

        static string Item(string item) => $$"""{"type":"response.output_item.done","item":{{item}}}""";
    }

    [Fact]
    public async Task A_server_that_does_not_stream_is_read_all_the_same()
    {
        var answer = ScriptedAnswer.Json(200, $$"""
            {"object":"response","model":"gpt-5-x","error":null,"output":[{{Reasoning}},{"type":"message","content":[{"type":"output_text","text":"Hi."}]},
            {"type":"custom_tool_call","call_id":"c1","name":"query","input":"a < b"},{"type":"shell_call","call_id":"c2","action":{"commands":["ls"]} }]}
            """);
        var reply = await Wire.ReadAsync(Wire.Options("openai", Address), new ScriptedHandler(answer));
        Assert.Equal(("Hi.", "größe", "gpt-5-x", ChatFinishReason.ToolCalls), (reply.Text, reply.Reasoning, reply.Model, reply.Finish));
        Assert.Equal("a < b", ((JsonElement)Assert.Single(reply.Contents.OfType<FunctionCallContent>()).Arguments!["input"]!).GetString());
    }

    [Theory]
    [InlineData("""{"type":"error","code":"rate_limit_exceeded","message":"Slow down."}""", ErrorKind.RateLimited)]
    [InlineData("""{"type":"response.failed","response":{"error":{"code":"context_length_exceeded","message":"Too long."}}}""", ErrorKind.ContextTooLong)]
    [InlineData("""{"type":"response.incomplete","response":{"incomplete_details":{"reason":"content_filter"}}}""", ErrorKind.Refused)]
    [InlineData("""{"type":"response.in_progress","response":{}}""", ErrorKind.Network)]
    [InlineData("""{"type":"response.output_item.done"}""", ErrorKind.Network)]
    public async Task A_stream_that_fails_or_is_cut_says_so_and_keeps_the_text(string last, ErrorKind kind)
    {
        var reply = await ReadAsync([.. Whole[..8], last]);
        Assert.Equal((kind, "Olá \"日本\" 🎼"), (reply.Failure?.Kind, reply.Text));
    }

    [Fact]
    public async Task A_reply_cut_at_its_limit_ends_with_length() =>
        Assert.Equal(ChatFinishReason.Length, (await ReadAsync([.. Whole[..8], """{"type":"response.incomplete","response":{"incomplete_details":{"reason":"max_output_tokens"}}}"""])).Finish);

    [Fact]
    public async Task The_request_carries_everything_and_sends_reasoning_back_as_it_came()
    {
        var handler = Answering(Whole);
        IReadOnlyList<ChatMessage> history =
        [
            new(ChatRole.System, "Be brief."), new(ChatRole.User, "First"),
            new(ChatRole.Assistant, [new TextReasoningContent("größe") { ProtectedData = Reasoning }, new TextContent("Let me look."),
                new FunctionCallContent("c1", "read", new Dictionary<string, object?> { ["path"] = JsonElement.Parse("\"a.cs\"") })]),
            new(ChatRole.Tool, [new FunctionResultContent("c1", "class A;")]),
        ];
        var options = new ChatOptions
        {
            Temperature = 0,
            MaxOutputTokens = 77,
            ModelId = "gpt-5-x",
            Tools = [AIFunctionFactory.CreateDeclaration("read", "Reads.", JsonElement.Parse("""{"type":"object"}"""))],
        };
        await Wire.ReadAsync(Wire.Options("openai", Address, "k"), handler, messages: history, chat: options);

        Assert.Equal(Address, handler.Sent[0].Address.AbsoluteUri);
        Assert.Equal("Bearer k", handler.Sent[0].Headers["Authorization"]);
        var expected = $$"""
            {"model":"gpt-5-x","stream":true,"store":false,"include":["reasoning.encrypted_content"],"instructions":"Be brief.","temperature":0,"max_output_tokens":77,
            "tools":[{"type":"function","name":"read","description":"Reads.","parameters":{"type":"object"},"strict":false}],
            "input":[{"role":"user","content":"First"},{{Reasoning}},{"role":"assistant","content":"Let me look."},
            {"type":"function_call","call_id":"c1","name":"read","arguments":"{\"path\":\"a.cs\"}"},{"type":"function_call_output","call_id":"c1","output":"class A;"}]}
            """;
        Assert.True(JsonElement.DeepEquals(JsonElement.Parse(expected), Reply.Body(handler)), handler.Sent[0].Body);
    }

    private static ScriptedHandler Answering(string[] data) => new(ScriptedAnswer.Of(Wire.Events(data)));

    private static Task<Reply> ReadAsync(string[] data) => Wire.ReadAsync(Wire.Options("openai", Address), Answering(data));
}
