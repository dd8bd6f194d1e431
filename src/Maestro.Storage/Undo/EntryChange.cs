namespace Maestro.Storage.Undo;

/// <summary>One path before and after a change.</summary>
/// <param name="Path">Absolute.</param>
/// <param name="IsUncertain">Found after a crash; it may as well be the person's own change.</param>
internal sealed record EntryChange(string Path, EntryState From, EntryState To, bool IsUncertain = false)
{
    public EntryChange Reversed => this with { From = To, To = From };
}
