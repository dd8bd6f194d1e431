using Maestro.Models.Providers;

namespace Maestro.Models.Tests.Middleware;

/// <summary>A wire that the program speaks: a provider, and the end of the base URL that selects another than its own.</summary>
internal sealed record SpokenWire(string Id, string Path = "", bool HasTools = true)
{
    public static IReadOnlyList<SpokenWire> All { get; } =
    [
        .. Wire.Ids.Select(id => new SpokenWire(id)), new("openai", "/v1/responses"), new("gemini", "/v1beta/interactions"), new("huggingface", "/generate_stream", HasTools: false),
    ];

    public static SpokenWire Named(string name) => All.Single(wire => wire.ToString() == name);

    public ProviderOptions Options(string address, string model = "m") => Conversation.Options(Id, address + Path, model);

    public override string ToString() => Id + Path;
}
