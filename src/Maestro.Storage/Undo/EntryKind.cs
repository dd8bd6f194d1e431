namespace Maestro.Storage.Undo;

/// <summary>What stands at a path.</summary>
internal enum EntryKind
{
    Missing,
    File,
    Link,
    Folder,

    /// <summary>A pipe, a socket, a device: never touched.</summary>
    Other,
}
