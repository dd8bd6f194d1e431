namespace Maestro.Testing.Processes;

/// <summary>Signals that the test's own process sends itself, as a terminal or a shell would.</summary>
public static class OwnProcess
{
    /// <summary>SIGWINCH.</summary>
    public const int Resize = 28;

    /// <summary>SIGCONT.</summary>
    public const int Continue = 18;

    public static void Signal(int signal) => SpawnedProcess.Check(Native.kill(Environment.ProcessId, signal));
}
