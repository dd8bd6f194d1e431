using System.Diagnostics;
using System.Globalization;
using Maestro.Storage.Undo;

var files = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 50_000;
var home = Directory.CreateTempSubdirectory("maestro-undo-bench-").FullName;
try
{
    var work = Path.Combine(home, "work");
    for (var i = 0; i < files; i++)
    {
        var folder = Path.Combine(work, $"part{i / 1000}", $"group{i / 50 % 20}");
        if (i % 50 == 0)
            Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, $"file{i}.txt"), $"file {i}\n{new string('x', i % 4000)}\n");
    }

    // A file as young as its reading is read again, to be sure.
    await Task.Delay(200);
    Console.WriteLine($"{files} files, {Environment.ProcessorCount} processors");
    await OnceAsync("the first time, every file kept");
    for (var turn = 1; turn <= 5; turn++)
        await OnceAsync($"nothing changed, a new process's store ({turn})");
    File.AppendAllText(Directory.EnumerateFiles(work, "*", SearchOption.AllDirectories).First(), "more\n");
    await OnceAsync("one file changed");

    async Task OnceAsync(string what)
    {
        var record = new ChangeStore(Path.Combine(home, "data"), TimeProvider.System).Record("r_bench", "bench", work);
        var cpu = Environment.CpuUsage.TotalTime;
        var watch = Stopwatch.StartNew();
        var kept = await record.WatchAsync(CancellationToken.None);
        var before = watch.Elapsed.TotalMilliseconds;
        var cpuBefore = (Environment.CpuUsage.TotalTime - cpu).TotalMilliseconds;
        watch.Restart();
        await kept.FinishAsync();
        Console.WriteLine($"{what}: {before:0} ms before the command ({cpuBefore:0} ms of a processor), {watch.Elapsed.TotalMilliseconds:0} ms after it");
    }
}
finally
{
    Directory.Delete(home, recursive: true);
}
