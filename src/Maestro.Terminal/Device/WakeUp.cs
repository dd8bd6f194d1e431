using System.ComponentModel;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Maestro.Terminal.Device;

/// <summary>Ends a thread's waiting for a terminal at once: a pipe that is waited for together with it.</summary>
internal sealed class WakeUp : IDisposable
{
    private readonly SafeFileHandle reading;
    private readonly SafeFileHandle writing;

    public unsafe WakeUp()
    {
        var ends = stackalloc int[2];
        if (SystemCalls.Pipe(ends) < 0)
            throw new Win32Exception(Marshal.GetLastPInvokeError());
        for (var i = 0; i < 2; i++)
            _ = SystemCalls.Control(ends[i], SystemNumbers.KeepFromChildren);
        (reading, writing) = (new SafeFileHandle(ends[0], ownsHandle: true), new SafeFileHandle(ends[1], ownsHandle: true));
    }

    /// <summary>The file to wait for; it stays readable from the first call on.</summary>
    public int File => (int)reading.DangerousGetHandle();

    public unsafe void Call()
    {
        byte any = 0;
        _ = SystemCalls.Write(writing, &any, 1);
    }

    public void Dispose()
    {
        writing.Dispose();
        reading.Dispose();
    }
}
