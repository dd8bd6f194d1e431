using Maestro.Agents.Documentation;
using Maestro.Core.Evidence;
using Maestro.Core.Permissions;
using Maestro.Core.Plans;

namespace Maestro.Agents;

/// <summary>Who an agent is: what its Markdown file says between the lines <c>---</c>, then its system prompt.</summary>
/// <param name="Tools">Names of the tools that it may use.</param>
/// <param name="Temperature">Null leaves it to the provider.</param>
internal sealed record AgentProfile(string Name, string Description, IReadOnlyList<string> Tools, float? Temperature, string Prompt)
{
    /// <summary>A model, with its provider before a slash where it is another; null for the one that is in use.</summary>
    public string? Model { get; init; }

    /// <summary>What it may do less than the person allows.</summary>
    public Narrowing Permissions { get; init; } = Narrowing.None;

    /// <summary>Reads the profile that is embedded under the agent's name.</summary>
    public static AgentProfile Load(string agent) => Embedded(agent) ?? throw new ArgumentException($"There is no profile '{agent}'.", nameof(agent));

    /// <summary>Null when there is none.</summary>
    public static AgentProfile? Embedded(string agent)
    {
        using var stream = typeof(AgentProfile).Assembly.GetManifestResourceStream($"{agent}.md");
        if (stream is null)
            return null;
        using var reader = new StreamReader(stream);
        return Parse(WithSchema(agent, reader.ReadToEnd()));
    }

    /// <exception cref="ProfileException">The front matter is missing, or a line of it is not known or has a bad value.</exception>
    public static AgentProfile Parse(string text)
    {
        var file = ProfileFile.Read(text);
        if (file.Name is null || file.Description is null)
            throw new ProfileException(1, "a profile needs a name and a description");
        return new AgentProfile(file.Name, file.Description, [], null, "").With(file);
    }

    /// <summary>The profile with what the file says in place of its own; permissions can only become narrower.</summary>
    public AgentProfile With(ProfileFile file) => this with
    {
        Description = file.Description ?? Description,
        Tools = file.Tools ?? Tools,
        Model = file.Model ?? Model,
        Temperature = file.Temperature ?? Temperature,
        Permissions = file.Permissions is { } more ? Permissions.And(more) : Permissions,
        Prompt = file.Prompt is { } prompt ? WithSchema(Name, prompt) : Prompt,
    };

    private static string WithSchema(string agent, string text) =>
        text.Replace("{schema}", SchemaOf(agent), StringComparison.Ordinal);

    private static string SchemaOf(string agent) => agent switch
    {
        "architect" => ArchitectureDraft.Schema,
        "documentation" => DocumentationAnswer.Schema,
        _ => PlanDraft.Schema,
    };
}
