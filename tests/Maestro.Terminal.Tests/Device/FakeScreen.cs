using System.Threading.Channels;
using Maestro.Terminal.Device;
using Maestro.Testing.Processes;
using Maestro.Testing.Screens;

namespace Maestro.Terminal.Tests.Device;

/// <summary>A pseudo-terminal with a device on its one side, and on the other an emulator that reads when it is told to.</summary>
internal sealed class FakeScreen : IDisposable
{
    private readonly byte[] buffer = new byte[64 * 1024];
    private readonly Channel<ReadOnlyMemory<byte>> keys = Channel.CreateUnbounded<ReadOnlyMemory<byte>>();

    public FakeScreen(bool modifiedKeys = true)
    {
        LineSettings = Pair.LineSettings;
        Device = new TerminalDevice(TerminalFile.Open(Pair.Path), keys.Writer, modifiedKeys);
    }

    public TerminalPair Pair { get; } = new(60, 10);

    public TerminalEmulator Emulator { get; } = new(60, 10, _ => 1);

    public TerminalDevice Device { get; }

    public ChannelReader<ReadOnlyMemory<byte>> Keys => keys.Reader;

    /// <summary>As they were before the device was there.</summary>
    public byte[] LineSettings { get; }

    public long BytesRead { get; private set; }

    /// <summary>Reads until the text has appeared on the emulator's grid, or the condition holds.</summary>
    public void ReadUntil(Func<TerminalEmulator, bool> condition)
    {
        while (!condition(Emulator))
            Read();
    }

    public void Read()
    {
        var count = Pair.Read(buffer);
        Assert.NotEqual(0, count);
        BytesRead += count;
        Emulator.Feed(buffer.AsSpan(0, count));
    }

    /// <summary>Draws the text at the top and sends it; false when the last frame is on its way still.</summary>
    public bool Draw(string text)
    {
        if (Device.Output.IsBusy)
            return false;
        var bytes = System.Text.Encoding.UTF8.GetBytes("\u001b[H" + text);
        bytes.CopyTo(Device.Output.GetSpan(bytes.Length));
        Device.Output.Advance(bytes.Length);
        return Device.Output.Send();
    }

    /// <summary>Sends a frame that is larger than all that the system keeps between the two sides, so that it is on its way until it is read.</summary>
    public void Fill() => Assert.True(Draw(string.Concat(Enumerable.Repeat("\u001b[H\u001b[38;2;10;20;30mmany texts", 15_000))));

    public void Dispose()
    {
        Device.Dispose();
        Pair.Dispose();
    }
}
