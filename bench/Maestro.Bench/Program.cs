using System.Globalization;
using Maestro.Bench;
using Maestro.Testing;
using Maestro.Testing.Server;

if (args is not [var program, var launcher, ..])
{
    Console.Error.WriteLine("Usage: Maestro.Bench PROGRAM LAUNCHER [RUNS]");
    return 2;
}

var runs = args.Length > 2 ? int.Parse(args[2], CultureInfo.InvariantCulture) : 21;
using var home = new TemporaryFolder();
using var folder = new TemporaryFolder();
await using var server = await FakeModelServer.StartAsync();
var environment = new Dictionary<string, string>
{
    ["PATH"] = Environment.GetEnvironmentVariable("PATH") ?? "/usr/bin:/bin",
    ["HOME"] = home.Path,
    ["LANG"] = "C.UTF-8",
};
var trials = new Trials(program, folder.Path, server, environment);

var version = await trials.CommandAsync(program, ["--version"], runs);
var launched = await trials.CommandAsync(launcher, ["--version"], runs);
var few = await trials.OneShotAsync(200, runs);
var many = await trials.OneShotAsync(20_000, runs);
Row[] rows =
[
    new("--version: wall", version.Wall, "ms", 12),
    new("--version: CPU", version.Cpu, "ms", 10),
    new("--version: memory", await trials.MemoryAsync(oneShot: false, runs), "MiB", 12),
    new("launcher: added wall", launched.Wall - version.Wall, "ms", 15),
    new("one-shot, 200 tokens: wall", few.Wall, "ms", 45),
    new("one-shot, 200 tokens: CPU", few.Cpu, "ms", 30),
    new("one-shot, 200 tokens: memory", await trials.MemoryAsync(oneShot: true, runs), "MiB", 30),
    new("last token to exit, 200 tokens", few.LastTokenToExit, "ms", 5),
    new("last token to exit, 20,000 tokens", many.LastTokenToExit, "ms", 40),
    new("CPU per token in a pipe", (many.Cpu - few.Cpu) * 1000 / (20_000 - 200), "us", 4),
];

Console.WriteLine($"Medians of {runs} runs of {program}, openai wire, loopback; the last token is the server's last write.\n");
Console.WriteLine(Row.Heading);
foreach (var row in rows)
    Console.WriteLine(row);
return 0;
