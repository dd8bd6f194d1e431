using System.Globalization;
using Maestro.Bench;
using Maestro.ScreenBench;
using Maestro.Testing.Server;

if (args is not [var path, ..])
{
    Console.Error.WriteLine("Usage: Maestro.ScreenBench PROGRAM [SECONDS] [start|one|twelve|slow]");
    return 2;
}

var program = Path.GetFullPath(path);
var seconds = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 60;
var only = args.Length > 2 ? args[2] : null;
await using var server = await FakeModelServer.StartAsync();
Console.WriteLine($"{program} in a pseudo-terminal of 120x40, openai wire, loopback; bench, emulator and program share {Environment.ProcessorCount} cores.\n");
Console.WriteLine(Row.Heading);
await Print("start", place => StartTrial.RunAsync(place, 21));
await Print("one", place => OneAgentTrial.RunAsync(place, server, 10));
await Print("twelve", place => new TwelveAgentsTrial(place, server, seconds).RunAsync());
await Print("slow", _ => new SlowTerminalTrial(() => new Workplace(program, server), server).RunAsync());
return 0;

async Task Print(string name, Func<Workplace, Task<IReadOnlyList<Row>>> trial)
{
    if (only is not null && only != name)
        return;
    using var place = new Workplace(program, server);
    foreach (var row in await trial(place))
        Console.WriteLine(row);
}
