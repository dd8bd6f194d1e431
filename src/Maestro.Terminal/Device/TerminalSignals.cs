using System.Runtime.InteropServices;

namespace Maestro.Terminal.Device;

/// <summary>The signals about terminals, which Windows does not have.</summary>
internal static class TerminalSignals
{
    public static PosixSignal Stop => OperatingSystem.IsWindows() ? throw new PlatformNotSupportedException() : PosixSignal.SIGTSTP;

    public static PosixSignal Continue => OperatingSystem.IsWindows() ? throw new PlatformNotSupportedException() : PosixSignal.SIGCONT;

    public static PosixSignal Resize => OperatingSystem.IsWindows() ? throw new PlatformNotSupportedException() : PosixSignal.SIGWINCH;
}
