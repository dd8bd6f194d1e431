using System.Diagnostics;
using Maestro.Testing.Processes;

namespace Maestro.Testing.Screens;

/// <summary>A program on a terminal of its own, with an emulator that shows what it writes and somebody who waits for what is to be seen.</summary>
public sealed class WatchedProgram : IDisposable
{
    private readonly Lock gate = new();
    private readonly List<(Func<TerminalEmulator, bool> Condition, TaskCompletionSource Seen)> waits = [];
    private readonly PseudoTerminal terminal;
    private readonly TerminalEmulator emulator;
    private readonly ManualResetEventSlim mayRead = new(initialState: true);
    private readonly ManualResetEventSlim isDisposed = new();
    private readonly TaskCompletionSource allRead = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Thread reader;
    private int bytesPerSecond = int.MaxValue;
    private Exception? failure;

    private WatchedProgram(PseudoTerminal terminal, TerminalEmulator emulator, Action<TerminalEmulator, long>? onFrame)
    {
        (this.terminal, this.emulator) = (terminal, emulator);
        emulator.FrameShown += () =>
        {
            Frames++;
            onFrame?.Invoke(emulator, ReadAt);
        };
        reader = new Thread(ReadAll) { IsBackground = true };
        reader.Start();
    }

    public PseudoTerminal Terminal => terminal;

    /// <summary>Whole frames seen so far.</summary>
    public long Frames { get; private set; }

    /// <summary>Bytes read so far.</summary>
    public long Bytes { get; private set; }

    /// <summary>When the piece that is being shown was read, in ticks of the stopwatch.</summary>
    public long ReadAt { get; private set; }

    /// <summary>How many bytes a second the terminal takes, as over a slow line; 0 while it has stopped.</summary>
    public int BytesPerSecond
    {
        set
        {
            bytesPerSecond = value;
            if (value > 0)
                mayRead.Set();
            else
                mayRead.Reset();
        }
    }

    /// <param name="onFrame">Called on the reading thread after each whole frame, with the time at which its end was read.</param>
    public static WatchedProgram Start(
        string program,
        IReadOnlyList<string> arguments,
        IReadOnlyDictionary<string, string> environment,
        string folder,
        TerminalEmulator emulator,
        Action<TerminalEmulator, long>? onFrame = null)
    {
        var terminal = PseudoTerminal.Start(program, arguments, environment, folder, (ushort)emulator.Columns, (ushort)emulator.Rows);
        return new WatchedProgram(terminal, emulator, onFrame);
    }

    public void Type(string text) => terminal.Type(text);

    /// <summary>Gives the window another size, as a person who drags its corner does.</summary>
    public void Resize(int columns, int rows)
    {
        lock (gate)
        {
            emulator.Resize(columns, rows);
            terminal.Resize((ushort)columns, (ushort)rows);
        }
    }

    /// <summary>Looks at the screen while nothing changes on it.</summary>
    public T Look<T>(Func<TerminalEmulator, T> look)
    {
        lock (gate)
            return look(emulator);
    }

    /// <summary>Waits until a screen like this is to be seen; says what was seen instead when it does not come.</summary>
    public async Task SeeAsync(Func<TerminalEmulator, bool> condition, CancellationToken cancellationToken)
    {
        var seen = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (gate)
        {
            if (failure is not null)
                throw new InvalidOperationException("What the program wrote was no good.", failure);
            if (condition(emulator))
                return;
            waits.Add((condition, seen));
        }

        try
        {
            await seen.Task.WaitAsync(TimeSpan.FromSeconds(20), cancellationToken);
        }
        catch (TimeoutException)
        {
            throw new TimeoutException($"It was not to be seen. The screen:\n{Look(screen => screen.TextWithRowsAbove)}");
        }
    }

    /// <summary>Waits until a text stands somewhere on the screen.</summary>
    public Task SeeAsync(string text, CancellationToken cancellationToken) =>
        SeeAsync(screen => !screen.IsSynchronising && screen.Text.Contains(text, StringComparison.Ordinal), cancellationToken);

    /// <summary>Waits for the program to end and for the last that it wrote.</summary>
    public async Task<ProcessEnd> EndAsync(CancellationToken cancellationToken)
    {
        var end = await terminal.EndedAsync(cancellationToken);
        await allRead.Task.WaitAsync(cancellationToken);
        return failure is null ? end : throw new InvalidOperationException("What the program wrote was no good.", failure);
    }

    public void Dispose()
    {
        BytesPerSecond = int.MaxValue;
        isDisposed.Set();
        terminal.Kill();
        reader.Join();
        terminal.Dispose();
        mayRead.Dispose();
        isDisposed.Dispose();
    }

    private void ReadAll()
    {
        var buffer = new byte[64 * 1024];
        while (true)
        {
            mayRead.Wait();
            var limit = bytesPerSecond;
            var piece = limit == int.MaxValue ? buffer : new byte[Math.Max(1, limit / 50)];
            var count = terminal.Read(piece);
            if (count == 0)
                break;
            ReadAt = Stopwatch.GetTimestamp();
            Bytes += count;
            Show(piece.AsSpan(0, count));
            if (limit != int.MaxValue)
                isDisposed.Wait(20);
        }

        allRead.SetResult();
    }

    private void Show(ReadOnlySpan<byte> bytes)
    {
        lock (gate)
        {
            if (failure is not null)
                return;
            try
            {
                emulator.Feed(bytes);
                foreach (var wait in waits.Where(wait => wait.Condition(emulator)).ToList())
                {
                    waits.Remove(wait);
                    wait.Seen.SetResult();
                }
            }
            catch (Exception found) when (found is not OutOfMemoryException)
            {
                failure = found;
                foreach (var wait in waits)
                    wait.Seen.SetException(found);
                waits.Clear();
            }
        }
    }
}
