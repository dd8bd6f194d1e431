using System.Text;

namespace Maestro.Testing.Processes;

/// <summary>A program on a terminal of its own, as a person runs it.</summary>
public sealed class PseudoTerminal : IDisposable
{
    private readonly TerminalPair pair;
    private readonly SpawnedProcess process;
    private readonly Decoder decoder = Encoding.UTF8.GetDecoder();
    private readonly StringBuilder output = new();
    private readonly Task<ProcessEnd> end;

    private PseudoTerminal(TerminalPair pair, SpawnedProcess process)
    {
        this.pair = pair;
        this.process = process;
        end = Task.Factory.StartNew(process.Wait, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    public int ProcessId => process.Id;

    /// <summary>The termios of the terminal as bytes.</summary>
    public byte[] LineSettings => pair.LineSettings;

    /// <summary>All that the program has written so far, control codes and all.</summary>
    public string Output => output.ToString();

    public static PseudoTerminal Start(
        string program, IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string> environment, string folder, ushort columns = 100, ushort rows = 30)
    {
        var pair = new TerminalPair(columns, rows);

        // The first terminal that a session leader opens becomes its controlling one, so that Ctrl+C reaches the program.
        return new PseudoTerminal(pair, SpawnedProcess.Spawn(program, arguments, environment, Native.SpawnSetSid, actions =>
        {
            SpawnedProcess.Succeed(Native.posix_spawn_file_actions_addchdir_np(actions, folder));
            SpawnedProcess.Succeed(Native.posix_spawn_file_actions_addopen(actions, 0, pair.Path, Native.ReadWrite, 0));
            SpawnedProcess.Succeed(Native.posix_spawn_file_actions_adddup2(actions, 0, 1));
            SpawnedProcess.Succeed(Native.posix_spawn_file_actions_adddup2(actions, 0, 2));
        }));
    }

    public void Type(string text) => pair.Type(text);

    public void Type(ReadOnlySpan<byte> bytes) => pair.Type(bytes);

    /// <summary>Blocks until the program has written something; 0 once nobody has the terminal any more.</summary>
    public int Read(byte[] bytes) => pair.Read(bytes);

    /// <summary>Sends the program a signal.</summary>
    public void Signal(int number) => SpawnedProcess.Check(Native.kill(process.Id, number));

    /// <summary>How the program ended, once it has; somebody must read meanwhile.</summary>
    public async Task<ProcessEnd> EndedAsync(CancellationToken cancellationToken) => await end.WaitAsync(cancellationToken);

    public void Resize(ushort columns, ushort rows) => pair.Resize(columns, rows);

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

    /// <summary>Ends the program at once; nothing when it has ended.</summary>
    public void Kill()
    {
        if (!end.IsCompleted)
            _ = Native.kill(process.Id, 9);
    }

    public void Dispose()
    {
        Kill();
        pair.Dispose();
    }

    private async Task<bool> ReadAsync(CancellationToken cancellationToken)
    {
        var bytes = new byte[8192];
        var count = await Task.Run(() => pair.Read(bytes), cancellationToken).WaitAsync(cancellationToken);
        if (count == 0)
            return false;
        var characters = new char[count];
        output.Append(characters.AsSpan(0, decoder.GetChars(bytes, 0, count, characters, 0)));
        return true;
    }
}
