namespace Maestro.Storage.Undo;

/// <summary>One path before and after a change.</summary>
/// <param name="Path">Absolute.</param>
/// <param name="IsUncertain">Found after a crash; it may as well be the person's own change.</param>
internal sealed record EntryChange(string Path, EntryState From, EntryState To, bool IsUncertain = false)
{
    /// <summary>A folder takes the place of a file, or a file that of a folder: nothing stands there for a moment.</summary>
    public bool TurnsOver =>
        (From.Kind is EntryKind.Folder && To.Kind is EntryKind.File or EntryKind.Link)
            || (From.Kind is EntryKind.File or EntryKind.Link && To.Kind is EntryKind.Folder);

    public EntryChange Reversed => this with { From = To, To = From };
}
