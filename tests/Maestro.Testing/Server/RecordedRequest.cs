using System.Text.Json;
using Maestro.Testing.Server.Wires;

namespace Maestro.Testing.Server;

/// <summary>A request as it came over the wire, with the parts that every wire has.</summary>
/// <param name="Path">With the query.</param>
/// <param name="Headers">The names in lower case.</param>
public sealed record RecordedRequest(string Method, string Path, IReadOnlyDictionary<string, string> Headers, string Body)
{
    private readonly Lazy<JsonElement> json = new(() => Body.Length == 0 ? default : JsonElement.Parse(Body));
    private readonly TaskCompletionSource<bool> ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public JsonElement Json => json.Value;

    /// <summary>The system prompt, wherever this wire puts it; empty when there is none.</summary>
    public string System => Wire.System(Json);

    /// <summary>The text of the last message of the user.</summary>
    public string Prompt => Wire.Prompt(Json);

    /// <summary>The texts that the client sent back for tool calls, in order.</summary>
    public IReadOnlyList<string> ToolResults => Wire.ToolResults(Json);

    /// <summary>The names of the tools that the model may call.</summary>
    public IReadOnlyList<string> Tools => Wire.Tools(Json);

    /// <summary>Completes when the answer is over: true when it was sent to its end, false when the client went away.</summary>
    public Task<bool> Ended => ended.Task;

    /// <summary>When the last byte was handed to the network, in ticks of the stopwatch.</summary>
    public long SentAt { get; private set; }

    internal Wire Wire => WireOf.Path(Path);

    internal void End(bool sent, long at)
    {
        SentAt = at;
        ended.TrySetResult(sent);
    }
}
