using System.Runtime.InteropServices;

namespace Maestro.Cli.Screen;

/// <summary>The first SIGTERM or SIGHUP lets the screen leave in good order, so that the conversation stays; the second ends the program.</summary>
internal sealed class EndingSignals : IDisposable
{
    private readonly CancellationTokenSource asked;
    private readonly PosixSignalRegistration[] registrations;
    private int exitCode;

    public EndingSignals(CancellationToken cancellationToken)
    {
        asked = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        registrations = [Listen(PosixSignal.SIGTERM, 143), Listen(PosixSignal.SIGHUP, 129)];
    }

    /// <summary>Cancelled when the program is asked to end.</summary>
    public CancellationToken Asked => asked.Token;

    /// <summary>128 and the signal's number, as shells have it; null when no signal came.</summary>
    public int? ExitCode => exitCode == 0 ? null : exitCode;

    public void Dispose()
    {
        foreach (var registration in registrations)
            registration.Dispose();
        asked.Dispose();
    }

    private PosixSignalRegistration Listen(PosixSignal signal, int code) => PosixSignalRegistration.Create(signal, context =>
    {
        if (Interlocked.CompareExchange(ref exitCode, code, 0) != 0)
            return;
        context.Cancel = true;
        asked.Cancel();
    });
}
