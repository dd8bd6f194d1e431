using System.Diagnostics;
using System.Globalization;
using Maestro.Testing.Server;

namespace Maestro.EndToEnd.Tests.Program;

/// <summary>The program is killed at random moments of a run that edits several files and runs a command; MAESTRO_KILLS sets how often.</summary>
public sealed class KilledRunTests
{
    private const int Files = 12;
    private const int Size = 40_000;

    [Fact]
    public async Task A_killed_run_leaves_whole_files_no_process_and_an_undo_that_works()
    {
        var kills = int.Parse(Environment.GetEnvironmentVariable("MAESTRO_KILLS") ?? "6", CultureInfo.InvariantCulture);
        var random = new Random(kills);
        var (interrupted, edited, commanded) = (0, 0, 0);
        for (var kill = 0; kill < kills; kill++)
        {
            using var maestro = new MaestroRun();
            for (var i = 0; i < Files; i++)
                maestro.Write($"work/f{i}.txt", Old(i));
            await using var server = await FakeModelServer.StartAsync(
                new FakeReply { ToolCalls = [new FakeToolCall("c1", "edit_file", Edits())] },
                new FakeReply { ToolCalls = [new FakeToolCall("c2", "run_command", """{"command":"for i in 0 1 2 3 4 5 6 7 8 9; do echo $i > made$i.txt; rm -f f$i.txt; sleep 0.02; done; sleep 321"}""")] });
            using var process = maestro.Start("run", "change the files", "--agent", "assistant", "--provider", "openai", "--base-url", $"{server.Address}", "--model", "m", "--approve", "all");
            process.StandardInput.Close();
            await server.NextRequestAsync(TestContext.Current.CancellationToken);
            if (kill % 2 == 1)
                await server.NextRequestAsync(TestContext.Current.CancellationToken);
            await Task.Delay(TimeSpan.FromMilliseconds(random.Next(kill % 2 == 1 ? 600 : 150)), TestContext.Current.CancellationToken);
            process.Kill();
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            await GoneAsync(maestro.Folder);
            interrupted++;
            AssertWhole(maestro.Folder);
            edited += Directory.EnumerateFiles(maestro.Folder, "f*.txt").Any(file => File.ReadAllText(file).StartsWith("new", StringComparison.Ordinal)) ? 1 : 0;
            commanded += File.Exists(Path.Combine(maestro.Folder, "made0.txt")) ? 1 : 0;

            var undone = await maestro.RunAsync("undo");
            Assert.DoesNotContain("left alone", undone.Stdout, StringComparison.Ordinal);
            Assert.Equal(Enumerable.Range(0, Files).Select(i => $"f{i}.txt").Order(StringComparer.Ordinal), Directory.EnumerateFileSystemEntries(maestro.Folder).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal));
            for (var i = 0; i < Files; i++)
                Assert.Equal(Old(i), File.ReadAllText(Path.Combine(maestro.Folder, $"f{i}.txt")));
        }

        TestContext.Current.TestOutputHelper!.WriteLine($"{interrupted} kills: {edited} with edited files, {commanded} within the command; every file whole, no process left, every undo exact");
    }

    private static void AssertWhole(string folder)
    {
        foreach (var file in Directory.EnumerateFiles(folder, "f*.txt"))
        {
            var i = int.Parse(Path.GetFileNameWithoutExtension(file)[1..], CultureInfo.InvariantCulture);
            Assert.Contains(File.ReadAllText(file), new[] { Old(i), New(i) });
        }
    }

    /// <summary>What the program started ends with it; a moment is allowed for the signal to arrive.</summary>
    private static async Task GoneAsync(string folder)
    {
        var limit = Stopwatch.StartNew();
        while (Directory.EnumerateDirectories("/proc").Any(process => WorksIn(process, folder)))
        {
            Assert.True(limit.Elapsed < TimeSpan.FromSeconds(5), "a process of the killed run is still there");
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }
    }

    private static bool WorksIn(string process, string folder)
    {
        try
        {
            return new FileInfo(Path.Combine(process, "cwd")).LinkTarget == folder && !File.ReadAllText(Path.Combine(process, "stat")).Contains(") Z ", StringComparison.Ordinal);
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static string Edits() =>
        $$"""{"edits":[{{string.Join(',', Enumerable.Range(0, Files).Select(i => $$"""{"path":"f{{i}}.txt","search":"{{new string('o', Size)}}","replace":"{{new string('n', Size)}}"},{"path":"f{{i}}.txt","search":"old {{i}}","replace":"new {{i}}"}"""))}}]}""";

    private static string Old(int i) => $"old {i}\n{new string('o', Size)}\nend {i}\n";

    private static string New(int i) => $"new {i}\n{new string('n', Size)}\nend {i}\n";
}
