using Maestro.Core.Events;
using Maestro.Core.Evidence;

namespace Maestro.Core.Results;

/// <summary>What was written, what is missing or not so, and how much of the code is documented.</summary>
/// <param name="Files">Files that this run changed.</param>
/// <param name="Gaps">What is left when the run ends.</param>
/// <param name="Coverage">Null when there is no public symbol that could be documented.</param>
/// <param name="ExternalLinks">Addresses that documents name; listed and not opened.</param>
public sealed record DocumentationResult(
    IReadOnlyList<DocumentedFile> Files, IReadOnlyList<DocumentationGap> Gaps, DocumentationCoverage? Coverage, IReadOnlyList<ExternalLink> ExternalLinks,
        string Summary) : AgentResult;

/// <summary>A file that was written.</summary>
/// <param name="Added">Lines that came, and <paramref name="Removed"/> those that went.</param>
public sealed record DocumentedFile(string Path, FileChange Change, int Added, int Removed, string Description);
