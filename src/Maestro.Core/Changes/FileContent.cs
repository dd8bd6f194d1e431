namespace Maestro.Core.Changes;

/// <summary>What stands at a path: the bytes of a file with its mode, or where a link leads.</summary>
/// <param name="Mode">Null leaves it to the system, for a file that is new.</param>
/// <param name="LinkTarget">For a link, which has no bytes of its own.</param>
public sealed record FileContent(ReadOnlyMemory<byte> Bytes, UnixFileMode? Mode = null, string? LinkTarget = null)
{
    /// <summary>Whether both are the same to the byte; a mode that is left open equals any.</summary>
    public bool IsSame(FileContent other) =>
        LinkTarget == other.LinkTarget && (Mode is null || other.Mode is null || Mode == other.Mode) && Bytes.Span.SequenceEqual(other.Bytes.Span);
}
