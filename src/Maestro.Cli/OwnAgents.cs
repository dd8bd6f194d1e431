using Maestro.Agents;
using Maestro.Storage.Folders;
using Maestro.Storage.Settings;
using Maestro.Tools;

namespace Maestro.Cli;

/// <summary>The agents of the person's own that count in a folder.</summary>
/// <param name="Ignored">In one line, which agents of an untrusted project do not count; null when there are none.</param>
internal sealed record OwnAgents(OwnProfiles Profiles, string? Ignored)
{
    /// <exception cref="SettingsException">A file is wrong; names file, line and what is wrong.</exception>
    public static OwnAgents Of(Surroundings surroundings, string cwd)
    {
        var project = ProjectFolder.Of(cwd);
        var (mine, theirs) = (Path.Combine(surroundings.Folders.Config, "agents"), Path.Combine(project, ".maestro", "agents"));
        try
        {
            var found = OwnProfiles.FilesIn(theirs);
            var isTrusted = found.Count == 0 || new TrustStore(surroundings.Folders.Data).IsTrusted(project);
            var names = string.Join(", ", found.Select(Path.GetFileNameWithoutExtension));
            return new OwnAgents(
                OwnProfiles.Load(isTrusted ? [mine, theirs] : [mine], () => ToolSet.Names),
                isTrusted ? null : $"this folder is not trusted, so its agents ({names}) are ignored; to use them: maestro trust {project}");
        }
        catch (InvalidDataException wrong)
        {
            throw new SettingsException(wrong.Message);
        }
    }
}
