namespace Maestro.Tools.Edits;

/// <summary>What a patch does to a file.</summary>
internal enum FilePatchKind
{
    Update,
    Add,
    Delete,
}

/// <summary>The part of a patch that is about one file.</summary>
/// <param name="Content">Of a file that is added.</param>
/// <param name="MoveTo">The new path of a file that is changed and renamed.</param>
internal sealed record FilePatch(FilePatchKind Kind, string Path, IReadOnlyList<PatchHunk> Hunks, string Content = "", string? MoveTo = null);

/// <summary>A change of some lines.</summary>
/// <param name="Anchors">Lines to find first, one behind the other.</param>
/// <param name="Old">The lines that stay and go.</param>
/// <param name="New">The lines that stay and come.</param>
/// <param name="IsAtEnd">The lines are the last ones of the file.</param>
internal sealed record PatchHunk(IReadOnlyList<string> Anchors, string Old, string New, bool IsAtEnd);
