namespace Maestro.Core.Evidence;

/// <summary>What a project command is for.</summary>
public enum CommandPurpose
{
    Build,
    Test,
    Run,
    Lint,
    Format,
    Install,
}

/// <summary>A command that the repository itself defines or that its manifest implies.</summary>
/// <param name="Source">The file that the command was read from, relative to the work folder.</param>
public sealed record ProjectCommand(CommandPurpose Purpose, string Command, string Source);

/// <summary>A language with its number of files.</summary>
/// <param name="Lines">Null when the files were not read.</param>
public sealed record LanguageShare(string Language, int Files, int? Lines);

/// <summary>A package manifest such as <c>package.json</c>, with the direct dependencies it names.</summary>
public sealed record PackageManifest(string Path, string Ecosystem, IReadOnlyList<string> Dependencies);

/// <summary>What is known of a project without reading its code.</summary>
/// <param name="Languages">Most files first.</param>
/// <param name="EntryPoints">Files that a program or library starts from.</param>
public sealed record ProjectFacts(
    string Name, IReadOnlyList<LanguageShare> Languages, IReadOnlyList<string> Frameworks, IReadOnlyList<ProjectCommand> Commands,
    IReadOnlyList<string> EntryPoints, IReadOnlyList<PackageManifest> Manifests, IReadOnlyList<string> TestFolders, int Files, int SkippedFiles,
    bool IsGitRepository)
{
    /// <summary>What the project says that it is, in a sentence or two; null when it does not.</summary>
    public string? About { get; init; }

    /// <summary>Where <see cref="About"/> stands.</summary>
    public string? AboutSource { get; init; }

    /// <summary>The folders that hold most files, with their number.</summary>
    public IReadOnlyList<string> Folders { get; init; } = [];

    /// <summary>What to say of a folder of which no file was read.</summary>
    public string WhyEmpty() => SkippedFiles == 0
        ? "The folder has no files yet"
        : $"No file of the folder can be read; {SkippedFiles} left out (binary, huge, a link, locked, or a name that is not UTF-8)";
}
