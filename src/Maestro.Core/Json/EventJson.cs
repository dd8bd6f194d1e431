using System.Buffers;
using System.Globalization;
using System.Text.Json;
using Maestro.Core.Events;
using Maestro.Core.Results;

namespace Maestro.Core.Json;

/// <summary>Writes and reads events as one JSON object per line, in the form that other programs rely on (docs/events.md).</summary>
public static class EventJson
{
    private const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    private static readonly JsonWriterOptions WriterOptions = new()
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
    };

    /// <summary>Writes the event without a line end.</summary>
    public static void Write(IBufferWriter<byte> output, EventEnvelope envelope)
    {
        using var json = new Utf8JsonWriter(output, WriterOptions);
        json.WriteStartObject();
        json.WriteNumber("seq"u8, envelope.Seq);
        Span<char> at = stackalloc char[24];
        envelope.At.UtcDateTime.TryFormat(at, out var length, TimeFormat, CultureInfo.InvariantCulture);
        json.WriteString("at"u8, at[..length]);
        json.WriteString("session"u8, envelope.Session);
        json.WriteString("run"u8, envelope.Run);
        json.WriteString("parent"u8, envelope.Parent);
        json.WriteString("agent"u8, envelope.Event.Agent);
        json.WriteString("type"u8, EventTypes.NameOf(envelope.Event));
        json.WritePropertyName("data"u8);
        WriteData(json, envelope.Event);
        json.WriteEndObject();
    }

    /// <summary>Reads a line; null when the type is one that this version does not know.</summary>
    /// <exception cref="JsonException">The line is no event.</exception>
    public static EventEnvelope? Read(ReadOnlySpan<byte> line)
    {
        var reader = new Utf8JsonReader(line);
        var root = JsonElement.ParseValue(ref reader);
        try
        {
            return ReadData(root) is { } e
                ? new EventEnvelope(
                    root.GetProperty("seq").GetInt64(), root.GetProperty("at").GetDateTimeOffset(), root.GetProperty("session").GetString()!,
                    root.GetProperty("run").GetString()!, root.GetProperty("parent").GetString(), e)
                : null;
        }
        catch (Exception wrong) when (wrong is KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new JsonException($"This is no event: {wrong.Message}", wrong);
        }
    }

    private static void WriteData(Utf8JsonWriter json, AgentEvent e)
    {
        switch (e)
        {
            case Thinking token:
                json.WriteStartObject();
                json.WriteString("text"u8, token.Text);
                json.WriteString("channel"u8, token.Channel is ThinkingChannel.Answer ? "answer"u8 : "reasoning"u8);
                json.WriteEndObject();
                break;
            case ResultProduced result:
                json.WriteStartObject();
                json.WriteBoolean("success"u8, true);
                json.WritePropertyName("data"u8);
                ResultJson.Write(json, result.Data);
                json.WriteString("reasoning"u8, result.Reasoning);
                if (result.Data is OwnResult own)
                    json.WriteString("schema"u8, own.Schema);
                json.WriteEndObject();
                break;
            case Routed or StepStarted or StepDone:
                WriteWithAgent(json, e);
                break;
            default:
                JsonSerializer.Serialize(json, e, EventTypes.InfoOf(e.GetType()));
                break;
        }
    }

    /// <summary>In these the agent is also part of what happened.</summary>
    private static void WriteWithAgent(Utf8JsonWriter json, AgentEvent e)
    {
        json.WriteStartObject();
        json.WriteString("agent"u8, e.Agent);
        foreach (var field in JsonSerializer.SerializeToElement(e, EventTypes.InfoOf(e.GetType())).EnumerateObject())
            field.WriteTo(json);
        json.WriteEndObject();
    }

    private static AgentEvent? ReadData(JsonElement root)
    {
        var agent = root.GetProperty("agent").GetString()!;
        var data = root.GetProperty("data");
        if (EventTypes.TypeOf(root.GetProperty("type").GetString()!) is not { } type)
            return null;
        if (type == typeof(ResultProduced))
            return new ResultProduced(agent, ReadResult(agent, data), data.GetProperty("reasoning").GetString());
        var e = (AgentEvent?)data.Deserialize(EventTypes.InfoOf(type));
        return e is null ? null : e with { Agent = agent };
    }

    private static AgentResult ReadResult(string agent, JsonElement data) => data.TryGetProperty("schema", out var schema)
        ? new OwnResult(schema.GetString()!, data.GetProperty("data").Clone())
        : ResultJson.Read(agent, data.GetProperty("data"));
}
