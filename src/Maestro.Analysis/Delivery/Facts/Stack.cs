using Maestro.Core.Evidence;

namespace Maestro.Analysis.Delivery.Facts;

/// <summary>How one part of a repository is built, tested and started, and in what its program runs.</summary>
/// <param name="Ecosystem">Such as <c>Node.js</c>.</param>
/// <param name="Folder">Where its manifest lies; empty at the root.</param>
/// <param name="Version">Of the language.</param>
/// <param name="VersionFrom">What names that version.</param>
public sealed record Stack(string Ecosystem, string Folder, string Version, string VersionFrom)
{
    /// <summary>The container file of its program, or of its tests where it has no program; null when there is neither.</summary>
    public string? Dockerfile { get; init; }

    /// <summary>What the build context must not have.</summary>
    public IReadOnlyList<string> Ignored { get; init; } = [];

    /// <summary>What starts the program, and which file says so; null for a library.</summary>
    public string? Start { get; init; }

    public ListeningPort? Port { get; init; }

    /// <summary>Steps of GitHub Actions that bring the language, as YAML lines.</summary>
    public IReadOnlyList<string> GitHubSetup { get; init; } = [];

    /// <summary>The image of a pipeline elsewhere.</summary>
    public string PipelineImage { get; init; } = "";

    public IReadOnlyList<string> Install { get; init; } = [];

    /// <summary>The project's own commands that a pipeline runs, in their order.</summary>
    public IReadOnlyList<ProjectCommand> Checks { get; init; } = [];

    /// <summary>What was assumed or is missing, for the person.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    public string In(string path) => DeliveryTree.Joined(Folder, path);
}
