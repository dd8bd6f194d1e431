namespace Maestro.Terminal.Device;

/// <summary>The numbers by which Linux and macOS know the same things; x64 and arm64 agree on all of them.</summary>
internal static class SystemNumbers
{
    public const short Nothing = 0;
    public const short Readable = 1;
    public const short Writable = 4;
    public const int ApplyNow = 0;
    public const int Interrupted = 4;

    /// <summary>O_RDWR, and never becoming our controlling terminal, never blocking, never handed on to a child.</summary>
    public static int OpenTerminal => IsMac ? 0x2 | 0x20000 | 0x4 | 0x1000000 : 0x2 | 0x100 | 0x800 | 0x80000;

    public static nuint GetWindowSize => IsMac ? 0x40087468u : 0x5413u;

    /// <summary>FIOCLEX: close on exec.</summary>
    public static nuint KeepFromChildren => IsMac ? 0x20006601u : 0x5451u;

    public static int InputQueue => IsMac ? 1 : 0;

    public static int OutputQueue => IsMac ? 2 : 1;

    /// <summary>EAGAIN: nothing to read, or no room to write.</summary>
    public static int NotNow => IsMac ? 35 : 11;

    public static int TerminalStop => IsMac ? 18 : 20;

    private static bool IsMac => OperatingSystem.IsMacOS();
}
