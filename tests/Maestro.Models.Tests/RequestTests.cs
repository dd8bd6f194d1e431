using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Maestro.Models.Tests;

public sealed class RequestTests
{
    private static readonly IReadOnlyList<ChatMessage> History =
    [
        new(ChatRole.System, "Be brief."),
        new(ChatRole.User, "First question"),
        new(ChatRole.Assistant, [new TextContent("Let me look."), new FunctionCallContent("call-1", "read_file", new Dictionary<string,
            object?> { ["path"] = JsonElement.Parse("\"a.cs\"") })]),
        new(ChatRole.Tool, [new FunctionResultContent("call-1", "class A;")]),
        new(ChatRole.User, "Second question"),
    ];

    private static ChatOptions Everything => new()
    {
        Temperature = 0,
        MaxOutputTokens = 77,
        StopSequences = ["END"],
        Tools = [AIFunctionFactory.CreateDeclaration("read_file", "Reads a file.",
            JsonElement.Parse("""{"type":"object","properties":{"path":{"type":"string"}}}"""))],
    };

    public static TheoryData<string, string> Forms() => new()
    {
        {
            "openai",
            """
            {"model":"m","stream":true,"stream_options":{"include_usage":true},"temperature":0,"max_tokens":77,"stop":["END"],
            "tools":[{"type":"function","function":{"name":"read_file","description":"Reads a file.","parameters":{"type":"object","properties":{"path":{"type":"string"}}}}}],
            "messages":[{"role":"system","content":"Be brief."},{"role":"user","content":"First question"},
            {"role":"assistant","content":"Let me look.","tool_calls":[{"id":"call-1","type":"function","function":{"name":"read_file","arguments":"{\"path\":\"a.cs\"}"}}]},
            {"role":"tool","tool_call_id":"call-1","content":"class A;"},{"role":"user","content":"Second question"}]}
            """
        },
        {
            "anthropic",
            """
            {"model":"m","max_tokens":77,"stream":true,"temperature":0,"stop_sequences":["END"],
            "system":[{"type":"text","text":"Be brief.","cache_control":{"type":"ephemeral"}}],
            "tools":[{"name":"read_file","description":"Reads a file.","input_schema":{"type":"object","properties":{"path":{"type":"string"}}}}],
            "messages":[{"role":"user","content":[{"type":"text","text":"First question"}]},
            {"role":"assistant","content":[{"type":"text","text":"Let me look."},{"type":"tool_use","id":"call-1","name":"read_file","input":{"path":"a.cs"}}]},
            {"role":"user","content":[{"type":"tool_result","tool_use_id":"call-1","content":"class A;"},{"type":"text","text":"Second question"}]}]}
            """
        },
        {
            "gemini",
            """
            {"systemInstruction":{"parts":[{"text":"Be brief."}]},
            "contents":[{"role":"user","parts":[{"text":"First question"}]},
            {"role":"model","parts":[{"text":"Let me look."},{"functionCall":{"name":"read_file","args":{"path":"a.cs"}}}]},
            {"role":"user","parts":[{"functionResponse":{"name":"read_file","response":{"result":"class A;"}}}]},{"role":"user","parts":[{"text":"Second question"}]}],
            "tools":[{"functionDeclarations":[{"name":"read_file","description":"Reads a file.",
            "parametersJsonSchema":{"type":"object","properties":{"path":{"type":"string"}}}}]}],
            "generationConfig":{"temperature":0,"maxOutputTokens":77,"stopSequences":["END"]}}
            """
        },
        {
            "ollama",
            """
            {"model":"m","stream":true,"messages":[{"role":"system","content":"Be brief."},{"role":"user","content":"First question"},
            {"role":"assistant","content":"Let me look.","tool_calls":[{"function":{"name":"read_file","arguments":{"path":"a.cs"}}}]},
            {"role":"tool","tool_name":"read_file","content":"class A;"},{"role":"user","content":"Second question"}],
            "tools":[{"type":"function","function":{"name":"read_file","description":"Reads a file.","parameters":{"type":"object","properties":{"path":{"type":"string"}}}}}],
            "options":{"num_ctx":4096,"temperature":0,"num_predict":77,"stop":["END"]}}
            """
        },
    };

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task Everything_that_was_asked_reaches_the_wire(string id, string body)
    {
        var handler = new ScriptedHandler(Wire.Ok(id));
        await Wire.ReadAsync(Wire.Options(id), handler, messages: History, chat: Everything);

        Assert.True(JsonElement.DeepEquals(JsonElement.Parse(body), Reply.Body(handler)), handler.Sent[0].Body);
    }

    [Theory]
    [InlineData("openai", "\"tool_choice\":\"none\"")]
    [InlineData("anthropic", "\"tool_choice\":{\"type\":\"none\"}")]
    [InlineData("gemini", "\"mode\":\"NONE\"")]
    public async Task Tools_can_be_forbidden(string id, string form)
    {
        var options = Everything;
        options.ToolMode = ChatToolMode.None;
        var handler = new ScriptedHandler(Wire.Ok(id));
        await Wire.ReadAsync(Wire.Options(id), handler, messages: History, chat: options);

        Assert.Contains(form, handler.Sent[0].Body);
    }

    [Theory]
    [InlineData("openai", "http://localhost:8080", "http://localhost:8080/v1/chat/completions", "Authorization", "Bearer k-1")]
    [InlineData("openai", "http://localhost:8080/api/v3/", "http://localhost:8080/api/v3/chat/completions", "Authorization", "Bearer k-1")]
    [InlineData("huggingface", "https://router.huggingface.co/v1", "https://router.huggingface.co/v1/chat/completions", "Authorization", "Bearer k-1")]
    [InlineData("anthropic", "https://api.anthropic.com", "https://api.anthropic.com/v1/messages", "x-api-key", "k-1")]
    [InlineData("gemini", "https://g.test", "https://g.test/v1beta/models/m:streamGenerateContent?alt=sse", "x-goog-api-key", "k-1")]
    [InlineData("ollama", "http://127.0.0.1:11434", "http://127.0.0.1:11434/api/chat", "Authorization", "Bearer k-1")]
    public async Task Each_wire_has_its_address_and_its_header_for_the_key(string id, string baseUrl, string address, string header, string value)
    {
        var handler = new ScriptedHandler(Wire.Ok(id));
        await Wire.ReadAsync(Wire.Options(id, baseUrl, "k-1"), handler);

        Assert.Equal(address, handler.Sent[0].Address.AbsoluteUri);
        Assert.Equal(value, handler.Sent[0].Headers[header]);
    }

    [Fact]
    public async Task OpenAi_itself_gets_its_own_name_for_the_limit()
    {
        var handler = new ScriptedHandler(Wire.Ok("openai"));
        await Wire.ReadAsync(Wire.Options("openai", "https://api.openai.com/v1", "k-1"), handler, chat: Everything);

        Assert.Contains("\"max_completion_tokens\":77", handler.Sent[0].Body);
    }
}
