using Maestro.Agents;
using Maestro.Storage.Folders;
using Maestro.Storage.Settings;
using Maestro.Tools;

namespace Maestro.Cli;

/// <summary>The agents of the person's own that count in a folder.</summary>
/// <param name="IgnoredNames">Those of an untrusted project that do not count.</param>
internal sealed record OwnAgents(OwnProfiles Profiles, IReadOnlyList<string> IgnoredNames, string Project)
{
    /// <summary>In one line, which agents do not count; null when all do.</summary>
    public string? Ignored => IgnoredNames.Count == 0 ? null
        : $"this folder is not trusted, so its agents ({string.Join(", ", IgnoredNames)}) are ignored; to use them: maestro trust {Project}";

    /// <exception cref="SettingsException">A file is wrong; names file, line and what is wrong.</exception>
    public static OwnAgents Of(Surroundings surroundings, string cwd)
    {
        var project = ProjectFolder.Of(cwd);
        var (mine, theirs) = (Path.Combine(surroundings.Folders.Config, "agents"), Path.Combine(project, ".maestro", "agents"));
        try
        {
            var found = OwnProfiles.FilesIn(theirs);
            var isTrusted = found.Count == 0 || new TrustStore(surroundings.Folders.Data).IsTrusted(project);
            return new OwnAgents(
                OwnProfiles.Load(isTrusted ? [mine, theirs] : [mine], () => ToolSet.Names),
                isTrusted ? [] : [.. found.Select(path => Path.GetFileNameWithoutExtension(path))], project);
        }
        catch (InvalidDataException wrong)
        {
            throw new SettingsException(wrong.Message);
        }
    }
}
