using Maestro.Core.Models;
using Microsoft.Extensions.AI;

namespace Maestro.Models.Tests.Gemini;

public sealed class GeminiDecoderTests
{
    private const string Stop = """{"candidates":[{"content":{},"finishReason":"STOP"}]}""";

    [Fact]
    public async Task Signatures_of_thoughts_texts_and_calls_are_sent_back_unchanged()
    {
        var kept = await KeptReply.OfAsync(
            "gemini",
            """{"candidates":[{"content":{"parts":[{"text":"hm","thought":true,"thoughtSignature":"s1"},{"text":"Yes."},{"text":"","thoughtSignature":"s2"}]}}]}""",
            """{"candidates":[{"content":{"parts":[{"functionCall":{"name":"read","args":{"path":"a.cs"}},"thoughtSignature":"s3"}]}}]}""",
            Stop);
        var handler = new ScriptedHandler(Wire.Ok("gemini"));
        var result = new FunctionResultContent(kept.OfType<FunctionCallContent>().Single().CallId, "text");
        await Wire.ReadAsync(
            Wire.Options("gemini"), handler,
            messages: [new ChatMessage(ChatRole.User, "hi"), new ChatMessage(ChatRole.Assistant, [.. kept]), new ChatMessage(ChatRole.Tool, [result])]);

        var contents = Reply.Body(handler).GetProperty("contents");
        Assert.Equal(
            """[{"text":"hm","thought":true,"thoughtSignature":"s1"},{"text":"Yes."},{"text":"","thoughtSignature":"s2"},"""
            + """{"functionCall":{"name":"read","args":{"path":"a.cs"}},"thoughtSignature":"s3"}]""",
            contents[1].GetProperty("parts").GetRawText());
        Assert.Equal("""{"functionResponse":{"name":"read","response":{"result":"text"}}}""", contents[2].GetProperty("parts")[0].GetRawText());
    }

    [Fact]
    public async Task Arguments_that_come_path_by_path_are_put_together()
    {
        var reply = await Wire.ReadAsync(
            "gemini",
            """{"candidates":[{"content":{"parts":[{"functionCall":{"name":"write","willContinue":true}}]}}]}""",
            Part("""{"jsonPath":"$.items[0].name","stringValue":"ap","willContinue":true}"""),
            Part("""{"jsonPath":"$.items[0].name","stringValue":"ple"}"""),
            Part("""{"jsonPath":"$.items[1].price","numberValue":0.5}"""),
            Stop);

        Assert.Equal(["""write{"items":[{"name":"apple"},{"price":0.5}]}"""], reply.Calls);
        Assert.Equal(ChatFinishReason.ToolCalls, reply.Finish);

        static string Part(string piece) => $$$"""{"candidates":[{"content":{"parts":[{"functionCall":{"partialArgs":[{{{piece}}}],"willContinue":true}}]}}]}""";
    }

    [Theory]
    [InlineData("""{"promptFeedback":{"blockReason":"SAFETY"}}""")]
    [InlineData("""{"candidates":[{"content":{"parts":[]},"finishReason":"PROHIBITED_CONTENT"}]}""")]
    [InlineData("""{"candidates":[],"usageMetadata":{"promptTokenCount":3}}""")]
    public async Task A_blocked_prompt_or_reply_is_a_refusal(string frame) =>
        Assert.Equal(ErrorKind.Refused, (await Wire.ReadAsync("gemini", frame)).Failure?.Kind);

    [Fact]
    public async Task Another_interface_of_the_vendor_is_named() =>
        Assert.Contains("Interactions", (await Wire.ReadAsync("gemini", """{"event_type":"step.start","index":0}""")).Failure?.Message);
}
