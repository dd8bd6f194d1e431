using System.Runtime.Versioning;
using CsCheck;
using Maestro.Core.Tools;
using Maestro.Storage.Undo;
using Maestro.Testing;

namespace Maestro.Storage.Tests.Undo;

[UnsupportedOSPlatform("windows")]
public sealed class UndoTests
{
    private static readonly OpenProcess Killed = new(0, "gone");

    [Fact]
    public void Taking_back_restores_every_byte_and_doing_it_again_brings_the_change_back() => Trees.Edit.Sample(change =>
    {
        using var trial = new Trial(change.Before);
        var store = new ChangeStore(trial.Data, TimeProvider.System);
        Wait(store.Record("r_1", "change", trial.Root).ApplyAsync(trial.Plan(change.After), CancellationToken.None));
        var (before, after) = (Trees.Text(change.Before), trial.Text());
        Assert.Empty(Wait(store.UndoAsync(new UndoWish(trial.Root), CancellationToken.None)).Conflicts);
        Assert.Equal(before, trial.Text());
        Assert.Empty(Wait(store.RedoAsync(new UndoWish(trial.Root), CancellationToken.None)).Conflicts);
        Assert.Equal(after, trial.Text());
    }, iter: 20);

    [Fact]
    public void A_command_that_changes_anything_in_the_folder_can_be_taken_back() => Trees.Change.Sample(change =>
    {
        using var trial = new Trial(change.Before);
        var store = new ChangeStore(trial.Data, TimeProvider.System);
        var watch = Wait(store.Record("r_1", "command", trial.Root).WatchAsync(CancellationToken.None));
        trial.Write(change.After);
        Wait(watch.FinishAsync());
        var after = trial.Text();
        Assert.Empty(Wait(store.UndoAsync(new UndoWish(trial.Root), CancellationToken.None)).Conflicts);
        Assert.Equal(Trees.Text(change.Before), trial.Text());
        Assert.Empty(Wait(store.RedoAsync(new UndoWish(trial.Root), CancellationToken.None)).Conflicts);
        Assert.Equal(after, trial.Text());
    }, iter: 20);

    [Fact]
    public void A_process_that_is_killed_at_any_step_leaves_each_file_old_or_new_and_the_next_start_all_of_them_old() => Trees.Edit.Sample(change =>
    {
        for (var step = 0; ; step++)
        {
            using var trial = new Trial(change.Before);
            var count = 0;
            var dying = new ChangeStore(trial.Data, TimeProvider.System, Killed, name => _ = count++ == step ? throw new DiedException(name) : 0);
            try
            {
                Wait(dying.Record("r_1", "change", trial.Root).ApplyAsync(trial.Plan(change.After), CancellationToken.None));
                break;
            }
            catch (DiedException)
            {
                Assert.All(trial.Files(), file => Assert.Contains(file.Value, new[] { change.Before.GetValueOrDefault(file.Key), change.After.GetValueOrDefault(file.Key) }));
            }

            Wait(new ChangeStore(trial.Data, TimeProvider.System).RecoverAsync(trial.Root, CancellationToken.None));
            Assert.Equal(Trees.Text(change.Before), trial.Text());
        }
    }, iter: 6);

    [Fact]
    public void Taking_back_that_is_killed_at_any_step_can_be_done_again() => Trees.Change.Sample(change =>
    {
        for (var step = 0; ; step++)
        {
            using var trial = new Trial(change.Before);
            var watch = Wait(new ChangeStore(trial.Data, TimeProvider.System).Record("r_1", "change", trial.Root).WatchAsync(CancellationToken.None));
            trial.Write(change.After);
            Wait(watch.FinishAsync());
            var count = 0;
            var dying = new ChangeStore(trial.Data, TimeProvider.System, Killed, name => _ = count++ == step ? throw new DiedException(name) : 0);
            var isDone = false;
            try
            {
                Wait(dying.UndoAsync(new UndoWish(trial.Root), CancellationToken.None));
                isDone = true;
            }
            catch (DiedException)
            {
                Wait(new ChangeStore(trial.Data, TimeProvider.System).UndoAsync(new UndoWish(trial.Root), CancellationToken.None));
            }

            Assert.Equal(Trees.Text(change.Before), trial.Text());
            if (isDone)
                break;
        }
    }, iter: 4);

    [Fact]
    public async Task A_change_of_several_files_of_which_one_cannot_be_written_changes_none()
    {
        using var trial = new Trial(new() { ["a"] = "1", ["d/b"] = "2" });
        var plan = trial.Plan(new() { ["a"] = "x", ["d/b"] = "y" });
        File.WriteAllText(Path.Combine(trial.Root, "d/b"), "mine");
        var failure = await Assert.ThrowsAsync<ToolException>(() => new ChangeStore(trial.Data, TimeProvider.System).Record("r_1", "x", trial.Root).ApplyAsync(plan, CancellationToken.None));
        Assert.Contains("d/b has changed since it was read", failure.Message, StringComparison.Ordinal);
        Assert.Equal("a=1\nd/b=mine\n", trial.Text());
    }

    [Fact]
    public async Task A_step_that_fails_takes_back_the_steps_before_it()
    {
        using var trial = new Trial(new() { ["a"] = "1", ["b"] = "2" });
        var store = new ChangeStore(trial.Data, TimeProvider.System, OpenProcess.This, step => _ = step.StartsWith("rename", StringComparison.Ordinal) && step.EndsWith("/b", StringComparison.Ordinal) ? throw new IOException("the disk is full") : 0);
        await Assert.ThrowsAsync<ToolException>(() => store.Record("r_1", "x", trial.Root).ApplyAsync(trial.Plan(new() { ["a"] = "x", ["b"] = "y" }), CancellationToken.None));
        Assert.Equal("a=1\nb=2\n", trial.Text());
    }

    [Fact]
    public async Task What_the_person_changed_since_is_left_alone_and_named_and_only_overwritten_when_told_so()
    {
        using var trial = new Trial(new() { ["a"] = "1", ["b"] = "2" });
        var store = new ChangeStore(trial.Data, TimeProvider.System);
        await store.Record("r_1", "x", trial.Root).ApplyAsync(trial.Plan(new() { ["a"] = "x", ["b"] = "y" }), CancellationToken.None);
        File.WriteAllText(Path.Combine(trial.Root, "b"), "mine");
        var outcome = await store.UndoAsync(new UndoWish(trial.Root), CancellationToken.None);
        Assert.Equal("b", Assert.Single(outcome.Conflicts).Path);
        Assert.Equal("a=1\nb=mine\n", trial.Text());
        await store.UndoAsync(new UndoWish(trial.Root, "b", Overwrites: true), CancellationToken.None);
        Assert.Equal("a=1\nb=2\n", trial.Text());
        await store.RedoAsync(new UndoWish(trial.Root, "b"), CancellationToken.None);
        Assert.Equal("a=1\nb=mine\n", trial.Text());
    }

    [Fact]
    public async Task Runs_are_taken_back_the_latest_first_and_a_file_by_its_name()
    {
        using var trial = new Trial(new() { ["a"] = "1", ["b"] = "1" });
        var time = new FakeTime();
        var store = new ChangeStore(trial.Data, time);
        await store.Record("r_1", "first", trial.Root).ApplyAsync(trial.Plan(new() { ["a"] = "2", ["b"] = "2" }), CancellationToken.None);
        time.Advance(TimeSpan.FromSeconds(1));
        await store.Record("r_2", "second", trial.Root).ApplyAsync(trial.Plan(new() { ["a"] = "3", ["b"] = "2" }), CancellationToken.None);
        Assert.Contains("a later run changed it", Assert.Single((await store.UndoAsync(new UndoWish(trial.Root, "r_1"), CancellationToken.None)).Conflicts).Reason, StringComparison.Ordinal);
        Assert.Equal("a=3\nb=1\n", trial.Text());
        Assert.Equal("second", (await store.UndoAsync(new UndoWish(trial.Root, "a"), CancellationToken.None)).Request);
        Assert.Equal("first", (await store.UndoAsync(new UndoWish(trial.Root), CancellationToken.None)).Request);
        Assert.Equal("a=1\nb=1\n", trial.Text());
        Assert.Equal("nothing is left to take back in this folder", (await store.UndoAsync(new UndoWish(trial.Root), CancellationToken.None)).Problem);
    }

    [Fact]
    public async Task What_a_killed_command_had_changed_can_be_taken_back_but_not_what_the_person_changed_afterwards()
    {
        using var trial = new Trial(new() { ["a"] = "1", ["b"] = "1" });
        var watch = await new ChangeStore(trial.Data, TimeProvider.System, Killed, null).Record("r_1", "x", trial.Root).WatchAsync(CancellationToken.None);
        trial.Write(new() { ["a"] = "2", ["b"] = "1" });
        File.WriteAllText(watch.DeathMark, "");
        File.SetLastWriteTimeUtc(watch.DeathMark, TimeProvider.System.GetUtcNow().UtcDateTime);
        var outcome = await new ChangeStore(trial.Data, TimeProvider.System).UndoAsync(new UndoWish(trial.Root), CancellationToken.None);
        Assert.Empty(outcome.Conflicts);
        Assert.Equal("a=1\nb=1\n", trial.Text());
    }

    [Fact]
    public async Task A_killed_command_without_a_mark_leaves_its_changes_as_a_question()
    {
        using var trial = new Trial(new() { ["a"] = "1" });
        await new ChangeStore(trial.Data, TimeProvider.System, Killed, null).Record("r_1", "x", trial.Root).WatchAsync(CancellationToken.None);
        trial.Write(new() { ["a"] = "2" });
        var outcome = await new ChangeStore(trial.Data, TimeProvider.System).UndoAsync(new UndoWish(trial.Root), CancellationToken.None);
        Assert.Contains("may be your own change", Assert.Single(outcome.Conflicts).Reason, StringComparison.Ordinal);
        Assert.Equal("a=2\n", trial.Text());
    }

    [Fact]
    public async Task A_killed_command_whose_beginning_is_not_known_is_taken_back_in_nothing()
    {
        using var trial = new Trial(new() { ["a"] = "1", ["b"] = "2" });
        await new ChangeStore(trial.Data, TimeProvider.System, Killed, null).Record("r_1", "x", trial.Root).WatchAsync(CancellationToken.None);
        var kept = Directory.EnumerateFiles(trial.Data, "*r_1*.index", SearchOption.AllDirectories).Single();
        File.WriteAllBytes(kept, File.ReadAllBytes(kept)[..^9]);
        Assert.Equal("nothing is left to take back in this folder", (await new ChangeStore(trial.Data, TimeProvider.System).UndoAsync(new UndoWish(trial.Root, null, Overwrites: true), CancellationToken.None)).Problem);
        Assert.Equal("a=1\nb=2\n", trial.Text());
    }

    [Fact]
    public async Task Modes_links_and_empty_folders_come_back()
    {
        using var trial = new Trial(new() { ["a"] = "1" });
        Directory.CreateDirectory(Path.Combine(trial.Root, "empty"));
        File.CreateSymbolicLink(Path.Combine(trial.Root, "link"), "a");
        var store = new ChangeStore(trial.Data, TimeProvider.System);
        var watch = await store.Record("r_1", "x", trial.Root).WatchAsync(CancellationToken.None);
        File.SetUnixFileMode(Path.Combine(trial.Root, "a"), UnixFileMode.UserRead | UnixFileMode.UserExecute);
        File.Delete(Path.Combine(trial.Root, "link"));
        Directory.Delete(Path.Combine(trial.Root, "empty"));
        File.WriteAllText(Path.Combine(trial.Root, "empty"), "now a file");
        await watch.FinishAsync();
        Assert.Empty((await store.UndoAsync(new UndoWish(trial.Root), CancellationToken.None)).Conflicts);
        Assert.True(File.GetUnixFileMode(Path.Combine(trial.Root, "a")).HasFlag(UnixFileMode.UserWrite));
        Assert.Equal("a", new FileInfo(Path.Combine(trial.Root, "link")).LinkTarget);
        Assert.True(Directory.Exists(Path.Combine(trial.Root, "empty")));
    }

    [Fact]
    public async Task After_a_week_nothing_is_kept_and_never_more_than_so_many_bytes()
    {
        using var trial = new Trial(new() { ["a"] = "1" });
        var time = new FakeTime();
        var store = new ChangeStore(trial.Data, time);
        await store.Record("r_1", "x", trial.Root).ApplyAsync(trial.Plan(new() { ["a"] = "2" }), CancellationToken.None);
        store.Prune();
        Assert.Single(store.Runs(trial.Root));
        time.Advance(TimeProvider.System.GetUtcNow() - time.GetUtcNow() + TimeSpan.FromDays(8));
        store.Prune();
        Assert.Empty(store.Runs(trial.Root));
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(trial.Data, "undo", "blobs"), "*", SearchOption.AllDirectories));
    }

    private static T Wait<T>(Task<T> task) => task.GetAwaiter().GetResult();

    private static void Wait(Task task) => task.GetAwaiter().GetResult();

    private sealed class DiedException(string step) : Exception(step);
}
