namespace Maestro.Models.Tests;

public sealed class LlmClientTests
{
    public static TheoryData<string> Ids() => new(Wire.Ids);

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task System_prompt_context_limit_and_temperature_reach_every_wire(string id)
    {
        var handler = new ScriptedHandler(Wire.Ok(id, "the answer"));
        var client = new LlmClient(provider => Models.Providers.Providers.Create(Wire.Options(provider!), TimeProvider.System, handler));
        var answer = "";
        await foreach (var token in client.GenerateStreamAsync("the prompt", "the system prompt", "the context", 55, 0, id, CancellationToken.None))
            answer += token;

        Assert.Equal("the answer", answer);
        Assert.Contains("\"the system prompt\"", handler.Sent[0].Body);
        Assert.Contains("the context\\n\\nthe prompt", handler.Sent[0].Body);
        Assert.Contains(":55", handler.Sent[0].Body);
        Assert.Contains("\"temperature\":0", handler.Sent[0].Body);
    }
}
