using System.Runtime.InteropServices;

namespace Maestro.Terminal.Device;

/// <summary>How the system treats a terminal's lines (termios): kept as the bytes they are, so that the layout of no system need be known.</summary>
internal sealed class LineSettings
{
    /// <summary>More than any system's termios: Linux has 60 bytes, macOS 72.</summary>
    private const int Size = 256;

    private readonly byte[] bytes;

    private LineSettings(byte[] bytes) => this.bytes = bytes;

    /// <exception cref="IOException">The terminal is gone, or no terminal.</exception>
    public static unsafe LineSettings Of(TerminalFile terminal)
    {
        var bytes = new byte[Size];
        fixed (byte* start = bytes)
            return SystemCalls.GetAttributes(terminal.Handle, start) == 0
                ? new LineSettings(bytes)
                : throw new IOException($"The terminal does not tell its settings: {Marshal.GetPInvokeErrorMessage(Marshal.GetLastPInvokeError())}");
    }

    /// <summary>The same, but every key is handed over as it is typed and nothing is echoed, Ctrl+C and Ctrl+Z included.</summary>
    public unsafe LineSettings Raw()
    {
        var raw = (byte[])bytes.Clone();
        fixed (byte* start = raw)
            SystemCalls.MakeRaw(start);
        return new LineSettings(raw);
    }

    /// <summary>Puts them in force at once, without waiting for output that a stopped terminal would never take; false when the terminal is gone.</summary>
    public unsafe bool Apply(TerminalFile terminal)
    {
        fixed (byte* start = bytes)
        {
            int result;
            do
                result = SystemCalls.SetAttributes(terminal.Handle, SystemNumbers.ApplyNow, start);
            while (result < 0 && Marshal.GetLastPInvokeError() == SystemNumbers.Interrupted);
            return result == 0;
        }
    }
}
