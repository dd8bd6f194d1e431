using System.Runtime.InteropServices;

namespace Maestro.Terminal.Device;

/// <summary>Stops the program as Ctrl+Z does, with all of its process group, and tells when it goes on.</summary>
internal sealed class Suspension : IDisposable
{
    /// <summary>A program that has no shell above it is not stopped at all, so going on is not waited for without end.</summary>
    private const int StopSteps = 20;

    private const int StepMilliseconds = 10;

    private readonly ManualResetEventSlim isContinued = new();
    private readonly TerminalFile terminal;
    private readonly Action asked;
    private readonly PosixSignalRegistration continuing;
    private PosixSignalRegistration stopping;

    /// <param name="terminal">Whose foreground is waited for.</param>
    /// <param name="asked">Someone else wants the program to stop (SIGTSTP), which waits for <see cref="Stop"/>.</param>
    /// <param name="continued">The program goes on, whatever it was that had stopped it.</param>
    public Suspension(TerminalFile terminal, Action asked, Action continued)
    {
        (this.terminal, this.asked) = (terminal, asked);
        stopping = Listen();
        continuing = PosixSignalRegistration.Create(TerminalSignals.Continue, context =>
        {
            // Else the runtime sets the terminal to what it was when the program began, after us.
            context.Cancel = true;
            continued();
            isContinued.Set();
        });
    }

    /// <summary>Returns once the program goes on in the foreground: sent to the background (bg), where the terminal is the shell's, it stops again.</summary>
    public void Stop()
    {
        stopping.Dispose();
        do
        {
            isContinued.Reset();
            _ = SystemCalls.Kill(0, SystemNumbers.TerminalStop);
        }
        while (IsContinued() && terminal.IsOfAnotherGroup);
        stopping = Listen();
    }

    public void Dispose()
    {
        stopping.Dispose();
        continuing.Dispose();
        isContinued.Dispose();
    }

    /// <summary>Waits in small steps, of which being stopped uses up only one.</summary>
    private bool IsContinued()
    {
        for (var step = 0; step < StopSteps; step++)
            if (isContinued.Wait(StepMilliseconds))
                return true;
        return false;
    }

    private PosixSignalRegistration Listen() => PosixSignalRegistration.Create(TerminalSignals.Stop, context =>
    {
        context.Cancel = true;
        asked();
    });
}
