using Maestro.Core.Events;
using Maestro.Storage.Sessions;
using Maestro.Testing;

namespace Maestro.Storage.Tests.Sessions;

public sealed class SessionLogTests : IDisposable
{
    private static readonly DateTimeOffset At = new(2026, 11, 23, 10, 0, 0, TimeSpan.Zero);
    private readonly string folder = Directory.CreateTempSubdirectory("maestro-log-").FullName;
    private readonly List<string> failures = [];

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void What_was_appended_can_be_read_while_the_writer_still_has_the_file_open()
    {
        using var log = new SqliteSessionLog(folder, failures.Add, TimeProvider.System);
        var stored = Append(log, "s_one");

        Assert.Equal(stored.Select(e => e.Seq), new SessionStore(folder).Events("s_one").Select(e => e.Seq));
        Assert.Equal(stored.Select(e => e.Event.GetType()), new SessionStore(folder).Events("s_one").Select(e => e.Event.GetType()));
        Assert.Empty(failures);
    }

    [Fact]
    public void A_copy_of_the_files_at_any_moment_opens_with_everything_up_to_the_last_event()
    {
        using var log = new SqliteSessionLog(folder, failures.Add, TimeProvider.System);
        var copy = Directory.CreateDirectory(Path.Combine(folder, "copy")).FullName;
        var count = 0;
        foreach (var e in EventExamples.All.Where(e => e.IsStored))
        {
            log.Append(new EventEnvelope(++count, At, "s_one", "r_1", null, e));
            foreach (var file in Directory.GetFiles(folder))
                File.Copy(file, Path.Combine(copy, Path.GetFileName(file)), overwrite: true);
            Assert.Equal(count, new SessionStore(copy).Lines("s_one").Count);
            foreach (var file in Directory.GetFiles(copy))
                File.Delete(file);
        }
    }

    [Fact]
    public void Sessions_are_listed_found_by_their_beginning_and_deleted()
    {
        using (var log = new SqliteSessionLog(folder, failures.Add, TimeProvider.System))
        {
            Append(log, "s_one");
            Append(log, "s_other");
        }

        var store = new SessionStore(folder);
        Assert.Equal(["s_one", "s_other"], store.List().Select(session => session.Id).Order());
        Assert.Equal("plan tokens", store.List()[0].Request);
        Assert.Equal(["s_one", null, "s_other", null], [store.Find("on"), store.Find("o"), store.Find("s_ot"), store.Find("zzz")]);
        store.Delete("s_one");
        Assert.Null(store.Find("s_one"));
        Assert.Empty(store.Lines("s_one"));
    }

    [Fact]
    public void Nothing_stored_is_no_error() => Assert.Empty(new SessionStore(folder).List());

    [Fact]
    public void A_folder_that_cannot_be_written_turns_the_log_off_and_is_said_once()
    {
        File.WriteAllText(Path.Combine(folder, "file"), "");
        using var log = new SqliteSessionLog(Path.Combine(folder, "file", "below"), failures.Add, TimeProvider.System);
        Append(log, "s_one");
        Assert.Contains("This session is not stored", Assert.Single(failures), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_no_log_is_said_to_be_none()
    {
        File.WriteAllText(Path.Combine(folder, "sessions.db"), new string('x', 5000));
        Assert.Throws<SessionLogException>(() => new SessionStore(folder).List());
    }

    private static List<EventEnvelope> Append(SqliteSessionLog log, string session)
    {
        var stored = EventExamples.All.Where(e => e.IsStored).Select((e, i) => new EventEnvelope((2 * i) + 1, At, session, "r_1", null, e)).ToList();
        stored.ForEach(log.Append);
        return stored;
    }
}
