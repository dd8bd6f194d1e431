using Microsoft.Extensions.AI;

namespace Maestro.Models.Tests.Ollama;

public sealed class OllamaTests
{
    [Theory]
    [InlineData(10, null, 8192)]
    [InlineData(10, 100, 4096)]
    [InlineData(60_000, 100, 32768)]
    public async Task The_context_window_holds_what_the_request_needs(int characters, int? maxTokens, int window)
    {
        var handler = new ScriptedHandler(Wire.Ok("ollama"));
        await Wire.ReadAsync(
            Wire.Options("ollama"), handler, messages: [new ChatMessage(ChatRole.User, new string('x', characters))],
                chat: new ChatOptions { MaxOutputTokens = maxTokens });

        Assert.Equal(window, Reply.Body(handler).GetProperty("options").GetProperty("num_ctx").GetInt32());
    }

    [Fact]
    public async Task The_end_says_why_and_how_much()
    {
        var reply = await Wire.ReadAsync(
            "ollama",
            """{"model":"m-1","message":{"role":"assistant","thinking":"hm","content":"yes"},"done":false}""",
            """{"model":"m-1","message":{"role":"assistant","content":""},"done":true,"done_reason":"length","prompt_eval_count":4,"eval_count":9}""");

        Assert.Equal(("hm", "yes", ChatFinishReason.Length), (reply.Reasoning, reply.Text, reply.Finish));
        Assert.Equal((4, 9), (reply.Usage!.InputTokenCount, reply.Usage.OutputTokenCount));
    }
}
