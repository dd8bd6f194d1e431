using Maestro.Analysis.Source;

namespace Maestro.Analysis.Structure;

/// <summary>A part of the repository before it has a name of its own.</summary>
/// <param name="Path">Its folder or file; empty for the root.</param>
/// <param name="Label">What people call it, when that is not its last folder, such as the name of a project file.</param>
/// <param name="IsOpen">Whether it holds folders and so can be taken apart.</param>
internal sealed record ComponentDraft(string Path, IReadOnlyList<IndexedFile> Files, string? Label, bool IsOpen)
{
    public int Lines => Files.Sum(file => file.Lines);
}
