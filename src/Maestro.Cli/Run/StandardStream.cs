using System.Runtime.InteropServices;

namespace Maestro.Cli.Run;

/// <summary>Standard output or the error stream, where a reader that went away is an error.</summary>
/// <remarks>The console's own stream hides it, and a run would go on for nobody.</remarks>
internal sealed partial class StandardStream(int descriptor) : Stream
{
    public const int Output = 1;
    public const int Errors = 2;

    /// <summary>What the system calls a pipe that nobody reads any more.</summary>
    public const int BrokenPipe = 32;

    private const int Interrupted = 4;
    private const short Writable = 4;
    private static readonly int TryAgain = OperatingSystem.IsLinux() ? 11 : 35;

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    /// <exception cref="IOException">Nothing more can be written; <see cref="Exception.HResult"/> is the system's error number.</exception>
    public override unsafe void Write(ReadOnlySpan<byte> buffer)
    {
        while (!buffer.IsEmpty)
        {
            fixed (byte* bytes = buffer)
            {
                var written = WriteBytes(descriptor, bytes, (nuint)buffer.Length);
                if (written >= 0)
                    buffer = buffer[(int)written..];
                else if (Marshal.GetLastPInvokeError() is var error && error == TryAgain)
                    WaitUntilWritable();
                else if (error != Interrupted)
                    throw new IOException(Marshal.GetPInvokeErrorMessage(error), error);
            }
        }
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    /// <summary>Whoever started us may have made the pipe one that does not wait.</summary>
    private unsafe void WaitUntilWritable()
    {
        var waited = new Waited { Descriptor = descriptor, Events = Writable };
        _ = Poll(&waited, 1, -1);
    }

    [LibraryImport("libc", EntryPoint = "write", SetLastError = true)]
    private static unsafe partial nint WriteBytes(int descriptor, byte* bytes, nuint count);

    [LibraryImport("libc", EntryPoint = "poll", SetLastError = true)]
    private static unsafe partial int Poll(Waited* descriptors, nuint count, int milliseconds);

    [StructLayout(LayoutKind.Sequential)]
    private struct Waited
    {
        public int Descriptor;
        public short Events;
        public short Returned;
    }
}
