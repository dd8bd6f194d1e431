using System.Text;
using Maestro.Terminal.Device;
using Maestro.Testing.Processes;

namespace Maestro.Terminal.Tests.Device;

/// <remarks>One after the other: a signal reaches every device of the process.</remarks>
[Collection("terminal")]
public sealed class TerminalDeviceTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void What_was_before_is_there_again_afterwards(bool modifiedKeys)
    {
        using var screen = new FakeScreen(modifiedKeys);
        screen.Emulator.Feed("$ maestro"u8);
        screen.Device.TakeOver();
        screen.Draw("\u001b[?2026h\u001b[?25l\u001b[1mlive");
        screen.ReadUntil(emulator => emulator.RowText(0) == "live");
        Assert.NotEqual(screen.LineSettings, screen.Pair.LineSettings);
        Assert.Equal([1002, 1004, 1006, 1049, 2004, 2026], screen.Emulator.Modes.Order());
        Assert.Equal([1], screen.Emulator.KeyboardFlags);
        Assert.Equal(modifiedKeys ? 1 : 0, screen.Emulator.ModifiedKeys);

        screen.Device.Release();
        screen.ReadUntil(emulator => !emulator.Modes.Contains(1049));
        Assert.Equal(screen.LineSettings, screen.Pair.LineSettings);
        Assert.Empty(screen.Emulator.Modes);
        Assert.Empty(screen.Emulator.KeyboardFlags);
        Assert.Equal(0, screen.Emulator.ModifiedKeys);
        Assert.True(screen.Emulator.IsCursorVisible);
        Assert.Equal("$ maestro", screen.Emulator.Text);
        Assert.Equal((9, 0), screen.Emulator.Cursor);
    }

    [Fact]
    public void Taking_over_and_giving_back_twice_is_as_once()
    {
        using var screen = new FakeScreen();
        screen.Device.Release();
        screen.Device.TakeOver();
        screen.Device.TakeOver();
        screen.Device.Release();
        screen.Device.Release();
        screen.Device.Dispose();
        Assert.Equal(screen.LineSettings, screen.Pair.LineSettings);
        Assert.Equal(TerminalModes.Entering(true).Length + TerminalModes.Leaving(true).Length, screen.Device.Output.BytesWritten);
    }

    [Fact]
    public async Task Keys_arrive_as_they_are_typed_also_after_an_editor_had_the_terminal()
    {
        using var screen = new FakeScreen();
        screen.Device.TakeOver();
        screen.Pair.Type("a\u0003\r");
        Assert.Equal("a\u0003\r", await ReadKeysAsync(screen, 3));
        screen.Device.Release();
        screen.Device.TakeOver();
        screen.Pair.Type("\u001b[200~pasted\u001b[201~");
        Assert.Equal("\u001b[200~pasted\u001b[201~", await ReadKeysAsync(screen, 18));
    }

    [Fact]
    public async Task A_large_paste_arrives_whole()
    {
        using var screen = new FakeScreen();
        screen.Device.TakeOver();
        var text = string.Concat(Enumerable.Range(0, 20_000).Select(i => $"line {i}\r"));
        var typing = Task.Run(() => screen.Pair.Type(text));
        Assert.Equal(text, await ReadKeysAsync(screen, text.Length));
        await typing;
    }

    [Fact]
    public async Task A_terminal_that_is_gone_ends_the_keys()
    {
        using var screen = new FakeScreen();
        screen.Device.TakeOver();
        screen.Pair.Dispose();
        await screen.Keys.Completion.WaitAsync(Patience);
        screen.Device.Release();
    }

    [Fact]
    public async Task Another_size_is_told()
    {
        using var screen = new FakeScreen();
        Assert.Equal(new TerminalSize(60, 10), screen.Device.Size);
        var told = new TaskCompletionSource<TerminalSize>();
        screen.Device.Resized += told.SetResult;
        screen.Pair.Resize(133, 44);
        OwnProcess.Signal(OwnProcess.Resize);
        Assert.Equal(new TerminalSize(133, 44), await told.Task.WaitAsync(Patience));
    }

    [Fact]
    public async Task After_a_stop_from_outside_the_terminal_is_taken_over_again()
    {
        using var screen = new FakeScreen();
        screen.Device.TakeOver();
        screen.ReadUntil(emulator => emulator.ModifiedKeys == 1);
        var raw = screen.Pair.LineSettings;
        screen.Pair.LineSettings = screen.LineSettings;
        var resumed = new TaskCompletionSource();
        screen.Device.Resumed += resumed.SetResult;
        OwnProcess.Signal(OwnProcess.Continue);
        await resumed.Task.WaitAsync(Patience);
        Assert.Equal(raw, screen.Pair.LineSettings);
        screen.Device.Release();
        screen.ReadUntil(emulator => screen.BytesRead == screen.Device.Output.BytesWritten);
        Assert.Empty(screen.Emulator.KeyboardFlags);
        Assert.Empty(screen.Emulator.Modes);
        Assert.Equal(screen.LineSettings, screen.Pair.LineSettings);
    }

    private static async Task<string> ReadKeysAsync(FakeScreen screen, int count)
    {
        using var cancel = new CancellationTokenSource(Patience);
        var text = new StringBuilder();
        while (text.Length < count)
            text.Append(Encoding.UTF8.GetString((await screen.Keys.ReadAsync(cancel.Token)).Span));
        return text.ToString();
    }
}
