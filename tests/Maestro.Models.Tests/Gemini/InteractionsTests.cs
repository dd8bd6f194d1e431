using System.Text.Json;
using Maestro.Core.Models;
using Microsoft.Extensions.AI;

namespace Maestro.Models.Tests.Gemini;

public sealed class InteractionsTests
{
    private const string Address = "http://localhost:9/v1beta/interactions";

    private static readonly string[] Whole =
    [
        """{"event_type":"interaction.created","interaction":{"id":"i1","model":"gemini-2.5-x","status":"in_progress"}}""",
        """{"event_type":"interaction.status_update","interaction_id":"i1","status":"in_progress"}""",
        """{"event_type":"step.start","index":0,"step":{"type":"thought"}}""",
        """{"event_type":"step.delta","index":0,"delta":{"type":"thought_signature","signature":"s1"}}""",
        """{"event_type":"step.delta","index":0,"delta":{"type":"thought_summary","content":{"type":"text","text":"größe"}}}""",
        """{"event_type":"step.stop","index":0}""",
        """{"event_type":"step.start","index":1,"step":{"type":"google_search_call","id":"g1","arguments":{"queries":["q"]}}}""",
        """{"event_type":"step.stop","index":1}""",
        """{"event_type":"step.start","index":2,"step":{"type":"model_output"}}""",
        """{"event_type":"step.delta","index":2,"delta":{"type":"text","text":"Olá \"日本\" 🎼"}}""",
        """{"event_type":"step.stop","index":2}""",
        """{"event_type":"step.start","index":3,"step":{"type":"function_call","id":"c1","name":"read","arguments":{},"signature":"s2"}}""",
        """{"event_type":"step.delta","index":3,"delta":{"type":"arguments_delta","arguments":"{\"path\""}}""",
        """{"event_type":"step.delta","index":3,"delta":{"type":"arguments_delta","arguments":":\"a.cs\"}"}}""",
        """{"event_type":"step.stop","index":3}""",
        """{"event_type":"interaction.completed","interaction":{"status":"requires_action","usage":{"total_tokens":19,"total_input_tokens":5,"total_cached_tokens":2,"total_output_tokens":7,"total_thought_tokens":3}}}""",
    ];

    [Fact]
    public async Task A_stream_gives_thoughts_text_calls_and_usage_and_nothing_that_the_provider_ran_itself()
    {
        var reply = await ReadAsync(Whole);
        Assert.Equal(("Olá \"日本\" 🎼", "größe", "gemini-2.5-x", ChatFinishReason.ToolCalls), (reply.Text, reply.Reasoning, reply.Model, reply.Finish));
        Assert.Equal(["read{\"path\":\"a.cs\"}"], reply.Calls);
        Assert.Equal((5, 10, 2, 3), (reply.Usage!.InputTokenCount, reply.Usage.OutputTokenCount, reply.Usage.CachedInputTokenCount, reply.Usage.ReasoningTokenCount));
    }

    [Fact]
    public async Task A_stream_split_anywhere_gives_the_same_reply() => Assert.Contains(
        "call read {\"path\":\"a.cs\"} s2",
        await Wire.ShapeOfAnySplitAsync(Wire.Options("gemini", Address), string.Concat(Whole.Select(data => $"event: x\ndata: {data}\n\n"))));

    [Theory]
    [InlineData("""{"event_type":"error","error":{"code":"rate_limit_exceeded","message":"Slow down."}}""", ErrorKind.RateLimited)]
    [InlineData("""{"event_type":"error","error":{"code":401,"message":"No."}}""", ErrorKind.Authentication)]
    [InlineData("""{"event_type":"interaction.completed","interaction":{"status":"failed"}}""", ErrorKind.Overloaded)]
    [InlineData("""{"event_type":"interaction.completed","interaction":{"status":"failed","error":{"code":"invalid_request","message":"No."}}}""", ErrorKind.InvalidRequest)]
    [InlineData("""{"event_type":"interaction.status_update","status":"in_progress"}""", ErrorKind.Network)]
    [InlineData("""{"event_type":"step.start","index":4}""", ErrorKind.Network)]
    public async Task A_stream_that_fails_or_is_cut_says_so_and_keeps_the_text(string last, ErrorKind kind)
    {
        var reply = await ReadAsync([.. Whole[..11], last]);
        Assert.Equal((kind, "Olá \"日本\" 🎼"), (reply.Failure?.Kind, reply.Text));
    }

    [Theory]
    [InlineData("completed", "stop")]
    [InlineData("incomplete", "length")]
    public async Task The_status_says_why_the_reply_ended(string status, string finish) => Assert.Equal(
        finish, (await ReadAsync([.. Whole[..11], $$$"""{"event_type":"interaction.completed","interaction":{"status":"{{{status}}}"}}"""])).Finish?.Value);

    [Fact]
    public async Task A_server_that_does_not_stream_is_read_all_the_same()
    {
        var answer = ScriptedAnswer.Json(200, """
            {"object":"interaction","model":"m-1","status":"completed","steps":[{"type":"thought","signature":"s1","summary":[{"type":"text","text":"hm"}]},
            {"type":"model_output","content":[{"type":"text","text":"Hi."}]},{"type":"function_call","id":"c1","name":"read","arguments":{"path":"a.cs"}}]}
            """);
        var reply = await Wire.ReadAsync(Wire.Options("gemini", Address), new ScriptedHandler(answer));
        Assert.Equal(("Hi.", "hm", "m-1"), (reply.Text, reply.Reasoning, reply.Model));
        Assert.Equal(["read{\"path\":\"a.cs\"}"], reply.Calls);
    }

    [Fact]
    public async Task The_request_carries_the_history_as_steps_with_its_signatures()
    {
        var handler = new ScriptedHandler(ScriptedAnswer.Of(Wire.Events(Whole)));
        var kept = (await ReadAsync(Whole)).Contents.Where(content => content is FunctionCallContent or TextContent);
        IReadOnlyList<ChatMessage> history =
        [
            new(ChatRole.System, "Be brief."), new(ChatRole.User, "First"),
            new(ChatRole.Assistant, [new TextReasoningContent("größe") { ProtectedData = "s1" }, .. kept]),
            new(ChatRole.Tool, [new FunctionResultContent("c1", "class A;")]),
        ];
        var options = new ChatOptions
        {
            Temperature = 0,
            MaxOutputTokens = 77,
            StopSequences = ["END"],
            ModelId = "gemini-2.5-x",
            ToolMode = ChatToolMode.None,
            Tools = [AIFunctionFactory.CreateDeclaration("read", "Reads.", JsonElement.Parse("""{"type":"object"}"""))],
        };
        await Wire.ReadAsync(Wire.Options("gemini", Address, "k"), handler, messages: history, chat: options);

        Assert.Equal(Address, handler.Sent[0].Address.AbsoluteUri);
        Assert.Equal(("k", "2026-05-20"), (handler.Sent[0].Headers["x-goog-api-key"], handler.Sent[0].Headers["Api-Revision"]));
        const string Expected = """
            {"model":"gemini-2.5-x","stream":true,"store":false,"system_instruction":"Be brief.",
            "input":[{"type":"user_input","content":[{"type":"text","text":"First"}]},
            {"type":"thought","signature":"s1","summary":[{"type":"text","text":"größe"}]},
            {"type":"model_output","content":[{"type":"text","text":"Olá \"日本\" 🎼"}]},
            {"type":"function_call","id":"c1","name":"read","arguments":{"path":"a.cs"},"signature":"s2"},
            {"type":"function_result","call_id":"c1","name":"read","result":[{"type":"text","text":"class A;"}]}],
            "tools":[{"type":"function","name":"read","description":"Reads.","parameters":{"type":"object"}}],
            "generation_config":{"temperature":0,"max_output_tokens":77,"stop_sequences":["END"],"thinking_summaries":"auto","tool_choice":"none"}}
            """;
        Assert.True(JsonElement.DeepEquals(JsonElement.Parse(Expected), Reply.Body(handler)), handler.Sent[0].Body);
    }

    private static Task<Reply> ReadAsync(string[] data) =>
        Wire.ReadAsync(Wire.Options("gemini", Address), new ScriptedHandler(ScriptedAnswer.Of(Wire.Events(data))));
}
