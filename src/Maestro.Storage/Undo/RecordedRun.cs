namespace Maestro.Storage.Undo;

/// <summary>What a run has changed, as its journal tells it.</summary>
internal sealed class RecordedRun
{
    private readonly Dictionary<string, JournalLine> open = new(StringComparer.Ordinal);
    private readonly Dictionary<string, RecordedFile> files = new(StringComparer.Ordinal);

    private RecordedRun(Journal journal, RunLine run) => (Journal, Run) = (journal, run);

    public Journal Journal { get; }

    public RunLine Run { get; }

    /// <summary>Every path that was changed, with its state before the first change and after the last one.</summary>
    public IReadOnlyCollection<RecordedFile> Files => files.Values;

    /// <summary>What began and has no end: it is going on, or its process was killed.</summary>
    public IReadOnlyCollection<JournalLine> Open => open.Values;

    /// <summary>When something of it was last taken back.</summary>
    public DateTimeOffset? UndoneAt { get; private set; }

    public bool HasChanges => files.Values.Any(file => !file.IsUndone && file.Before != file.After);

    public bool HasUndone => files.Values.Any(file => file.IsUndone);

    /// <returns>Null when the file is no journal.</returns>
    public static RecordedRun? Read(Journal journal)
    {
        var lines = journal.Read();
        if (lines is not [RunLine first, ..])
            return null;
        var run = new RecordedRun(journal, first);
        foreach (var line in lines.Skip(1))
            run.Take(line);
        return run;
    }

    private void Take(JournalLine line)
    {
        switch (line)
        {
            case BeginLine begin:
                open[begin.Id] = begin;
                break;
            case WatchLine watch:
                open[watch.Id] = watch;
                break;
            case EndLine end when open.Remove(end.Id, out var begun):
                if (end.IsDone && begun is BeginLine done)
                    Done(done);
                break;
            default:
                break;
        }
    }

    private void Done(BeginLine done)
    {
        foreach (var change in done.Files)
        {
            var known = files.GetValueOrDefault(change.Path);
            files[change.Path] = done.Kind switch
            {
                ChangeKind.Undo when known is not null => known with { IsUndone = true, Redo = change.From },
                ChangeKind.Redo when known is not null => known with { IsUndone = false, After = change.To, IsUncertain = false },
                _ => new RecordedFile(change.Path, known is { IsUndone: false } ? known.Before : change.From, change.To) { IsUncertain = change.IsUncertain },
            };
        }

        if (done.Kind is ChangeKind.Undo)
            UndoneAt = done.At;
    }
}

/// <summary>A path that a run changed.</summary>
internal sealed record RecordedFile(string Path, EntryState Before, EntryState After)
{
    public bool IsUndone { get; init; }

    /// <summary>Found after a crash; it may as well be the person's own change.</summary>
    public bool IsUncertain { get; init; }

    /// <summary>What stood there when it was taken back, for doing it again.</summary>
    public EntryState? Redo { get; init; }
}
