namespace Maestro.Core.Evidence;

/// <summary>How a repository is built: its components and who imports whom, counted from the imports of its files.</summary>
/// <param name="Unit">What a component is here: <c>project</c>, <c>folder</c> or <c>file</c>.</param>
/// <param name="Components">Highest layer first.</param>
/// <param name="Subjects">The components that the request is about, the most concerned first.</param>
/// <param name="CodeFiles">Files of code, without tests, samples and generated ones.</param>
public sealed record ArchitectureFacts(
    string Unit, IReadOnlyList<Component> Components, IReadOnlyList<ComponentDependency> Dependencies, IReadOnlyList<ComponentCycle> Cycles,
    IReadOnlyList<BrokenLayer> BrokenLayers, IReadOnlyList<ComponentSubject> Subjects, int CodeFiles)
{
    /// <summary>What of the request is a topic, such as <c>caching</c>; empty when it is about the whole.</summary>
    public string Topic { get; init; } = "";

    /// <summary>The same as text and as Mermaid.</summary>
    public ArchitectureDiagram? Diagram { get; init; }
}

/// <summary>A part of a repository: a project, a folder or a file.</summary>
/// <param name="Name">Short, and no other component has it.</param>
/// <param name="Path">Its folder or file; empty for the root.</param>
/// <param name="FanIn">How many components import it.</param>
/// <param name="FanOut">How many components it imports.</param>
/// <param name="Layer">0 for those that import no other; each stands above all that it imports, except in a circle.</param>
/// <param name="TestFiles">From how many test files imports lead to it, directly or through others.</param>
/// <param name="Central">The file of it that most other files import; null when none is imported.</param>
public sealed record Component(string Name, string Path, int Files, int Lines, int FanIn, int FanOut, int Layer, int TestFiles, string? Central);

/// <summary>Imports of one component by another.</summary>
/// <param name="Imports">How many pairs of files.</param>
/// <param name="Example">One of them, as <c>from → to</c>.</param>
public sealed record ComponentDependency(string From, string To, int Imports, string Example);

/// <summary>Components that reach each other.</summary>
/// <param name="Weakest">The dependency without which the least of it is left; of those, the one with the fewest imports.</param>
public sealed record ComponentCycle(IReadOnlyList<string> Components, ComponentDependency Weakest);

/// <summary>A dependency that goes against the layering.</summary>
public sealed record BrokenLayer(ComponentDependency Dependency, string Why);

/// <summary>A component that a request is about, looked at from inside.</summary>
/// <param name="IsNamed">The request says its name; else files of it match the request.</param>
/// <param name="Matches">Files of it that match the request, best first.</param>
/// <param name="InnerImports">Pairs of its files of which one imports the other.</param>
/// <param name="Groups">Its files in groups that do not import each other, the largest first; single files left out.</param>
/// <param name="UsedByFiles">How many files outside, tests left out, import a file of it.</param>
/// <param name="Pieces">What it declares, when it is one file, the longest first.</param>
/// <param name="Cheapest">The part of it that hangs least on the rest; null when there is none.</param>
public sealed record ComponentSubject(
    string Component, bool IsNamed, IReadOnlyList<string> Matches, int InnerImports, IReadOnlyList<ComponentPart> Groups, int UsedByFiles,
        ComponentPart? Cheapest,
    IReadOnlyList<DeclaredPiece> Pieces);

/// <summary>Something that a file declares at its top.</summary>
/// <param name="Lines">From its line to the next declaration or the end.</param>
/// <param name="Members">How many members it has; 0 for a function.</param>
public sealed record DeclaredPiece(string Name, int Line, int Lines, int Members);

/// <summary>Some files of a component.</summary>
/// <param name="Name">Its folder, or the file of it that most import.</param>
/// <param name="Files">The first of them.</param>
/// <param name="Crossing">Imports between it and the rest of the component, in both directions.</param>
public sealed record ComponentPart(string Name, int Count, IReadOnlyList<string> Files, int Lines, int Inside, int Crossing);

/// <summary>A component graph to be read and to be drawn.</summary>
/// <param name="Mermaid">The source of a Mermaid flowchart.</param>
public sealed record ArchitectureDiagram(string Text, string Mermaid);
