using Maestro.Core.Evidence;

namespace Maestro.Analysis.Project;

/// <summary>Facts of one ecosystem while they are gathered.</summary>
internal sealed class FactsDraft
{
    private const int MostDependencies = 200;

    public List<ProjectCommand> Commands { get; } = [];

    public List<PackageManifest> Manifests { get; } = [];

    public List<string> Frameworks { get; } = [];

    public List<string> EntryPoints { get; } = [];

    public void Command(CommandPurpose purpose, string command, string source)
    {
        if (!Commands.Exists(c => c.Purpose == purpose && c.Command == command))
            Commands.Add(new ProjectCommand(purpose, command, source));
    }

    public void Manifest(string path, string ecosystem, IEnumerable<string> dependencies)
    {
        string[] names = [.. dependencies.Where(d => d.Length > 0).Distinct(StringComparer.Ordinal).Take(MostDependencies)];
        Manifests.Add(new PackageManifest(path, ecosystem, names));
        foreach (var name in names)
        {
            if (FrameworkNames.Of(ecosystem, name) is { } framework)
                Framework(framework);
        }
    }

    public void Framework(string name)
    {
        if (!Frameworks.Contains(name))
            Frameworks.Add(name);
    }

    public void EntryPoint(string? path)
    {
        if (path is not null && !EntryPoints.Contains(path))
            EntryPoints.Add(path);
    }
}
