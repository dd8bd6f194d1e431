using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Maestro.Testing.Processes;

/// <summary>A program on a terminal of its own, as a person runs it.</summary>
public sealed class PseudoTerminal : IDisposable
{
    private readonly FileStream master;
    private readonly SpawnedProcess process;
    private readonly Decoder decoder = Encoding.UTF8.GetDecoder();
    private readonly StringBuilder output = new();
    private readonly Task<ProcessEnd> end;

    private PseudoTerminal(SafeFileHandle handle, SpawnedProcess process)
    {
        master = new FileStream(handle, FileAccess.ReadWrite, bufferSize: 0);
        this.process = process;
        end = Task.Factory.StartNew(process.Wait, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    /// <summary>All that the program has written so far, control codes and all.</summary>
    public string Output => output.ToString();

    public static unsafe PseudoTerminal Start(
        string program, IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string> environment, string folder, ushort columns = 100, ushort rows = 30)
    {
        var fd = SpawnedProcess.Check(Native.posix_openpt(Native.ReadWrite | Native.NoTerminal | Native.CloseOnExec));
        var handle = new SafeFileHandle(fd, ownsHandle: true);
        SpawnedProcess.Check(Native.grantpt(fd));
        SpawnedProcess.Check(Native.unlockpt(fd));
        var size = stackalloc ushort[] { rows, columns, 0, 0 };
        SpawnedProcess.Check(Native.ioctl(fd, Native.SetWindowSize, size));
        var buffer = stackalloc byte[128];
        SpawnedProcess.Check(Native.ptsname_r(fd, buffer, 128));
        var name = new string((sbyte*)buffer);

        // The first terminal that a session leader opens becomes its controlling one, so that Ctrl+C reaches the program.
        return new PseudoTerminal(handle, SpawnedProcess.Spawn(program, arguments, environment, Native.SpawnSetSid, actions =>
        {
            SpawnedProcess.Succeed(Native.posix_spawn_file_actions_addchdir_np(actions, folder));
            SpawnedProcess.Succeed(Native.posix_spawn_file_actions_addopen(actions, 0, name, Native.ReadWrite, 0));
            SpawnedProcess.Succeed(Native.posix_spawn_file_actions_adddup2(actions, 0, 1));
            SpawnedProcess.Succeed(Native.posix_spawn_file_actions_adddup2(actions, 0, 2));
        }));
    }

    public void Type(string text)
    {
        master.Write(Encoding.UTF8.GetBytes(text));
        master.Flush();
    }

    /// <summary>Reads until the text has appeared or the program has ended; false for the latter.</summary>
    public async Task<bool> ReadUntilAsync(string text, CancellationToken cancellationToken)
    {
        var from = 0;
        while (output.ToString(from, output.Length - from).IndexOf(text, StringComparison.Ordinal) < 0)
        {
            from = Math.Max(0, output.Length - text.Length);
            if (!await ReadAsync(cancellationToken))
                return false;
        }

        return true;
    }

    /// <summary>Reads to the end and says how the program ended.</summary>
    public async Task<ProcessEnd> EndAsync(CancellationToken cancellationToken)
    {
        while (await ReadAsync(cancellationToken))
            continue;
        return await end.WaitAsync(cancellationToken);
    }

    public void Dispose()
    {
        if (!end.IsCompleted)
            _ = Native.kill(process.Id, 9);
        master.Dispose();
    }

    private async Task<bool> ReadAsync(CancellationToken cancellationToken)
    {
        var bytes = new byte[8192];
        var count = await Task.Run(() => ReadOrEnd(bytes), cancellationToken).WaitAsync(cancellationToken);
        if (count == 0)
            return false;
        var characters = new char[count];
        output.Append(characters.AsSpan(0, decoder.GetChars(bytes, 0, count, characters, 0)));
        return true;
    }

    /// <summary>Linux reports an input/output error once no one has the terminal open any more.</summary>
    private int ReadOrEnd(byte[] bytes)
    {
        try
        {
            return master.Read(bytes);
        }
        catch (IOException)
        {
            return 0;
        }
    }
}
