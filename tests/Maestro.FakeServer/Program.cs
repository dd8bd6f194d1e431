using System.Globalization;
using System.Runtime.InteropServices;
using Maestro.Testing.Server;

if (args is ["--help", ..])
{
    Console.WriteLine("Usage: Maestro.FakeServer [--tokens N] [--reasoning N] [--per-token] [--interval-ms N] [--status N] [--port N]\nPrints its address and answers every request until it is stopped.");
    return 0;
}

var status = Number("--status", 200);
var reply = FakeReply.OfTokens(Number("--tokens", 200)) with
{
    Reasoning = FakeReply.OfTokens(Number("--reasoning", 0)).Text,
    Delivery = Delivery.Prompt with { OneWritePerToken = args.Contains("--per-token"), TokenInterval = TimeSpan.FromMilliseconds(Number("--interval-ms", 0)) },
};

await using var server = await FakeModelServer.StartAsync(Number("--port", 0), []);
server.Default = _ => status == 200 ? reply : new FakeStatus(status, "The fake server answers so");
Console.WriteLine(server.Address);

var stopped = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
await stopped.Task;
return 0;

void Stop(PosixSignalContext signal)
{
    signal.Cancel = true;
    stopped.TrySetResult();
}

int Number(string option, int otherwise) =>
    Array.IndexOf(args, option) is var at and >= 0 && at + 1 < args.Length ? int.Parse(args[at + 1], CultureInfo.InvariantCulture) : otherwise;
