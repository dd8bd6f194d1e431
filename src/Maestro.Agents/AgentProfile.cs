using System.Globalization;
using Maestro.Agents.Documentation;
using Maestro.Core.Evidence;
using Maestro.Core.Plans;

namespace Maestro.Agents;

/// <summary>Who an agent is: what its Markdown file says between the lines <c>---</c>, then its system prompt.</summary>
/// <param name="Tools">Names of the tools that it may use.</param>
/// <param name="Temperature">Null leaves it to the provider.</param>
internal sealed record AgentProfile(string Name, string Description, IReadOnlyList<string> Tools, float? Temperature, string Prompt)
{
    private const string Fence = "---\n";

    /// <summary>Reads the profile that is embedded under the agent's name.</summary>
    public static AgentProfile Load(string agent)
    {
        using var stream = typeof(AgentProfile).Assembly.GetManifestResourceStream($"{agent}.md")
            ?? throw new ArgumentException($"There is no profile '{agent}'.", nameof(agent));
        using var reader = new StreamReader(stream);
        return Parse(reader.ReadToEnd().Replace("{schema}", SchemaOf(agent), StringComparison.Ordinal));
    }

    private static string SchemaOf(string agent) => agent switch
    {
        "architect" => ArchitectureDraft.Schema,
        "documentation" => DocumentationAnswer.Schema,
        _ => PlanDraft.Schema,
    };

    /// <exception cref="FormatException">The front matter is missing, or a line of it is not known or has a bad value.</exception>
    public static AgentProfile Parse(string text)
    {
        text = text.ReplaceLineEndings("\n");
        var end = text.StartsWith(Fence, StringComparison.Ordinal) ? text.IndexOf("\n" + Fence, Fence.Length, StringComparison.Ordinal) : -1;
        if (end < 0)
            throw new FormatException("A profile begins with front matter between two lines of three dashes.");
        var profile = new AgentProfile("", "", [], null, text[(end + 1 + Fence.Length)..].Trim());
        foreach (var line in text[Fence.Length..end].Split('\n', StringSplitOptions.RemoveEmptyEntries))
            profile = profile.With(line);
        return profile.Name.Length > 0 && profile.Description.Length > 0 ? profile : throw new FormatException("A profile needs a name and a description.");
    }

    private AgentProfile With(string line)
    {
        var colon = line.IndexOf(':', StringComparison.Ordinal);
        var value = line[(colon + 1)..].Trim();
        return (colon < 0 ? "" : line[..colon].Trim()) switch
        {
            "name" => this with { Name = value },
            "description" => this with { Description = value },
            "tools" => this with { Tools = value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) },
            "temperature" when float.TryParse(value, CultureInfo.InvariantCulture, out var temperature) => this with { Temperature = temperature },
            _ => throw new FormatException($"The front matter line '{line}' is not understood."),
        };
    }
}
