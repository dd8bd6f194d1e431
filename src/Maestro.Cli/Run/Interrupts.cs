using System.Runtime.InteropServices;
using Maestro.Core.Sessions;

namespace Maestro.Cli.Run;

/// <summary>The first Ctrl+C or SIGTERM stops the run in good order, the second ends the program.</summary>
internal sealed class Interrupts : IDisposable
{
    private readonly PosixSignalRegistration[] registrations;
    private int count;

    public Interrupts(Session session)
    {
        registrations =
        [
            .. new[] { PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP }.Select(signal => PosixSignalRegistration.Create(signal, context =>
            {
                if (Interlocked.Increment(ref count) > 1)
                    return;
                context.Cancel = true;
                session.Send(new CancelRun());
            })),
        ];
    }

    public void Dispose()
    {
        foreach (var registration in registrations)
            registration.Dispose();
    }
}
