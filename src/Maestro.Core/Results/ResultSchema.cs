using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Maestro.Core.Results;

/// <summary>The form of a result: told to the model, and held against what comes back.</summary>
/// <param name="Name">Letters, digits and underscores, as the providers want it.</param>
/// <param name="Json">The JSON schema that is sent.</param>
/// <param name="Problems">What is wrong with a value, each in a line; empty when it fits.</param>
public sealed record ResultSchema(string Name, JsonElement Json, Func<JsonElement, IReadOnlyList<string>> Problems)
{
    /// <summary>The name of every schema that a person gave.</summary>
    public const string OwnName = "result";

    /// <summary>What people call it: its title, else its file.</summary>
    public string Title { get; init; } = Name;

    /// <summary>The form of a reply, for the options of a model call.</summary>
    public ChatResponseFormat Format => ChatResponseFormat.ForJsonSchema(Json, Name);

    /// <summary>Whether a call asks for a person's own form.</summary>
    public static bool IsOwn(ChatOptions? options) => options?.ResponseFormat is ChatResponseFormatJson { Schema: not null, SchemaName: OwnName };
}
