using System.Text;
using Maestro.Testing.Screens;
using Maestro.Testing.Server;

namespace Maestro.EndToEnd.Tests.Screen;

/// <remarks>The emulator refuses control codes that it does not know, so that one which slips through fails whatever is waited for next.</remarks>
public sealed class HostileTextTests
{
    private const string Escape = "\u001b";

    [Fact]
    public async Task Whatever_a_model_writes_stays_text_inside_its_panel()
    {
        string[] tokens =
        [
            $"begin {Escape}[2J{Escape}]0;evil\a{Escape}", "[31mred\u0007\b\b\u009b1m \u0090q\u009c ", $"{Escape}cgone {Escape}(0qq{Escape}(B\r\n\n",
            "日本語の文章を書く ｆｕｌｌ wide 한국어 ", "e\u0301 combining a\u0308\u0323\u0301 \u0301lone ", "👩‍👩‍👧‍👦 👍🏽 🇧🇷🇵🇹 ❤️ 1️⃣ \n\n",
            new string('x', 1000), " ", string.Concat(Enumerable.Repeat("日", 500)), "\n\n", "\u202eright to left\u202c \u2066isolate\u2069 zero\u200bwidth\ufeff\n\n", "`code \u001b[1m`\n\n",
            "| a | b |\n|---|---|\n| 日 | \u001b[7m👍🏽 |\n\n", "the end of it",
        ];
        await using var server = await FakeModelServer.StartAsync(new FakeReply(tokens) { Delivery = Delivery.InPiecesOf(11) });
        using var screen = await MaestroScreen.OpenAsync(server);
        screen.EveryFrame = HasItsEdges;
        screen.Type("@assistant write\r");
        await screen.SeeAsync("the end of it");
        for (var columns = 99; columns > 80; columns -= 3)
        {
            var now = columns;
            screen.Program.Resize(now, 30);
            await screen.SeeAsync(seen => seen[now - 1, 1].Text == "╮" && seen.Text.Contains("the end of it", StringComparison.Ordinal));
        }

        await screen.LeaveAsync();
        screen.IsGivenBack("begin red", "日本語の文章を書く", "👩‍👩‍👧‍👦 👍🏽", "the end of it");
    }

    [Fact]
    public async Task Whatever_a_command_prints_stays_text_inside_its_panel()
    {
        using var screen = await MaestroScreen.OpenAsync(null, "--approve", "all");
        File.WriteAllBytes(
            Path.Combine(screen.Folder, "nasty"),
            [.. "\u001b[2J\u001b[?1049l\u001b]52;c;ZXZpbA==\a\u001bP1$r\u001b\\ first\r\n"u8, 0xff, 0xfe, 0xc3, 0x28, 0xed, 0xa0, 0x80, 0x9b, .. "[5m bytes\n\n\n"u8, .. Encoding.UTF8.GetBytes(new string('y', 1000)), 0, 14, 15, .. " \tlast 日本 👩‍👩‍👧‍👦\n"u8]);
        screen.EveryFrame = HasItsEdges;
        screen.Type("@executor `cat nasty`\r");
        await screen.SeeAsync("exit code 0");
        await screen.SeeAsync("last 日本 👩‍👩‍👧‍👦");
        await screen.LeaveAsync();
        screen.IsGivenBack("first", "bytes", "last 日本 👩‍👩‍👧‍👦");
    }

    [Fact]
    public async Task Keys_in_pieces_unknown_sequences_and_a_great_paste_do_no_harm()
    {
        await using var server = await FakeModelServer.StartAsync(new FakeReply("An answer."));
        using var screen = await MaestroScreen.OpenAsync(server);
        foreach (var piece in (string[])[$"{Escape}[<0;9999;9999M{Escape}[<99;x;1M{Escape}[M\u00ff\u00ff\u00ff", $"{Escape}[999;999;999~", $"{Escape}[?1;2c{Escape}_G\u001b\\", $"{Escape}]11;rgb:ff", "ff/0000/0000\a", $"{Escape}[", "D", Escape, "[", "1", ";5", "D", $"{Escape}OZ{Escape}[200", "~pasted ", $"\u0007text{Escape}[20", "1~"])
            screen.Type(piece);
        screen.Program.Terminal.Type([0xc3]);
        screen.Program.Terminal.Type([0xa9, 0xf0, 0x9f, 0x91]);
        screen.Program.Terminal.Type([0x8d]);
        await screen.SeeAsync("pasted text" + "é👍");

        var lines = string.Concat(Enumerable.Range(0, 20_000).Select(number => $"line {number} of the great paste, about 50 bytes long\n"));
        await Task.Run(() => screen.Type($"{Escape}[200~{lines}the last line{Escape}[201~"), TestContext.Current.CancellationToken);
        await screen.SeeAsync("the last line");
        screen.Type("\u0003");
        await screen.SeeAsync(seen => seen.RowText(28) == " >");
        screen.Type("@assistant hello\r");
        await screen.SeeAsync("An answer.");
        Assert.Contains("hello", server.Requests[0].Prompt, StringComparison.Ordinal);
    }

    /// <summary>Every row of the panel begins and ends with its border, however wide the terminal took what is between.</summary>
    private static void HasItsEdges(TerminalEmulator screen)
    {
        if (screen[0, 1].Text != "╭" || screen[screen.Columns - 1, 1].Text != "╮")
            return;
        for (var row = 2; screen[0, row].Text != "╰"; row++)
            Assert.Equal(("│", "│"), (screen[0, row].Text, screen[screen.Columns - 1, row].Text));
    }
}
