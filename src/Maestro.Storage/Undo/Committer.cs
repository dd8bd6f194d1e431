namespace Maestro.Storage.Undo;

/// <summary>Changes paths under a journal: announced, made, and ended, or taken back.</summary>
internal sealed class Committer(Entries entries, TimeProvider time, OpenProcess process, Action<string>? onStep)
{
    /// <summary>Whose changes these are.</summary>
    public OpenProcess Process { get; } = process;

    /// <exception cref="IOException">It could not be done, and nothing has changed, unless the message says so.</exception>
    public void Commit(Journal journal, ChangeKind kind, IReadOnlyList<EntryChange> changes)
    {
        var begin = new BeginLine(NewId(), kind, time.GetUtcNow(), Process, changes);
        onStep?.Invoke("journal");
        journal.Append(begin);
        var transaction = new Transaction(entries, begin.Id, onStep);
        try
        {
            transaction.Run(changes);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            TakeBack(journal, begin);
            throw new IOException(failure.Message, failure);
        }

        onStep?.Invoke("done");
        journal.Append(new EndLine(begin.Id, IsDone: true));
    }

    /// <summary>Says what has changed already.</summary>
    public void Record(Journal journal, ChangeKind kind, IReadOnlyList<EntryChange> changes)
    {
        var begin = new BeginLine(NewId(), kind, time.GetUtcNow(), Process, changes);
        journal.Append(begin);
        journal.Append(new EndLine(begin.Id, IsDone: true));
    }

    /// <summary>Takes back what was made of a change; what somebody else has changed since is left alone.</summary>
    /// <exception cref="IOException">It could not be taken back; the journal keeps it for the next start.</exception>
    public void TakeBack(Journal journal, BeginLine begin)
    {
        var transaction = new Transaction(entries, begin.Id, onStep);
        transaction.CleanUp(begin.Files);
        transaction.Run([.. begin.Files.Where(change => change.From != change.To).Select(Back).Where(change => change is not null).Select(change => change!)]);
        transaction.CleanUp(begin.Files);
        journal.Append(new EndLine(begin.Id, IsDone: false));
    }

    private EntryChange? Back(EntryChange change)
    {
        var now = entries.Read(change.Path, keeps: false);
        return now.Matches(change.To) ? change.Reversed
            : change.TurnsOver && now.Kind is EntryKind.Missing ? new EntryChange(change.Path, now, change.From) : null;
    }

    public static string NewId() => Guid.NewGuid().ToString("N")[..12];
}
