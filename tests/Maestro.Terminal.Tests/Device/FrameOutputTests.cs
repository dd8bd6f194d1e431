using System.Diagnostics;

namespace Maestro.Terminal.Tests.Device;

/// <remarks>One after the other: a signal reaches every device of the process.</remarks>
[Collection("terminal")]
public sealed class FrameOutputTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Fact]
    public void A_frame_that_fits_is_written_at_once()
    {
        using var screen = new FakeScreen();
        Assert.True(screen.Device.Output.IsBusy);
        Assert.False(screen.Draw("before the screen is there"));
        screen.Device.TakeOver();
        Assert.True(screen.Draw("one"));
        Assert.False(screen.Device.Output.IsBusy);
        screen.ReadUntil(emulator => emulator.RowText(0) == "one");
        Assert.Equal(screen.BytesRead, screen.Device.Output.BytesWritten);
    }

    [Fact]
    public async Task A_terminal_that_does_not_read_blocks_nothing_and_skips_frames()
    {
        using var screen = new FakeScreen();
        var drained = new SemaphoreSlim(0);
        screen.Device.Output.Drained += () => drained.Release();
        screen.Device.TakeOver();
        screen.Fill();
        var memory = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 5_000; i++)
            Assert.False(screen.Draw("one more"));
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - memory);

        var reading = Task.Factory.StartNew(
            () => screen.ReadUntil(emulator => emulator.RowText(0) == "the newest"), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        Assert.True(await drained.WaitAsync(Patience));
        Assert.True(screen.Draw("the newest"));
        await reading.WaitAsync(Patience);
        Assert.Equal(screen.Device.Output.BytesWritten, screen.BytesRead);
    }

    [Fact]
    public async Task Frames_are_handed_over_without_allocating()
    {
        using var screen = new FakeScreen();
        screen.Device.TakeOver();
        var frame = new byte[20_000];
        frame.AsSpan().Fill((byte)'x');
        var reading = Task.Factory.StartNew(
            () => screen.ReadUntil(_ => screen.BytesRead > 200 * frame.Length), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        SendAll(screen, frame, 10);
        var before = GC.GetAllocatedBytesForCurrentThread();
        SendAll(screen, frame, 191);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 4096);
        await reading.WaitAsync(Patience);
    }

    [Fact]
    public void Leaving_a_terminal_that_has_stopped_takes_no_longer_than_a_moment_and_is_in_good_order()
    {
        using var screen = new FakeScreen();
        screen.Emulator.Feed("$ maestro"u8);
        screen.Device.TakeOver();
        screen.ReadUntil(emulator => emulator.ModifiedKeys == 1);
        screen.Fill();
        var start = Stopwatch.GetTimestamp();
        screen.Device.Release();
        Assert.InRange(Stopwatch.GetElapsedTime(start).TotalMilliseconds, 150, 2_000);
        Assert.Equal(screen.LineSettings, screen.Pair.LineSettings);
        screen.ReadUntil(emulator => emulator.Modes.Count == 0);
        Assert.Equal("$ maestro", screen.Emulator.Text);
    }

    private static void SendAll(FakeScreen screen, byte[] frame, int count)
    {
        for (var i = 0; i < count; i++)
        {
            var spinning = new SpinWait();
            while (screen.Device.Output.IsBusy)
                spinning.SpinOnce();
            frame.CopyTo(screen.Device.Output.GetSpan(frame.Length));
            screen.Device.Output.Advance(frame.Length);
            Assert.True(screen.Device.Output.Send());
        }
    }
}
