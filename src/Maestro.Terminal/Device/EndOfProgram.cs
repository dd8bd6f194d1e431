using System.Runtime.InteropServices;

namespace Maestro.Terminal.Device;

/// <summary>Tells once the program is about to end without having been asked nicely: a signal, an exception that nobody
/// caught, or an exit from anywhere.</summary>
/// <remarks>It decides nothing: whoever wants to end in good order cancels the signal on his own. Nothing can be done about
/// SIGKILL or a failing runtime.</remarks>
internal sealed class EndOfProgram : IDisposable
{
    private readonly Action ending;
    private readonly PosixSignalRegistration[] registrations;

    public EndOfProgram(Action ending)
    {
        this.ending = ending;
        registrations = [.. new[] { PosixSignal.SIGTERM, PosixSignal.SIGHUP, PosixSignal.SIGINT, PosixSignal.SIGQUIT }
            .Select(signal => PosixSignalRegistration.Create(signal, _ => ending()))];
        AppDomain.CurrentDomain.UnhandledException += OnUnhandledException;
        AppDomain.CurrentDomain.ProcessExit += OnProcessExit;
    }

    public void Dispose()
    {
        foreach (var registration in registrations)
            registration.Dispose();
        AppDomain.CurrentDomain.UnhandledException -= OnUnhandledException;
        AppDomain.CurrentDomain.ProcessExit -= OnProcessExit;
    }

    private void OnUnhandledException(object sender, UnhandledExceptionEventArgs e) => ending();

    private void OnProcessExit(object? sender, EventArgs e) => ending();
}
