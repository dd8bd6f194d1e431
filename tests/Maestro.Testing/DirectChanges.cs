using Maestro.Core.Changes;

namespace Maestro.Testing;

/// <summary>Writes what is planned and keeps nothing; for tests of what plans changes.</summary>
public sealed class DirectChanges : IChangeRecord
{
    public Task ApplyAsync(IReadOnlyList<PlannedChange> changes, CancellationToken cancellationToken)
    {
        foreach (var change in changes)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(change.FullPath)!);
            if (change.After is { } after)
                File.WriteAllBytes(change.FullPath, after.Bytes.Span);
            else
                File.Delete(change.FullPath);
        }

        return Task.CompletedTask;
    }

    public Task<IWorkFolderWatch> WatchAsync(CancellationToken cancellationToken) => throw new NotSupportedException();
}
