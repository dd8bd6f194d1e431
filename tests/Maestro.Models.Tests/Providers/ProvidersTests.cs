using Maestro.Core.Models;
using Maestro.Models.Providers;

namespace Maestro.Models.Tests.Providers;

public sealed class ProvidersTests
{
    [Theory]
    [InlineData("192.168.1.5", "http://192.168.1.5:11434/")]
    [InlineData("box:8080", "http://box:8080/")]
    [InlineData(":8080", "http://127.0.0.1:8080/")]
    [InlineData("0.0.0.0", "http://127.0.0.1:11434/")]
    [InlineData("http://box", "http://box:11434/")]
    [InlineData("https://ollama.test", "https://ollama.test/")]
    public void The_host_of_ollama_is_read_as_people_write_it(string host, string address) =>
        Assert.Equal(address, Resolve("ollama", ("OLLAMA_HOST", host)).BaseUrl.AbsoluteUri);

    [Fact]
    public void Options_and_settings_come_before_the_environment()
    {
        var overrides = new ProviderOverrides("http://localhost:1/v1", "my-model", "MY_KEY", IdleTimeout: TimeSpan.FromSeconds(5));
        var options = Models.Providers.Providers.Resolve("openai", overrides, Environment(("OPENAI_BASE_URL", "http://other/v1"), ("OPENAI_API_KEY", "a"),
            ("MY_KEY", "b")));

        Assert.Equal(("http://localhost:1/v1", "my-model", "b", "MY_KEY"), (options.BaseUrl.AbsoluteUri, options.Model, options.ApiKey, options.KeyVariable));
        Assert.Equal((TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(180)), (options.IdleTimeout, options.FirstTokenTimeout));
    }

    [Fact]
    public void Only_a_compatible_server_is_asked_for_its_model()
    {
        Assert.Equal("gpt-5-mini", Resolve("openai").Model);
        Assert.Null(Resolve("openai", ("OPENAI_BASE_URL", "http://localhost:8080/v1")).Model);
        Assert.Equal("claude-sonnet-4-5", Resolve("anthropic", ("ANTHROPIC_BASE_URL", "http://localhost:8080")).Model);
    }

    [Fact]
    public void The_vendors_own_endpoint_is_no_other_server() =>
        Assert.Equal("gpt-5-mini", Resolve("openai", ("OPENAI_BASE_URL", "https://api.openai.com/v1/responses/")).Model);

    [Theory]
    [InlineData("openai", "http://h.test/v1/responses", "http://h.test/v1/models")]
    [InlineData("huggingface", "http://h.test/generate_stream", "http://h.test/info")]
    [InlineData("gemini", "http://h.test/v1beta/interactions", "http://h.test/v1beta/models")]
    public async Task The_models_are_asked_for_beside_the_endpoint_that_the_address_names(string id, string baseUrl, string address)
    {
        var handler = new ScriptedHandler(ScriptedAnswer.Json(200, """{"model_id":"m-1"}"""));
        var found = await ProviderProbe.AskAsync(Wire.Options(id, baseUrl, "k"), TimeSpan.FromSeconds(5), TestContext.Current.CancellationToken, handler);

        Assert.Equal((address, "m-1"), (handler.Sent[0].Address.AbsoluteUri, Assert.Single(found.Models)));
    }

    [Theory]
    [InlineData("opnai", "http://x/v1", "Did you mean openai?")]
    [InlineData("openai", "ftp://x", "http://localhost:8080/v1")]
    [InlineData("openai", "models.example.com/v1", "https://models.example.com/v1")]
    public void A_wrong_id_or_address_is_answered_with_what_to_write(string id, string baseUrl, string hint)
    {
        var failure = Assert.Throws<RunException>(() => Models.Providers.Providers.Resolve(id, new ProviderOverrides(baseUrl), _ => null));

        Assert.Equal(ErrorKind.InvalidRequest, failure.Kind);
        Assert.Contains(hint, failure.Hint);
    }

    [Fact]
    public void A_wrong_address_of_the_environment_is_named_with_its_variable() =>
        Assert.StartsWith("OLLAMA_HOST: ':::'", Assert.Throws<RunException>(() => Resolve("ollama", ("OLLAMA_HOST", ":::"))).Message, StringComparison.Ordinal);

    private static ProviderOptions Resolve(string id, params (string, string)[] variables) =>
        Models.Providers.Providers.Resolve(id, new ProviderOverrides(), Environment(variables));

    private static Func<string, string?> Environment(params (string Name, string Value)[] variables) =>
        name => variables.FirstOrDefault(variable => variable.Name == name).Value;
}
