using Maestro.Core.Models;

namespace Maestro.Models.Tests.Http;

public sealed class ErrorTests
{
    [Theory]
    [InlineData(401, """{"error":{"message":"bad key","type":"invalid_request_error","code":"invalid_api_key"}}""", ErrorKind.Authentication)]
    [InlineData(403, """{"error":"no access"}""", ErrorKind.Authentication)]
    [InlineData(400, """[{"error":{"code":400,"message":"API key not valid. Please pass a valid API key.","status":"INVALID_ARGUMENT"}}]""",
        ErrorKind.Authentication)]
    [InlineData(404, """{"error":{"message":"no such model","code":"model_not_found"}}""", ErrorKind.InvalidRequest)]
    [InlineData(400, """{"error":{"message":"max_tokens is too large: 99999","type":"invalid_request_error"}}""", ErrorKind.InvalidRequest)]
    [InlineData(400, """{"error":{"message":"too much","code":"context_length_exceeded"}}""", ErrorKind.ContextTooLong)]
    [InlineData(400, """{"type":"error","error":{"type":"invalid_request_error","message":"prompt is too long: 210000 tokens > 200000 maximum"}}""",
        ErrorKind.ContextTooLong)]
    [InlineData(413, "", ErrorKind.ContextTooLong)]
    [InlineData(408, "", ErrorKind.Timeout)]
    [InlineData(429, """{"error":{"message":"slow down","type":"rate_limit_error"}}""", ErrorKind.RateLimited)]
    [InlineData(429, """{"error":{"message":"no credit","code":"insufficient_quota"}}""", ErrorKind.RateLimited)]
    [InlineData(400, """{"error":{"message":"filtered","code":"content_filter"}}""", ErrorKind.Refused)]
    [InlineData(500, "oops", ErrorKind.Overloaded)]
    [InlineData(503, """{"error":{"code":503,"status":"UNAVAILABLE","message":"busy"}}""", ErrorKind.Overloaded)]
    [InlineData(529, """{"type":"error","error":{"type":"overloaded_error","message":"Overloaded"}}""", ErrorKind.Overloaded)]
    public async Task Each_answer_has_its_kind(int status, string body, ErrorKind kind)
    {
        var reply = await Wire.ReadAsync(Wire.Options("openai"), new ScriptedHandler(ScriptedAnswer.Json(status, body)));

        Assert.Equal(kind, reply.Failure?.Kind);
        Assert.NotNull(reply.Failure!.Hint);
    }

    [Theory]
    [InlineData("Retry-After", "7", 7)]
    [InlineData("Retry-After", "Thu, 01 Jan 2026 12:00:30 GMT", 30)]
    [InlineData("retry-after-ms", "1500", 1.5)]
    public async Task The_vendor_says_how_long_to_wait(string header, string value, double seconds)
    {
        var answer = ScriptedAnswer.Json(429, "{}") with { Headers = [(header, value)] };
        var reply = await Wire.ReadAsync(Wire.Options("openai"), new ScriptedHandler(answer), new Testing.FakeTime());

        Assert.Equal(TimeSpan.FromSeconds(seconds), reply.Failure?.RetryAfter);
    }

    [Fact]
    public async Task An_unknown_model_is_answered_with_a_near_one()
    {
        var handler = new ScriptedHandler(ScriptedAnswer.Json(404, """{"error":{"message":"no"}}"""), ScriptedAnswer.Json(200,
            """{"data":[{"id":"other"},{"id":"gpt-5-mini"}]}"""));
        var reply = await Wire.ReadAsync(Wire.Options("openai") with { Model = "gpt5-mini" }, handler);

        Assert.Equal("Did you mean --model gpt-5-mini?", reply.Failure?.Hint);
    }

    [Theory]
    [InlineData("openai", """{"error":{"message":"the server is on fire","type":"server_error"}}""", ErrorKind.Overloaded)]
    [InlineData("openai", """{"error":{"message":"slow down","code":429}}""", ErrorKind.RateLimited)]
    [InlineData("anthropic", """{"type":"error","error":{"type":"overloaded_error","message":"Overloaded"}}""", ErrorKind.Overloaded)]
    [InlineData("anthropic", """{"type":"error","error":{"type":"invalid_request_error","message":"no"}}""", ErrorKind.InvalidRequest)]
    [InlineData("gemini", """{"error":{"code":429,"message":"quota","status":"RESOURCE_EXHAUSTED","details":[{"retryDelay":"34s"}]}}""", ErrorKind.RateLimited)]
    [InlineData("ollama", """{"error":"llama runner process has terminated"}""", ErrorKind.Overloaded)]
    public async Task An_error_inside_a_stream_is_an_error(string id, string frame, ErrorKind kind) =>
        Assert.Equal(kind, (await Wire.ReadAsync(id, frame)).Failure?.Kind);

    [Fact]
    public async Task A_malformed_chunk_keeps_the_text_so_far()
    {
        var reply = await Wire.ReadAsync("openai", """{"model":"m","choices":[{"delta":{"content":"so far"}}]}""", """{"choices":[{"delta":""");

        Assert.Equal("so far", reply.Text);
        Assert.Contains("malformed chunk", reply.Failure?.Message);
    }

    public static TheoryData<string> Ids() => new(Wire.Ids);

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task A_stream_that_stops_before_its_end_is_an_error(string id)
    {
        var whole = Wire.Ok(id).Pieces[0];
        foreach (var length in (int[])[0, 20, whole.Length / 2])
        {
            var reply = await Wire.ReadAsync(Wire.Options(id), new ScriptedHandler(new ScriptedAnswer([whole[..length]])));
            Assert.Equal(ErrorKind.Network, reply.Failure?.Kind);
            Assert.Contains("ended before", reply.Failure?.Message);
        }

        var cut = await Wire.ReadAsync(Wire.Options(id), new ScriptedHandler(new ScriptedAnswer([whole[..20]]) { IsCut = true }));
        Assert.Equal(ErrorKind.Network, cut.Failure?.Kind);
    }

    [Fact]
    public async Task A_finished_reply_needs_no_end_marker_and_survives_a_cut()
    {
        var answer = ScriptedAnswer.Of(Wire.Events("""{"model":"m","choices":[{"delta":{"content":"all"},"finish_reason":"stop"}]}"""));

        Assert.Equal("all", (await Wire.ReadAsync(Wire.Options("openai"), new ScriptedHandler(answer with { IsCut = true }))).Text);
        Assert.Null((await Wire.ReadAsync(Wire.Options("openai"), new ScriptedHandler(answer))).Failure);
    }

    [Theory]
    [InlineData(200, "text/html")]
    [InlineData(200, "text/event-stream")]
    [InlineData(404, "text/html")]
    [InlineData(502, "text/html")]
    public async Task A_web_page_is_named_with_the_address(int status, string contentType)
    {
        var answer = ScriptedAnswer.Json(status, "<!doctype html><title>Login</title>") with { ContentType = contentType };
        var reply = await Wire.ReadAsync(Wire.Options("openai"), new ScriptedHandler(answer));

        Assert.Contains("http://localhost:9", reply.Failure?.Message);
        Assert.Contains("web page", reply.Failure?.Message);
    }
}
