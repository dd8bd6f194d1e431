namespace Maestro.Storage.Undo;

/// <summary>
/// Brings paths from one state to another in steps of which each is made whole by the file system: files are written beside their place and renamed over it,
/// what is new comes before what is old goes.
/// </summary>
/// <param name="token">Names the files beside; the same for a change and for taking it back.</param>
/// <param name="onStep">Called before every step, for tests that end the process there.</param>
internal sealed class Transaction(Entries entries, string token, Action<string>? onStep)
{
    /// <exception cref="IOException">A step failed; those before it were made.</exception>
    public void Run(IReadOnlyList<EntryChange> changes)
    {
        var changed = changes.Where(change => change.From != change.To).ToList();
        var inTheWay = changed.Where(change => IsInTheWay(change, changed)).ToList();
        Remove(inTheWay);
        foreach (var change in changed.Where(change => change.To.Kind is EntryKind.Folder).OrderBy(change => change.Path.Length))
            MakeFolder(change);
        foreach (var (i, change) in changes.Index())
            if (change.From != change.To && change.To.Kind is EntryKind.File or EntryKind.Link)
                Write(change, BesideOf(change.Path, i));
        Remove(changed.Except(inTheWay).Where(change => change.To.Kind is EntryKind.Missing));
    }

    /// <summary>Removes what a killed process left beside its files.</summary>
    public void CleanUp(IReadOnlyList<EntryChange> changes)
    {
        foreach (var (i, change) in changes.Index())
            if (Directory.Exists(Path.GetDirectoryName(change.Path)))
                File.Delete(BesideOf(change.Path, i));
    }

    private string BesideOf(string path, int i) => Path.Combine(Path.GetDirectoryName(path)!, $".maestro-{token}-{i}.tmp");

    /// <summary>A file where a folder is to be, a folder where a file is to be, and what is below such a folder.</summary>
    private static bool IsInTheWay(EntryChange change, List<EntryChange> all) =>
        change.From.Kind is not EntryKind.Missing
        && (change.TurnsOver || (change.To.Kind is EntryKind.Missing
            && all.Exists(other => other.TurnsOver && change.Path.StartsWith(other.Path + "/", StringComparison.Ordinal))));

    /// <summary>A folder that holds something else stays, unless a file is to take its place.</summary>
    private void Remove(IEnumerable<EntryChange> changes)
    {
        foreach (var change in changes.OrderByDescending(change => change.Path.Length))
            if (change.From.Kind is not EntryKind.Folder)
            {
                onStep?.Invoke($"delete {change.Path}");
                Verify(change);
                File.Delete(change.Path);
            }
            else if (change.To.Kind is not EntryKind.Missing || !Directory.EnumerateFileSystemEntries(change.Path).Any())
            {
                onStep?.Invoke($"remove {change.Path}");
                Directory.Delete(change.Path);
            }
    }

    private void MakeFolder(EntryChange change)
    {
        onStep?.Invoke($"make {change.Path}");
        Directory.CreateDirectory(change.Path);
        if (!OperatingSystem.IsWindows() && change.To.Mode != 0)
            File.SetUnixFileMode(change.Path, (UnixFileMode)change.To.Mode);
    }

    private void Write(EntryChange change, string beside)
    {
        onStep?.Invoke($"write {beside}");
        if (entries.Content(change.To) is not { } content)
            return;
        File.Delete(beside);
        if (content.LinkTarget is { } target)
            File.CreateSymbolicLink(beside, target);
        else
            WriteBytes(content.Bytes.Span, beside, change.To.Mode);
        onStep?.Invoke($"rename {change.Path}");
        Verify(change.TurnsOver ? change with { From = EntryState.Missing } : change);
        File.Move(beside, change.Path, overwrite: true);
    }

    private void WriteBytes(ReadOnlySpan<byte> bytes, string path, int mode)
    {
        using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write);
        var half = bytes.Length / 2;
        file.Write(bytes[..half]);
        onStep?.Invoke($"half {path}");
        file.Write(bytes[half..]);
        if (!OperatingSystem.IsWindows() && mode != 0)
            File.SetUnixFileMode(file.SafeFileHandle, (UnixFileMode)mode);
        file.Flush(flushToDisk: true);
    }

    /// <summary>The last look before a file is replaced: what somebody else has just saved is not lost.</summary>
    private void Verify(EntryChange change)
    {
        if (entries.Read(change.Path, keeps: false) is var now && now.Kind is not EntryKind.Folder && now != change.From)
            throw new IOException($"{change.Path} was changed by somebody else just now");
    }
}
