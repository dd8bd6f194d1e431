using Maestro.Core.Models;

namespace Maestro.Models.Tests.Http;

public sealed class KeyTests
{
    private const string Key = "my-own-secret-key";

    public static TheoryData<string> Ids() => new(Wire.Ids);

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task A_redirect_keeps_the_key_on_its_host(string id)
    {
        var redirect = ScriptedAnswer.Json(307, "") with { Headers = [("Location", "https://elsewhere.test/v1")] };
        var handler = new ScriptedHandler(redirect, Wire.Ok(id));
        var reply = await Wire.ReadAsync(Wire.Options(id, "https://here.test/v1", Key), handler);

        Assert.Equal(["here.test"], handler.Sent.Select(request => request.Address.Host));
        Assert.Contains("elsewhere.test", reply.Failure?.Message);
    }

    [Fact]
    public async Task A_redirect_to_the_same_host_is_followed_with_the_same_request()
    {
        var handler = new ScriptedHandler(ScriptedAnswer.Json(308, "") with { Headers = [("Location", "/other/chat")] }, Wire.Ok("openai"));
        var reply = await Wire.ReadAsync(Wire.Options("openai", "https://here.test/v1", Key), handler);

        Assert.Equal("ok", reply.Text);
        Assert.Equal("https://here.test/other/chat", handler.Sent[1].Address.AbsoluteUri);
        Assert.Equal(handler.Sent[0].Body, handler.Sent[1].Body);
    }

    [Theory]
    [InlineData(401, $$$"""{"error":{"message":"Incorrect API key provided: {{{Key}}}."}}""")]
    [InlineData(401, """{"error":{"message":"Incorrect API key provided: sk-abcd****************wxyz."}}""")]
    [InlineData(400, """{"error":{"message":"API key not valid: AIzaSyA0123456789abcdef"}}""")]
    [InlineData(500, $"Authorization: Bearer {Key}")]
    [InlineData(200, $$$"""{"error":{"message":"{{{Key}}}"}}""")]
    [InlineData(200, $"{{broken {Key}")]
    public async Task No_message_holds_a_key(int status, string body)
    {
        var reply = await Wire.ReadAsync(Wire.Options("openai", "https://user:hunter2@here.test/v1", Key), new ScriptedHandler(ScriptedAnswer.Json(status,
            body)));

        Assert.DoesNotContain(Key, reply.Failure!.ToString());
        Assert.DoesNotContain("hunter2", reply.Failure.ToString());
        Assert.DoesNotContain("sk-abcd", reply.Failure.Message);
        Assert.DoesNotContain("AIza", reply.Failure.Message);
    }

    [Fact]
    public void Options_are_shown_without_the_key() => Assert.DoesNotContain(Key, Wire.Options("openai", key: Key).ToString());

    [Fact]
    public async Task A_remote_server_without_a_key_is_not_even_asked()
    {
        var handler = new ScriptedHandler(Wire.Ok("openai"));
        var reply = await Wire.ReadAsync(Wire.Options("openai", "https://here.test/v1"), handler);

        Assert.Equal(ErrorKind.Authentication, reply.Failure?.Kind);
        Assert.Contains("SOME_KEY", reply.Failure?.Message);
        Assert.Empty(handler.Sent);
    }
}
