using Maestro.Core.Models;
using Microsoft.Extensions.AI;

namespace Maestro.Models.Tests.Anthropic;

public sealed class AnthropicDecoderTests
{
    internal static readonly string[] Thinking =
    [
        """{"type":"message_start","message":{"model":"m-1","usage":{"input_tokens":3,"cache_read_input_tokens":10,"cache_creation_input_tokens":4,"output_tokens":1}}}""",
        """{"type":"content_block_start","index":0,"content_block":{"type":"thinking","thinking":"","signature":""}}""",
        """{"type":"content_block_delta","index":0,"delta":{"type":"thinking_delta","thinking":"let me see"}}""",
        """{"type":"content_block_delta","index":0,"delta":{"type":"signature_delta","signature":"c2ln"}}""",
        """{"type":"content_block_stop","index":0}""",
        """{"type":"content_block_start","index":1,"content_block":{"type":"redacted_thinking","data":"hidden"}}""",
        """{"type":"content_block_stop","index":1}""",
        """{"type":"ping"}""",
        """{"type":"content_block_start","index":2,"content_block":{"type":"server_tool_use","id":"s","name":"web_search","input":{}}}""",
        """{"type":"content_block_delta","index":2,"delta":{"type":"input_json_delta","partial_json":"{\"query\":1}"}}""",
        """{"type":"content_block_stop","index":2}""",
        """{"type":"content_block_start","index":3,"content_block":{"type":"text","text":""}}""",
        """{"type":"content_block_delta","index":3,"delta":{"text":"Olá 🎼","type":"text_delta"}}""",
        """{"type":"content_block_stop","index":3}""",
        """{"type":"content_block_start","index":4,"content_block":{"type":"tool_use","id":"t1","name":"read","input":{}}}""",
        """{"type":"content_block_delta","index":4,"delta":{"type":"input_json_delta","partial_json":"{\"path\":"}}""",
        """{"type":"content_block_delta","index":4,"delta":{"type":"input_json_delta","partial_json":"\"a.cs\"}"}}""",
        """{"type":"content_block_stop","index":4}""",
        """{"type":"message_delta","delta":{"stop_reason":"tool_use"},"usage":{"output_tokens":20}}""",
        """{"type":"message_stop"}""",
    ];

    [Fact]
    public async Task Server_tools_are_passed_over_and_cached_tokens_count_as_input()
    {
        var reply = await Wire.ReadAsync("anthropic", Thinking);

        Assert.Equal(["read{\"path\":\"a.cs\"}"], reply.Calls);
        Assert.Equal((17, 10, 20), (reply.Usage!.InputTokenCount, reply.Usage.CachedInputTokenCount, reply.Usage.OutputTokenCount));
        Assert.Equal((ChatFinishReason.ToolCalls, "m-1"), (reply.Finish, reply.Model));
    }

    [Fact]
    public async Task Signatures_and_redacted_thinking_are_sent_back_unchanged()
    {
        var kept = await KeptReply.OfAsync("anthropic", Thinking);
        var handler = new ScriptedHandler(Wire.Ok("anthropic"));
        await Wire.ReadAsync(Wire.Options("anthropic"), handler, messages: [new ChatMessage(ChatRole.User, "hi"), new ChatMessage(ChatRole.Assistant,
            [.. kept])]);

        var blocks = Reply.Body(handler).GetProperty("messages")[1].GetProperty("content");
        Assert.Equal("""{"type":"thinking","thinking":"let me see","signature":"c2ln"}""", blocks[0].GetRawText());
        Assert.Equal("""{"type":"redacted_thinking","data":"hidden"}""", blocks[1].GetRawText());
    }

    [Fact]
    public async Task A_refusal_is_an_error_of_its_own_kind()
    {
        var reply = await Wire.ReadAsync(
            "anthropic",
            """{"type":"message_start","message":{"model":"m-1"}}""",
            """{"type":"message_delta","delta":{"stop_reason":"refusal"}}""",
            """{"type":"message_stop"}""");

        Assert.Equal(ErrorKind.Refused, reply.Failure?.Kind);
    }
}
