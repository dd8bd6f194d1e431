using Microsoft.Win32.SafeHandles;

namespace Maestro.Testing.Processes;

/// <summary>A pipe for a spawned process to write into, read to its end and counted.</summary>
public sealed class OutputPipe : IDisposable
{
    private readonly SafeFileHandle reading;
    private readonly SafeFileHandle writing;

    public unsafe OutputPipe()
    {
        var ends = stackalloc int[2];
        SpawnedProcess.Check(Native.pipe2(ends, Native.CloseOnExec));
        reading = new SafeFileHandle(ends[0], ownsHandle: true);
        writing = new SafeFileHandle(ends[1], ownsHandle: true);
    }

    public int Writing => (int)writing.DangerousGetHandle();

    /// <summary>Closes our end for writing and reads until the process has closed its own; returns the number of bytes.</summary>
    public async Task<long> CountAsync()
    {
        writing.Dispose();
        return await Task.Factory.StartNew(Count, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    public void Dispose()
    {
        writing.Dispose();
        reading.Dispose();
    }

    private long Count()
    {
        using var stream = new FileStream(reading, FileAccess.Read, bufferSize: 0);
        var buffer = new byte[64 * 1024];
        var total = 0L;
        while (stream.Read(buffer) is var count and > 0)
            total += count;
        return total;
    }
}
