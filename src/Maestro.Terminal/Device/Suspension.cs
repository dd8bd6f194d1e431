using System.Runtime.InteropServices;

namespace Maestro.Terminal.Device;

/// <summary>Stops the program as Ctrl+Z does, with all of its process group, and tells when it goes on.</summary>
internal sealed class Suspension : IDisposable
{
    /// <summary>A program that has no shell above it is not stopped at all, so going on is not waited for without end.</summary>
    private const int StopMilliseconds = 200;

    private readonly ManualResetEventSlim isContinued = new();
    private readonly Action asked;
    private readonly PosixSignalRegistration continuing;
    private PosixSignalRegistration stopping;

    /// <param name="asked">Someone else wants the program to stop (SIGTSTP), which waits for <see cref="Stop"/>.</param>
    /// <param name="continued">The program goes on, whatever it was that had stopped it.</param>
    public Suspension(Action asked, Action continued)
    {
        this.asked = asked;
        stopping = Listen();
        continuing = PosixSignalRegistration.Create(TerminalSignals.Continue, _ =>
        {
            isContinued.Set();
            continued();
        });
    }

    /// <summary>Returns once the program goes on.</summary>
    public void Stop()
    {
        isContinued.Reset();
        stopping.Dispose();
        _ = SystemCalls.Kill(0, SystemNumbers.TerminalStop);
        isContinued.Wait(StopMilliseconds);
        stopping = Listen();
    }

    public void Dispose()
    {
        stopping.Dispose();
        continuing.Dispose();
        isContinued.Dispose();
    }

    private PosixSignalRegistration Listen() => PosixSignalRegistration.Create(TerminalSignals.Stop, context =>
    {
        context.Cancel = true;
        asked();
    });
}
