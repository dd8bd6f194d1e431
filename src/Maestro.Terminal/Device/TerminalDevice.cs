using System.Runtime.InteropServices;
using System.Threading.Channels;

namespace Maestro.Terminal.Device;

/// <summary>The terminal as the live screen has it: taken over whole, and given back exactly as it was, however the program ends.</summary>
/// <remarks>
/// Meanwhile nothing else may write to it or use <see cref="Console"/>'s keys. The events come on threads of their own. Whoever draws starts from an empty
/// screen after <see cref="TakeOver"/> and <see cref="Resumed"/>.
/// </remarks>
public sealed class TerminalDevice : IDisposable
{
    /// <summary>For a terminal that does not read, when it is given back.</summary>
    private static readonly TimeSpan LeavingLimit = TimeSpan.FromMilliseconds(200);

    private readonly Lock gate = new();
    private readonly TerminalFile terminal;
    private readonly ChannelWriter<ReadOnlyMemory<byte>> keys;
    private readonly ReadOnlyMemory<byte> entering;
    private readonly ReadOnlyMemory<byte> leaving;
    private readonly EndOfProgram end;
    private readonly Suspension suspension;
    private readonly PosixSignalRegistration resizing;
    private LineSettings? before;
    private KeyReader? input;
    private TerminalSize size;
    private int isSuspending;
    private bool isEnding;

    /// <param name="terminal">Disposed of with the device.</param>
    /// <param name="keys">What is typed, in pieces as they come; completed when the terminal is gone.</param>
    /// <param name="modifiedKeys">See <see cref="TerminalAbilities.ModifiedKeys"/>.</param>
    public TerminalDevice(TerminalFile terminal, ChannelWriter<ReadOnlyMemory<byte>> keys, bool modifiedKeys)
    {
        (this.terminal, this.keys) = (terminal, keys);
        (entering, leaving) = (TerminalModes.Entering(modifiedKeys), TerminalModes.Leaving(modifiedKeys));
        Output = new FrameOutput(terminal);
        size = terminal.Size;
        end = new EndOfProgram(ReleaseForGood);
        suspension = new Suspension(terminal, Suspend, Retake);
        resizing = PosixSignalRegistration.Create(TerminalSignals.Resize, _ => CheckSize());
    }

    /// <summary>The terminal has another size than before.</summary>
    public event Action<TerminalSize>? Resized;

    /// <summary>The program has been stopped and goes on, with the screen taken over again and empty.</summary>
    public event Action? Resumed;

    public FrameOutput Output { get; }

    public TerminalSize Size => terminal.Size;

    /// <summary>Raw keys, the alternate screen and all of <see cref="TerminalModes"/>, until <see cref="Release"/>; nothing
    /// when it is so already or the program is ending.</summary>
    /// <exception cref="IOException">The terminal is gone.</exception>
    public void TakeOver()
    {
        lock (gate)
        {
            if (before is not null || isEnding)
                return;
            before = LineSettings.Of(terminal);
            before.Raw().Apply(terminal);
            Output.Open(entering);
            input = new KeyReader(terminal, keys);
        }
    }

    /// <summary>Gives the terminal back; nothing when it is given back already. Takes 200 ms at most.</summary>
    /// <param name="keepsTyped">What was typed ahead is for the next program; else it is dropped, so that no late report of the mouse reaches a shell.</param>
    public void Release(bool keepsTyped = false) => TryRelease(keepsTyped);

    /// <summary>What Ctrl+Z does: gives the terminal back, stops the program until its shell continues it, and takes the terminal over again.</summary>
    public void Suspend()
    {
        if (Interlocked.Exchange(ref isSuspending, 1) != 0)
            return;
        var isReleased = TryRelease(keepsTyped: true);
        suspension.Stop();
        Volatile.Write(ref isSuspending, 0);
        if (!isReleased)
            return;
        TakeOver();
        Resumed?.Invoke();
    }

    public void Dispose()
    {
        ReleaseForGood();
        resizing.Dispose();
        suspension.Dispose();
        end.Dispose();
        Output.Dispose();
        terminal.Dispose();
    }

    private bool TryRelease(bool keepsTyped)
    {
        lock (gate)
        {
            if (before is null)
                return false;
            input?.Dispose();
            Output.Close(leaving, LeavingLimit);
            if (!keepsTyped)
                terminal.DiscardInput();
            before.Apply(terminal);
            (before, input) = (null, null);
            return true;
        }
    }

    private void ReleaseForGood()
    {
        lock (gate)
        {
            isEnding = true;
            TryRelease(keepsTyped: false);
        }
    }

    /// <summary>Stopped by something that left us no time to give the terminal back, the shell has since set it to its own liking.</summary>
    private void Retake()
    {
        lock (gate)
        {
            if (before is null || Volatile.Read(ref isSuspending) != 0)
                return;
            before.Raw().Apply(terminal);
            Output.Open((byte[])[.. leaving.Span, .. entering.Span]);
        }

        Resumed?.Invoke();
    }

    private void CheckSize()
    {
        lock (gate)
        {
            var now = terminal.Size;
            if (now == size)
                return;
            size = now;
        }

        Resized?.Invoke(terminal.Size);
    }
}
