using Maestro.Core.Models;
using Maestro.Models.Providers;

namespace Maestro.Models.Tests.Providers;

public sealed class ProviderChoiceTests
{
    private static readonly ScriptedAnswer TwoModels = ScriptedAnswer.Json(200, """{"models":[{"name":"qwen:7b"},{"name":"other"}]}""");

    [Theory]
    [InlineData("ANTHROPIC_API_KEY,GEMINI_API_KEY", "anthropic")]
    [InlineData("HF_TOKEN", "huggingface")]
    public async Task The_first_provider_with_a_key_is_chosen(string variables, string provider)
    {
        var choice = await ChooseAsync(null, variables, TwoModels);

        Assert.Equal(provider, choice.Provider);
        Assert.Contains(variables.Split(',')[0], choice.Reason);
    }

    [Fact]
    public async Task What_is_named_comes_before_any_key() =>
        Assert.Equal("ollama", (await ChooseAsync(("ollama", "--provider"), "OPENAI_API_KEY", TwoModels)).Provider);

    [Fact]
    public async Task A_local_Ollama_is_used_with_its_first_model()
    {
        var choice = await ChooseAsync(null, "", TwoModels);

        Assert.Equal(("ollama", "qwen:7b"), (choice.Provider, choice.Options?.Model));
    }

    [Fact]
    public async Task Without_key_and_server_the_built_in_engine_does_the_work()
    {
        Assert.Equal("builtin", (await ChooseAsync(null, "", ScriptedAnswer.Json(200, """{"models":[]}"""))).Provider);
        Assert.Equal("builtin", (await ChooseAsync(null, "", ScriptedAnswer.Json(500, ""))).Provider);
        Assert.Equal("builtin", (await ChooseAsync(null, "", ScriptedAnswer.Json(200, "<html>"))).Provider);
        Assert.Equal("builtin", (await ChooseAsync(null, "", ScriptedAnswer.Json(200, """{"models":[{"name":7}]}"""))).Provider);
    }

    [Fact]
    public async Task A_server_is_asked_for_its_model_when_none_is_named()
    {
        var options = Wire.Options("openai") with { Model = null };
        var found = await ProviderProbe.WithModelAsync(options, CancellationToken.None, new ScriptedHandler(ScriptedAnswer.Json(200,
            """{"data":[{"id":"local-model"}]}""")));
        Assert.Equal("local-model", found.Model);

        var reply = await Wire.ReadAsync(options, new ScriptedHandler(Wire.Ok("openai")));
        Assert.Equal(ErrorKind.InvalidRequest, reply.Failure?.Kind);
    }

    [Theory]
    [InlineData(200, "<!DOCTYPE html><html></html>", ErrorKind.InvalidRequest, "base URL")]
    [InlineData(401, "{}", ErrorKind.Authentication, "key")]
    [InlineData(503, "{}", ErrorKind.Network, "Start the server")]
    public async Task A_server_that_names_no_model_fails_as_what_it_is(int status, string body, ErrorKind kind, string hint)
    {
        var options = Wire.Options("openai") with { Model = null };
        var asking = ProviderProbe.WithModelAsync(options, CancellationToken.None, new ScriptedHandler(ScriptedAnswer.Json(status, body)));
        var failure = await Assert.ThrowsAsync<ModelException>(() => asking);
        Assert.Equal(kind, failure.Kind);
        Assert.Contains(hint, failure.Hint, StringComparison.Ordinal);
    }

    private static Task<ProviderChoice> ChooseAsync((string, string)? named, string variables, ScriptedAnswer local) => ProviderChoice.ChooseAsync(
        named, _ => new ProviderOverrides(), name => variables.Split(',').Contains(name) ? "k" : null, CancellationToken.None, new ScriptedHandler(local));
}
