using Maestro.Core.Evidence;
using Maestro.Core.Text;

namespace Maestro.Agents;

/// <summary>The agents that the person has written: they take the place of agents of the same name, or join them.</summary>
public sealed class OwnProfiles
{
    private const long Largest = 256 * 1024;

    private readonly Dictionary<string, AgentProfile> profiles = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> sources = new(StringComparer.Ordinal);

    public static OwnProfiles None { get; } = new();

    /// <summary>The names of all agents that can be run.</summary>
    public IReadOnlyList<string> Names =>
        [.. AgentCatalog.Names, .. profiles.Keys.Where(name => !AgentCatalog.Names.Contains(name)).Order(StringComparer.Ordinal)];

    /// <summary>Every agent that can be run, with its purpose.</summary>
    public IReadOnlyList<AgentPurpose> Purposes => field ??= [.. AgentCatalog.Purposes(this).Where(agent => Names.Contains(agent.Name))];

    internal IEnumerable<AgentProfile> Joining =>
        profiles.Values.Where(profile => !AgentCatalog.Names.Contains(profile.Name)).OrderBy(profile => profile.Name, StringComparer.Ordinal);

    /// <summary>The model that the person has given an agent; null for none.</summary>
    public string? ModelOf(string agent) => profiles.GetValueOrDefault(agent)?.Model;

    public IReadOnlyDictionary<string, string> Sources => sources;

    /// <summary>The file that was read last for an agent; null where only the built-in profile counts.</summary>
    public string? SourceOf(string agent) => sources.GetValueOrDefault(agent);

    /// <summary>Reads the files of a folder over those read before.</summary>
    /// <param name="tools">The tools that there are; asked only when there is a file.</param>
    /// <exception cref="InvalidDataException">A file is wrong; the message is one line with file, line and what is wrong.</exception>
    public static OwnProfiles Load(IEnumerable<string> folders, Func<IReadOnlyList<string>> tools)
    {
        var own = new OwnProfiles();
        foreach (var file in folders.SelectMany(FilesIn))
            own.Add(file, tools());
        return own;
    }

    /// <summary>The agents' files of a folder, whatever is in them.</summary>
    public static IReadOnlyList<string> FilesIn(string folder) =>
        Directory.Exists(folder) ? [.. Directory.EnumerateFiles(folder, "*.md").Order(StringComparer.Ordinal)] : [];

    internal AgentProfile Find(string agent) => profiles.GetValueOrDefault(agent) ?? AgentProfile.Load(agent);

    private void Add(string file, IReadOnlyList<string> tools)
    {
        try
        {
            if (new FileInfo(file).Length > Largest)
                throw new ProfileException(1, $"an agent's file has at most {Largest / 1024} KiB");
            var read = ProfileFile.Read(File.ReadAllText(file), file);
            var name = Path.GetFileNameWithoutExtension(file);
            Check(read, name, tools);
            var known = profiles.GetValueOrDefault(name) ?? AgentProfile.Embedded(name);
            if (known is null && (read.Description ?? read.Prompt) is null)
                throw new ProfileException(1, "a new agent needs a description, and a prompt below the front matter");
            known ??= new AgentProfile(
                name, read.Description ?? throw new ProfileException(1, "description: a new agent needs one line that says what it is for"),
                AgentProfile.Load("assistant").Tools, null, read.Prompt ?? throw new ProfileException(1, "a new agent needs a prompt below the front matter"));
            profiles[name] = known.With(read);
            sources[name] = file;
        }
        catch (ProfileException wrong)
        {
            throw new InvalidDataException($"{file}:{wrong.Line}: {wrong.Message.TrimEnd('.', '?')}{(wrong.Message.EndsWith('?') ? "?" : ".")}", wrong);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new InvalidDataException($"{file}:1: it cannot be read: {failure.Message}", failure);
        }
    }

    private static void Check(ProfileFile read, string name, IReadOnlyList<string> tools)
    {
        if (!char.IsAsciiLetterLower(name[0]) || !name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '-' or '_'))
            throw new ProfileException(1, $"the file's name is the agent's name: small letters, digits, - and _, beginning with a letter, not '{name}'");
        if (read.Name is { } named && named != name)
            throw new ProfileException(read.Lines["name"], $"name: it is '{named}', and the file is {name}.md; make them the same, or leave the name out");
        if (read.Tools?.FirstOrDefault(tool => !tools.Contains(tool)) is { } unknown)
            throw new ProfileException(read.Lines["tools"], Suggestion.Near(unknown, tools) is { } near
                ? $"tools: unknown tool '{unknown}', did you mean '{near}'?"
                : $"tools: unknown tool '{unknown}', choose from {string.Join(", ", tools)}");
        foreach (var rule in (read.Permissions?.Ask ?? []).Concat(read.Permissions?.Deny ?? []))
            if (rule.Kind is Core.Permissions.AccessKind.Tool && !tools.Any(rule.MatchesTool))
                throw new ProfileException(read.Lines["permissions"], $"permissions: there is no tool '{rule.Text}'");
    }
}
