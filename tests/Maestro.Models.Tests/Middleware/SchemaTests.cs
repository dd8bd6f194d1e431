using System.Text.Json;
using Maestro.Core.Models;
using Maestro.Models.Middleware;
using Maestro.Models.Middleware.Failover;
using Maestro.Models.Middleware.Retry;
using Maestro.Models.Providers;
using Maestro.Testing.Server;
using Microsoft.Extensions.AI;

namespace Maestro.Models.Tests.Middleware;

public sealed class SchemaTests
{
    private const string Closed = """{"type":"object","properties":{"a":{"type":"string"}},"required":["a"],"additionalProperties":false}""";
    private const string Open = """{"type":"object","properties":{"a":{"type":"string","minLength":2}}}""";

    private static readonly AIFunctionDeclaration Tool = AIFunctionFactory.CreateDeclaration("read_file", "Reads.", JsonElement.Parse("""{"type":"object"}"""));

    public static TheoryData<string, string, string, string, string> Forms() => new()
    {
        { "openai", "http://localhost:9", "m", Closed, """{"response_format":{"type":"json_schema","json_schema":{"name":"plan","strict":true,"schema":SCHEMA}}}""" },
        { "openai", "http://localhost:9", "m", Open, """{"response_format":{"type":"json_schema","json_schema":{"name":"plan","strict":false,"schema":SCHEMA}}}""" },
        { "openai", "http://localhost:9/v1/responses", "m", Closed, """{"text":{"format":{"type":"json_schema","name":"plan","strict":true,"schema":SCHEMA}}}""" },
        { "huggingface", "https://router.huggingface.co/v1", "m", Closed, """{"response_format":{"type":"json_schema","json_schema":{"name":"plan","strict":true,"schema":SCHEMA}}}""" },
        { "huggingface", "http://localhost:9/generate_stream", "m", Open, """{"parameters":{"grammar":{"type":"json","value":SCHEMA}}}""" },
        { "anthropic", "http://localhost:9", "claude-sonnet-4-5", Closed, """{"output_config":{"format":{"type":"json_schema","schema":SCHEMA}}}""" },
        { "anthropic", "http://localhost:9", "claude-sonnet-4-5", Open, """{"tools":[{"name":"give_result","description":"Gives the result to the person.","input_schema":SCHEMA}],"tool_choice":{"type":"tool","name":"give_result"}}""" },
        { "anthropic", "http://localhost:9", "claude-3-7-sonnet-latest", Closed, """{"tools":[{"name":"give_result","description":"Gives the result to the person.","input_schema":SCHEMA}],"tool_choice":{"type":"tool","name":"give_result"}}""" },
        { "gemini", "http://localhost:9", "m", Open, """{"generationConfig":{"responseMimeType":"application/json","responseJsonSchema":SCHEMA}}""" },
        { "gemini", "http://localhost:9/v1beta/interactions", "m", Open, """{"response_format":{"type":"text","mime_type":"application/json","schema":SCHEMA}}""" },
        { "ollama", "http://localhost:9", "m", Open, """{"format":SCHEMA}""" },
    };

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task The_form_of_a_result_reaches_each_wire_in_its_own_way(string id, string address, string model, string schema, string form)
    {
        var dialect = schema.Insert(1, "\"$schema\":\"https://json-schema.org/draft/2020-12/schema\",");
        var handler = new ScriptedHandler(Ok(id, address));
        await AskAsync(handler, Options(id, address, model), Asking(dialect));

        var body = Reply.Body(handler);
        foreach (var part in JsonElement.Parse(form.Replace("SCHEMA", schema, StringComparison.Ordinal)).EnumerateObject())
            Assert.True(Holds(body.GetProperty(part.Name), part.Value), handler.Sent[0].Body);
    }

    [Theory]
    [InlineData("openai", "http://localhost:9", "m", false)]
    [InlineData("openai", "https://api.openai.com/v1", "m", true)]
    [InlineData("huggingface", "https://router.huggingface.co/v1", "m", false)]
    [InlineData("anthropic", "http://localhost:9", "claude-3-7-sonnet-latest", false)]
    [InlineData("anthropic", "http://localhost:9", "claude-sonnet-4-5", true)]
    [InlineData("gemini", "http://localhost:9", "gemini-2.5-flash", false)]
    [InlineData("gemini", "http://localhost:9", "gemini-3-pro", true)]
    [InlineData("ollama", "http://localhost:9", "m", false)]
    public async Task Beside_tools_the_form_goes_only_where_the_model_stays_free_to_call_them(string id, string address, string model, bool isSent)
    {
        var handler = new ScriptedHandler(Wire.Ok(id));
        var options = Asking(Closed);
        options.Tools = [Tool];
        await AskAsync(handler, Options(id, address, model), options);
        Assert.Equal(isSent, IsTold(handler.Sent[0].Body));
        Assert.Contains("read_file", handler.Sent[0].Body);

        options.ToolMode = ChatToolMode.None;
        await AskAsync(handler, Options(id, address, model), options);
        Assert.True(IsTold(handler.Sent[1].Body), handler.Sent[1].Body);
        Assert.Equal(id is "anthropic", handler.Sent[1].Body.Contains("read_file", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("openai", 400, "'response_format' of type 'json_schema' is not supported with this model.")]
    [InlineData("anthropic", 400, "output_config: Extra inputs are not permitted")]
    [InlineData("gemini", 400, "JSON mode is not enabled for models/m")]
    [InlineData("ollama", 500, "failed to load model vocabulary required for format")]
    [InlineData("huggingface", 422, "")]
    public async Task A_form_that_is_refused_is_left_out_from_then_on_and_that_is_said_once(string id, int status, string why)
    {
        var handler = new ScriptedHandler(ScriptedAnswer.Json(status, $$$"""{"error":{"message":"{{{why}}}"}}"""), Wire.Ok(id));
        var pipeline = Pipeline(handler);
        using var client = pipeline.Create(Options(id, "http://localhost:9", "m"));
        var first = await ReadAsync(client, Asking(Closed));
        var second = await ReadAsync(client, Asking(Closed));

        Assert.Equal(("ok", "ok"), (Text(first), Text(second)));
        Assert.Equal([true, false, false], handler.Sent.Select(sent => IsTold(sent.Body)));
        Assert.Contains("cannot be held to the form of the result", Assert.Single(first.OfType<StatusNotice>()).Message, StringComparison.Ordinal);
        Assert.Empty(second.OfType<CallNotice>());
    }

    [Theory]
    [InlineData(401, 1)]
    [InlineData(404, 1)]
    [InlineData(400, 2)]
    public async Task What_fails_for_another_reason_fails(int status, int requests)
    {
        var handler = new ScriptedHandler(ScriptedAnswer.Json(status, """{"error":{"message":"no such thing"}}"""));
        using var client = Pipeline(handler).Create(Options("openai", "http://localhost:9", "m"));
        var failure = await Assert.ThrowsAsync<ModelException>(() => ReadAsync(client, Asking(Closed)));
        Assert.Contains("no such thing", failure.Message, StringComparison.Ordinal);
        Assert.Equal(requests, handler.Sent.Count(sent => sent.Body.Contains("hi", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task The_arguments_of_the_result_tool_are_the_answer_as_it_streams()
    {
        await using var server = await FakeModelServer.StartAsync(new FakeReply { ToolCalls = [new FakeToolCall("t1", "give_result", """{"a":"xy"}""")] });
        using var client = Pipeline(null).Create(Options("anthropic", server.Address, "m"));
        var contents = await ReadAsync(client, Asking(Closed));
        Assert.Equal("""{"a":"xy"}""", Text(contents));
        Assert.True(contents.OfType<TextContent>().Count() > 1);
        Assert.Empty(contents.OfType<FunctionCallContent>());
    }

    [Fact]
    public async Task The_next_provider_is_told_in_its_own_way_and_the_rest_of_an_answer_has_no_form()
    {
        await using var server = await FakeModelServer.StartAsync(
            new FakeStatus(401, "bad key"), new FakeReply("""{"a":""") { Ending = FakeEnding.Missing }, new FakeReply("""{"a":"xy"}"""));
        using var client = Pipeline(null, Options("ollama", server.Address, "m2")).Create(Options("gemini", server.Address, "m1"));
        var contents = await ReadAsync(client, Asking(Closed));

        Assert.Contains("responseJsonSchema", server.Requests[0].Body);
        Assert.Contains("\"format\":{", server.Requests[1].Body);
        Assert.DoesNotContain("\"format\":{", server.Requests[2].Body);
        Assert.StartsWith("""{"a":""", Text(contents), StringComparison.Ordinal);
    }

    private static ChatOptions Asking(string schema) => new() { ResponseFormat = ChatResponseFormat.ForJsonSchema(JsonElement.Parse(schema), "plan") };

    private static ProviderOptions Options(string id, string address, string model) => Wire.Options(id, address, "k-12345678") with { Model = model, ContextWindow = 100_000 };

    private static ModelPipeline Pipeline(HttpMessageHandler? handler, params ProviderOptions[] others) => new(
        new PipelineOptions
        {
            Retry = new RetryPolicy(1, TimeSpan.FromSeconds(1)) { First = TimeSpan.FromMilliseconds(1) },
            Failover = [.. others.Select(next => new FailoverChoice(next.Id, _ => ValueTask.FromResult<ProviderOptions?>(next)))],
        },
        TimeProvider.System, new ProviderHealth(TimeProvider.System), handler);

    private static async Task AskAsync(ScriptedHandler handler, ProviderOptions provider, ChatOptions options)
    {
        using var client = Pipeline(handler).Create(provider);
        await ReadAsync(client, options);
    }

    private static async Task<List<AIContent>> ReadAsync(IChatClient client, ChatOptions options) =>
        [.. (await client.GetStreamingResponseAsync([new ChatMessage(ChatRole.User, "hi")], options).ToListAsync()).SelectMany(update => update.Contents)];

    private static string Text(IEnumerable<AIContent> contents) => string.Concat(contents.OfType<TextContent>().Select(part => part.Text));

    private static ScriptedAnswer Ok(string id, string address) => address switch
    {
        _ when address.EndsWith("/responses", StringComparison.Ordinal) => ScriptedAnswer.Of(Wire.Events("""{"type":"response.completed","response":{"status":"completed","output":[]}}""")),
        _ when address.EndsWith("/generate_stream", StringComparison.Ordinal) => ScriptedAnswer.Of(Wire.Events("""{"token":{"text":"ok","special":false},"generated_text":"ok"}""")),
        _ when address.EndsWith("/interactions", StringComparison.Ordinal) => ScriptedAnswer.Of(Wire.Events("""{"event_type":"interaction.completed","interaction":{"status":"completed"}}""")),
        _ => Wire.Ok(id),
    };

    /// <summary>Whether everything of the one is in the other.</summary>
    private static bool Holds(JsonElement body, JsonElement part) => part.ValueKind is JsonValueKind.Object && body.ValueKind is JsonValueKind.Object
        ? part.EnumerateObject().All(member => body.TryGetProperty(member.Name, out var value) && Holds(value, member.Value))
        : JsonElement.DeepEquals(body, part);

    private static bool IsTold(string body) =>
        body.Contains("response_format", StringComparison.Ordinal) || body.Contains("output_config", StringComparison.Ordinal) || body.Contains("give_result", StringComparison.Ordinal)
        || body.Contains("responseJsonSchema", StringComparison.Ordinal) || body.Contains("\"format\":{", StringComparison.Ordinal);
}
