using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Maestro.Terminal.Device;

/// <summary>The calls of the C library about terminals, for which .NET has no own; all take pointers, so nothing is copied.</summary>
internal static partial class SystemCalls
{
    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "ttyname_r")]
    public static unsafe partial int TerminalName(int file, byte* name, nuint length);

    [LibraryImport("libc", EntryPoint = "isatty")]
    public static partial int IsTerminal(int file);

    [LibraryImport("libc", EntryPoint = "read", SetLastError = true)]
    public static unsafe partial nint Read(SafeFileHandle file, byte* buffer, nuint count);

    [LibraryImport("libc", EntryPoint = "write", SetLastError = true)]
    public static unsafe partial nint Write(SafeFileHandle file, byte* buffer, nuint count);

    [LibraryImport("libc", EntryPoint = "poll", SetLastError = true)]
    public static unsafe partial int Poll(PolledFile* files, nuint count, int milliseconds);

    [LibraryImport("libc", EntryPoint = "pipe", SetLastError = true)]
    public static unsafe partial int Pipe(int* ends);

    [LibraryImport("libc", EntryPoint = "tcgetattr", SetLastError = true)]
    public static unsafe partial int GetAttributes(SafeFileHandle file, byte* attributes);

    [LibraryImport("libc", EntryPoint = "tcsetattr", SetLastError = true)]
    public static unsafe partial int SetAttributes(SafeFileHandle file, int when, byte* attributes);

    [LibraryImport("libc", EntryPoint = "cfmakeraw")]
    public static unsafe partial void MakeRaw(byte* attributes);

    [LibraryImport("libc", EntryPoint = "tcflush", SetLastError = true)]
    public static partial int Discard(SafeFileHandle file, int queue);

    [LibraryImport("libc", EntryPoint = "tcgetpgrp", SetLastError = true)]
    public static partial int ForegroundGroup(SafeFileHandle file);

    [LibraryImport("libc", EntryPoint = "getpgrp")]
    public static partial int OwnGroup();

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    public static partial int Kill(int process, int signal);

    [LibraryImport("libc", EntryPoint = "ioctl", SetLastError = true)]
    public static partial int Control(int file, nuint request);

    /// <summary>ioctl with its third argument, which is variadic.</summary>
    public static unsafe int Control(SafeFileHandle file, nuint request, ushort* argument) =>
        OperatingSystem.IsMacOS() && RuntimeInformation.ProcessArchitecture == Architecture.Arm64
            ? ControlOnStack(file, request, 0, 0, 0, 0, 0, 0, argument)
            : ControlInRegister(file, request, argument);

    [LibraryImport("libc", EntryPoint = "ioctl", SetLastError = true)]
    private static unsafe partial int ControlInRegister(SafeFileHandle file, nuint request, ushort* argument);

    /// <summary>Apple's arm64 passes variadic arguments on the stack: the six between fill the registers.</summary>
    [LibraryImport("libc", EntryPoint = "ioctl", SetLastError = true)]
    private static unsafe partial int ControlOnStack(SafeFileHandle file, nuint request, nint c, nint d, nint e, nint f, nint g, nint h, ushort* argument);

    /// <summary>The C library's pollfd.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct PolledFile
    {
        public int File;
        public short Wanted;
        public short Happened;
    }
}
