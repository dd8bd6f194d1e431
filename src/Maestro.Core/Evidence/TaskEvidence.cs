namespace Maestro.Core.Evidence;

/// <summary>What an agent found out by itself before it asks a model; travels to every provider inside the user message.</summary>
/// <param name="Agent">The agent that asks, in lower case.</param>
/// <param name="Request">The person's own words.</param>
/// <param name="Map">The repository map as text, bounded.</param>
/// <param name="Memory">The repository's memory file (<c>AGENTS.md</c> and the like), bounded.</param>
/// <param name="Agents">Agents that a plan may name, with their purpose.</param>
/// <param name="Landmarks">Files that many changes touch whatever they are about: readme, change log, pipelines, containers, migrations.</param>
public sealed record TaskEvidence(
    string Agent, string Request, string Cwd, ProjectFacts? Facts = null, IReadOnlyList<RelevantFile>? Files = null,
    IReadOnlyList<FileDependency>? Dependencies = null, string? Map = null, string? Memory = null, IReadOnlyList<AgentPurpose>? Agents = null,
    string? Platform = null, IReadOnlyList<string>? Landmarks = null)
{
    /// <summary>What of the repository was looked at, in words.</summary>
    public string? Scope { get; init; }

    /// <summary>The faults that the analysis found, worst first.</summary>
    public IReadOnlyList<CodeFinding>? Findings { get; init; }

    /// <summary>What was counted or measured.</summary>
    public IReadOnlyList<CodeMetric>? Metrics { get; init; }

    /// <summary>What was found out besides, each in a line with its place.</summary>
    public IReadOnlyList<string>? Notes { get; init; }

    /// <summary>Files that the program has written from the facts and that are not in the work folder yet.</summary>
    public IReadOnlyList<FileDraft>? Drafts { get; init; }

    /// <summary>How the project is tested; for the testing agent.</summary>
    public TestEvidence? Tests { get; init; }

    /// <summary>The change that is looked at, as a unified diff, bounded.</summary>
    public string? Diff { get; init; }

    /// <summary>How the repository is built, for questions about its structure.</summary>
    public ArchitectureFacts? Architecture { get; init; }

    /// <summary>What is written about the repository, for work on documents.</summary>
    public DocumentationFacts? Documentation { get; init; }
}

/// <summary>A file that is proposed, with what it was made from.</summary>
public sealed record FileDraft(string Path, string Content, string Description);

/// <summary>An agent and what it is for.</summary>
public sealed record AgentPurpose(string Name, string Description);
