using Maestro.Core.Models;
using Microsoft.Extensions.AI;

namespace Maestro.Models.Tests.OpenAi;

public sealed class OpenAiDecoderTests
{
    private const string Done = """{"choices":[{"index":0,"delta":{},"finish_reason":"tool_calls"}]}""";

    [Fact]
    public async Task Both_names_of_reasoning_are_read_but_not_twice()
    {
        var reply = await Wire.ReadAsync(
            "openai",
            """{"model":"m-1","choices":[{"index":0,"delta":{"reasoning":"a","reasoning_content":"a"}}]}""",
            """{"choices":[{"index":0,"delta":{"reasoning":null,"reasoning_content":"b"}}]}""",
            """{"choices":[{"index":0,"delta":{"reasoning":"c","content":"","reasoning_content":"c"}}]}""",
            """{"choices":[{"index":0,"delta":{"content":"d","reasoning_content":null},"finish_reason":"stop"}]}""");

        Assert.Equal(("abc", "d"), (reply.Reasoning, reply.Text));
    }

    [Theory]
    [InlineData("""[{"function":{"name":"a","arguments":"{}"}},{"function":{"name":"b","arguments":"{\"x\":1}"}}]""")]
    [InlineData("""[{"id":"1","function":{"name":"a","arguments":"{}"}},{"id":"2","function":{"name":"b","arguments":"{\"x\":1}"}}]""")]
    [InlineData("""[{"index":0,"id":"1","function":{"name":"a","arguments":"{}"}},{"index":0,"id":"2","function":{"name":"b","arguments":"{\"x\":1}"}}]""")]
    [InlineData("""[{"index":0,"id":"1","function":{"name":"a"}},{"index":1,"id":"2","function":{"name":"b","arguments":{"x":1}}}]""")]
    public async Task Calls_without_ids_or_indexes_are_told_apart(string calls)
    {
        var reply = await Wire.ReadAsync("openai", $$$"""{"choices":[{"index":0,"delta":{"tool_calls":{{{calls}}}}}]}""", Done);

        Assert.Equal(["a{}", "b{\"x\":1}"], reply.Calls);
        Assert.Equal(2, reply.Contents.OfType<FunctionCallContent>().Select(call => call.CallId).Where(id => id.Length > 0).Distinct().Count());
    }

    [Fact]
    public async Task Arguments_that_are_no_object_are_kept_as_they_were_written()
    {
        var reply = await Wire.ReadAsync("openai",
            """{"choices":[{"delta":{"tool_calls":[{"id":"1","function":{"name":"a","arguments":"{\"x\": tru"}}]}}]}""", Done);

        Assert.Equal("""a{"__malformed":"{\"x\": tru"}""", reply.Calls[0].Replace("\\u0022", "\\\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_last_usage_is_reported_once_whatever_chunk_it_comes_in()
    {
        var reply = await Wire.ReadAsync(
            "openai",
            """{"model":"m","choices":[{"delta":{"content":"a"}}],"usage":{"prompt_tokens":5,"completion_tokens":1}}""",
            """{"model":"m","choices":[{"delta":{"content":"b"},"finish_reason":"stop"}],"usage":{"prompt_tokens":5,"completion_tokens":2}}""",
            """{"model":"m","choices":[],"usage":{"prompt_tokens":5,"completion_tokens":3,"completion_tokens_details":{"reasoning_tokens":1}}}""");

        Assert.Equal((5, 3, 1), (reply.Usage!.InputTokenCount, reply.Usage.OutputTokenCount, reply.Usage.ReasoningTokenCount));
    }

    [Fact]
    public async Task A_server_that_does_not_stream_is_read_all_the_same()
    {
        var answer = ScriptedAnswer.Json(200, """{"model":"m-1","choices":[{"index":0,"message":{"role":"assistant","content":"whole"},"finish_reason":"stop"}]}""");
        var reply = await Wire.ReadAsync(Wire.Options("openai"), new ScriptedHandler(answer));

        Assert.Equal(("whole", ChatFinishReason.Stop), (reply.Text, reply.Finish));
    }

    [Fact]
    public async Task The_content_filter_is_a_refusal_after_the_text_so_far()
    {
        var reply = await Wire.ReadAsync("openai", """{"choices":[{"delta":{"content":"so far"},"finish_reason":"content_filter"}]}""", "[DONE]");

        Assert.Equal(("so far", ErrorKind.Refused), (reply.Text, reply.Failure?.Kind));
    }

    [Theory]
    [InlineData("""{"type":"response.created","response":{"id":"r"}}""", "Responses API")]
    [InlineData("""{"token":{"text":"a"},"generated_text":null}""", "not with chat completions")]
    public async Task Another_wire_is_named_instead_of_an_empty_answer(string frame, string words)
    {
        var reply = await Wire.ReadAsync("openai", frame, "[DONE]");

        Assert.Equal(ErrorKind.InvalidRequest, reply.Failure?.Kind);
        Assert.Contains(words, reply.Failure!.Message);
    }
}
