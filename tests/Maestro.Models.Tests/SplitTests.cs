using System.Text;
using CsCheck;

namespace Maestro.Models.Tests;

public sealed class SplitTests
{
    private const string Signed = """{"candidates":[{"content":{"parts":[{"text":"plan ","thought":true,"thoughtSignature":"s1"}]}}],"modelVersion":"m-1"}""";

    private static readonly Dictionary<string, string> Streams = new()
    {
        ["openai"] = Wire.Events(
            """{"model":"m-1","choices":[{"index":0,"delta":{"role":"assistant","content":""},"finish_reason":null}],"usage":null}""",
            """{"model":"m-1","choices":[{"index":0,"delta":{"reasoning_content":"größe"},"finish_reason":null}]}""",
            """{"model":"m-1","choices":[{"index":0,"delta":{"content":"Olá \"日本\" 🎼"},"finish_reason":null}]}""",
            """{"choices":[{"index":0,"delta":{"tool_calls":[{"index":0,"id":"c1","function":{"name":"read","arguments":"{\"path\""}}]}}]}""",
            """{"choices":[{"index":0,"delta":{"tool_calls":[{"index":0,"function":{"arguments":":\"a.cs\"}"}}]}}]}""",
            """{"choices":[{"index":0,"delta":{},"finish_reason":"tool_calls"}]}""",
            """{"choices":[],"usage":{"prompt_tokens":5,"completion_tokens":7,"prompt_tokens_details":{"cached_tokens":2}}}""",
            "[DONE]"),
        ["anthropic"] = ": hello\n\n" + string.Concat(Anthropic.AnthropicDecoderTests.Thinking.Select(data => $"event: x\ndata: {data}\n\n")),
        ["gemini"] = Wire.Events(
            Signed,
            """{"candidates":[{"content":{"parts":[{"text":"Olá 🎼"},{"functionCall":{"name":"read","args":{"path":"a.cs"}},"thoughtSignature":"s2"}]}}]}""",
            """{"candidates":[{"content":{"parts":[]},"finishReason":"STOP"}],"usageMetadata":{"promptTokenCount":4,"candidatesTokenCount":6}}"""),
        ["ollama"] = """
            {"model":"m-1","message":{"role":"assistant","content":"","thinking":"größe"},"done":false}
            {"model":"m-1","message":{"role":"assistant","content":"Olá 🎼"},"done":false}

            {"model":"m-1","message":{"role":"assistant","content":"","tool_calls":[{"function":{"name":"read","arguments":{"path":"a.cs"}}}]},"done":false}
            {"model":"m-1","message":{"role":"assistant","content":""},"done":true,"done_reason":"stop","prompt_eval_count":4,"eval_count":9}
            """,
    };

    public static TheoryData<string> Cases() => [.. Streams.Keys];

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_stream_split_anywhere_gives_the_same_reply(string id)
    {
        var whole = await Wire.ShapeOfAnySplitAsync(Wire.Options(id), Streams[id]);
        Assert.Contains("usage", whole);
        Assert.Contains("call read {\"path\":\"a.cs\"}", whole);
    }

    [Fact]
    public void A_stream_in_random_pieces_gives_the_same_reply() =>
        Gen.Select(Gen.Int[0, Streams.Count - 1], Gen.Int[1, 60].Array[1, 40]).SampleAsync(async (stream, sizes) =>
        {
            var (id, text) = Streams.ElementAt(stream);
            var bytes = Encoding.UTF8.GetBytes(text);
            var pieces = new List<byte[]>();
            for (int at = 0, turn = 0; at < bytes.Length; turn++)
            {
                var size = Math.Min(sizes[turn % sizes.Length], bytes.Length - at);
                pieces.Add(bytes[at..(at + size)]);
                at += size;
            }

            return await ShapeAsync(id, [bytes]) == await ShapeAsync(id, pieces);
        }, iter: 200);

    private static async Task<string> ShapeAsync(string id, IReadOnlyList<byte[]> pieces) =>
        (await Wire.ReadAsync(Wire.Options(id), new ScriptedHandler(new ScriptedAnswer(pieces) { ContentType = null }))).Shape();
}
