using Maestro.Core.Evidence;

namespace Maestro.Core.Results;

/// <summary>What the architect decides, and the structure of the repository that it rests on.</summary>
/// <param name="Reasons">Why; each names what was counted or seen.</param>
/// <param name="Complexity"><c>low</c>, <c>medium</c> or <c>high</c>.</param>
/// <param name="ComplexityReason">What the complexity was told from.</param>
/// <param name="Files">The files that the request is about, best first.</param>
public sealed record ArchitectResult(
    string Decision, IReadOnlyList<string> Reasons, string Approach, IReadOnlyList<string> Risks, IReadOnlyList<string> Constraints, string Complexity,
    string ComplexityReason, IReadOnlyList<ArchitectureAlternative> Alternatives, IReadOnlyList<string> Recommendations, IReadOnlyList<Component> Components,
    IReadOnlyList<ComponentDependency> Dependencies, IReadOnlyList<ComponentCycle> Cycles, IReadOnlyList<BrokenLayer> BrokenLayers,
    IReadOnlyList<string> Files, ArchitectureDiagram? Diagram, IReadOnlyList<CodeMetric> Metrics, string Summary) : AgentResult;

/// <summary>Another way that was weighed.</summary>
public sealed record ArchitectureAlternative(string Option, string For, string Against);
