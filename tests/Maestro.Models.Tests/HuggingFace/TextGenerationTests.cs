using System.Text.Json;
using Maestro.Core.Models;
using Microsoft.Extensions.AI;

namespace Maestro.Models.Tests.HuggingFace;

public sealed class TextGenerationTests
{
    private const string Address = "http://localhost:9/generate_stream";
    private const string End = """{"index":9,"token":{"id":2,"text":"</s>","special":true},"generated_text":"whole","details":{"finish_reason":"eos_token","generated_tokens":7,"input_length":5}}""";

    [Fact]
    public async Task A_stream_gives_its_tokens_without_the_special_ones_and_the_usage()
    {
        var reply = await ReadAsync(Token(" Olá"), Token(" 日本 🎼\\n\\n"), Token("User"), Token("s"), End);
        Assert.Equal(("Olá 日本 🎼\n\nUsers", ChatFinishReason.Stop), (reply.Text, reply.Finish));
        Assert.Equal((5, 7), (reply.Usage!.InputTokenCount, reply.Usage.OutputTokenCount));
    }

    [Fact]
    public async Task A_turn_of_the_person_that_the_model_writes_itself_is_not_shown() =>
        Assert.Equal("Hi.", (await ReadAsync(Token(" Hi."), Token("\\n"), Token("\\nUser"), Token(": and"), Token(" you"), End)).Text);

    [Fact]
    public async Task A_stream_split_anywhere_gives_the_same_reply() => Assert.Contains(
        "text Olá",
        await Wire.ShapeOfAnySplitAsync(Wire.Options("huggingface", Address), Wire.Events(Token("Olá"), Token(" 日本"), End).Replace("data: ", "data:", StringComparison.Ordinal)));

    [Fact]
    public async Task The_limit_is_told_apart_from_the_end() =>
        Assert.Equal(ChatFinishReason.Length, (await ReadAsync(Token("a"), End.Replace("eos_token", "length", StringComparison.Ordinal))).Finish);

    [Theory]
    [InlineData("""{"error":"Model is overloaded","error_type":"overloaded"}""", ErrorKind.Overloaded)]
    [InlineData("""{"error":"Input validation error: `temperature` must be strictly positive","error_type":"validation"}""", ErrorKind.InvalidRequest)]
    [InlineData("""{"error":"`inputs` tokens + `max_new_tokens` must be <= 2048. Given: 9000","error_type":"validation"}""", ErrorKind.ContextTooLong)]
    [InlineData("""{"index":2,"token":{"id":1,"text":"","special":false},"generated_text":null}""", ErrorKind.Network)]
    public async Task A_stream_that_fails_or_is_cut_says_so_and_keeps_the_text(string last, ErrorKind kind)
    {
        var reply = await ReadAsync(Token("so far"), last);
        Assert.Equal((kind, "so far"), (reply.Failure?.Kind, reply.Text));
    }

    [Fact]
    public async Task A_server_that_does_not_stream_is_read_all_the_same()
    {
        var answer = ScriptedAnswer.Json(200, """[{"generated_text":"whole","details":{"finish_reason":"length","generated_tokens":3}}]""");
        var reply = await Wire.ReadAsync(Wire.Options("huggingface", Address), new ScriptedHandler(answer));
        Assert.Equal(("whole", ChatFinishReason.Length), (reply.Text, reply.Finish));
    }

    [Fact]
    public async Task A_refused_request_keeps_its_message_and_kind()
    {
        var answer = ScriptedAnswer.Json(422, """{"error":"Input validation error: bad","error_type":"validation"}""");
        var failure = (await Wire.ReadAsync(Wire.Options("huggingface", Address), new ScriptedHandler(answer))).Failure;
        Assert.Equal((ErrorKind.InvalidRequest, "huggingface answered 422: Input validation error: bad"), (failure?.Kind, failure?.Message));
    }

    [Theory]
    [InlineData(0f, "\"do_sample\":false")]
    [InlineData(0.5f, "\"do_sample\":true,\"temperature\":0.5")]
    public async Task The_request_is_the_conversation_as_one_text(float temperature, string sampling)
    {
        var handler = new ScriptedHandler(ScriptedAnswer.Of(Wire.Events(Token("ok"), End)));
        IReadOnlyList<ChatMessage> history =
        [
            new(ChatRole.System, "Be brief."), new(ChatRole.User, "First"), new(ChatRole.Assistant, "Let me look."),
            new(ChatRole.Tool, [new FunctionResultContent("c1", "class A;")]), new(ChatRole.User, "Second"),
        ];
        var options = new ChatOptions
        {
            Temperature = temperature,
            MaxOutputTokens = 77,
            StopSequences = ["END"],
            Tools = [AIFunctionFactory.CreateDeclaration("read", "Reads.", JsonElement.Parse("""{"type":"object"}"""))],
        };
        await Wire.ReadAsync(Wire.Options("huggingface", Address, "k"), handler, messages: history, chat: options);

        Assert.Equal((Address, "Bearer k"), (handler.Sent[0].Address.AbsoluteUri, handler.Sent[0].Headers["Authorization"]));
        var expected = """
            {"inputs":"Be brief.\n\nUser: First\n\nAssistant: Let me look.\n\nResult: class A;\n\nUser: Second\n\nAssistant:","stream":true,
            "parameters":{"return_full_text":false,"details":true,"max_new_tokens":77,SAMPLING,"stop":["END","\n\nUser:"]}}
            """.Replace("SAMPLING", sampling, StringComparison.Ordinal);
        Assert.True(JsonElement.DeepEquals(JsonElement.Parse(expected), Reply.Body(handler)), handler.Sent[0].Body);
    }

    private static string Token(string text) =>
        $$$"""{"index":1,"token":{"id":1,"text":"{{{text}}}","logprob":-0.1,"special":false},"generated_text":null,"details":null}""";

    private static Task<Reply> ReadAsync(params string[] data) =>
        Wire.ReadAsync(Wire.Options("huggingface", Address), new ScriptedHandler(ScriptedAnswer.Of(Wire.Events(data))));
}
