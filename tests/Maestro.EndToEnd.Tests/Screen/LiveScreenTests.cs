using Maestro.Testing.Screens;
using Maestro.Testing.Server;

namespace Maestro.EndToEnd.Tests.Screen;

public sealed class LiveScreenTests
{
    [Fact]
    public async Task A_person_types_scrolls_and_stops_while_an_agent_streams()
    {
        var reply = new HeldReply(80);
        await using var server = await FakeModelServer.StartAsync(reply.Reply);
        using var screen = await MaestroScreen.OpenAsync(server);
        screen.Type("@assistant tell me\r");
        reply.Allow(40);
        await screen.SeeAsync("Paragraph 40 of it.");
        screen.Type("typed meanwhile");
        await screen.SeeAsync(" > typed meanwhile");

        screen.Type("\u001b[5~");
        await screen.SeeAsync("more ─");
        Assert.DoesNotContain("Paragraph 40", screen.Program.Look(seen => seen.Text), StringComparison.Ordinal);
        var before = screen.Program.Look(seen => seen.RowText(10));
        reply.Allow(30);
        screen.Type("!");
        await screen.SeeAsync(" > typed meanwhile!");
        Assert.Equal(before, screen.Program.Look(seen => seen.RowText(10)));
        for (var page = 0; page < 5; page++)
            screen.Type("\u001b[6~");
        await screen.SeeAsync("Paragraph 70 of it.");

        screen.Type("\u001b");
        await screen.SeeAsync("cancelled");
        Assert.Contains(" > typed meanwhile!", screen.Program.Look(seen => seen.Text), StringComparison.Ordinal);
        Assert.False(await server.Requests[0].Ended);
        await screen.LeaveAsync();
        screen.IsGivenBack("> @assistant tell me", "Paragraph 1 of it.", "Paragraph 70 of it.", "cancelled");
    }

    [Fact]
    public async Task A_question_is_answered_by_its_own_keys_only()
    {
        using var screen = await MaestroScreen.OpenAsync(null);
        screen.Type("@executor `touch made`\r");
        await screen.SeeAsync("Alt+y once");
        screen.Type("yes");
        await screen.SeeAsync(" > yes");
        Assert.Contains("Alt+y once", screen.Program.Look(seen => seen.Text), StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(screen.Folder, "made")));
        screen.Type("\u001by");
        await screen.SeeAsync("exit code 0");
        Assert.True(File.Exists(Path.Combine(screen.Folder, "made")));
        await screen.LeaveAsync();
        screen.IsGivenBack("touch made");
    }

    [Fact]
    public async Task What_a_folder_brings_counts_once_the_person_says_that_it_is_trusted()
    {
        using var screen = await MaestroScreen.OpenInAsync(folder =>
        {
            Directory.CreateDirectory(Path.Combine(folder, ".maestro", "agents"));
            File.WriteAllText(Path.Combine(folder, ".maestro", "agents", "scribe.md"), "---\ndescription: keeps notes\n---\nYou keep notes.\n");
        });
        await screen.SeeAsync("Do you trust this folder?");
        await screen.SeeAsync("agent: scribe");
        screen.Type("yes");
        await screen.SeeAsync(seen => !seen.Text.Contains("Do you trust", StringComparison.Ordinal) && seen.Text.Contains("> yes", StringComparison.Ordinal));
        screen.Type("\u0015/agents\r");
        await screen.SeeAsync("╭ Agents");
        Assert.DoesNotContain("keeps notes", screen.Program.Look(seen => seen.Text), StringComparison.Ordinal);
        screen.Type("\u001b");
        await screen.SeeAsync(seen => !seen.Text.Contains("Esc closes", StringComparison.Ordinal));
        screen.Type("/trust\r");
        await screen.SeeAsync("is trusted; the next request begins a new conversation");
        screen.Type("/agent scribe\r");
        await screen.SeeAsync("everything goes to the scribe now");
        await screen.LeaveAsync();
    }

    [Fact]
    public async Task A_question_of_the_model_is_answered_in_its_panel_and_the_answer_goes_on()
    {
        var ask = new FakeToolCall("call_1", "ask_user", """{"question":"Which database?","options":["PostgreSQL","SQLite"]}""");
        await using var server = await FakeModelServer.StartAsync(new FakeReply { ToolCalls = [ask] }, new FakeReply { ToolCalls = [ask with { Id = "call_2" }] }, new FakeReply("So it is."));
        using var screen = await MaestroScreen.OpenAsync(server);
        screen.Type("@assistant store it\r");
        await screen.SeeAsync("Alt+b SQLite");
        screen.Type("\u001bb");
        await screen.SeeAsync("you answered: SQLite");
        await screen.SeeAsync("Alt+b SQLite");
        screen.Type("neither\r");
        await screen.SeeAsync("So it is.");
        Assert.Equal(["The user answers: SQLite", "The user answers: neither"], server.Requests[^1].ToolResults);
        await screen.LeaveAsync();
    }

    [Fact]
    public async Task A_recorded_run_plays_back_to_the_same_screen_with_the_network_off()
    {
        var server = await FakeModelServer.StartAsync(FakeReply.OfTokens(300) with { Reasoning = ["Let ", "me ", "see."] });
        using var screen = await MaestroScreen.OpenAsync(server, "--record", "a.tape");
        screen.Type("@assistant tell me\r");
        await screen.SeeAsync("✓");
        var live = screen.Program.Look(Panel);
        await screen.LeaveAsync();
        await server.DisposeAsync();

        using var played = MaestroScreen.Replay(Path.Combine(screen.Folder, "a.tape"));
        await played.SeeAsync("✓");
        Assert.Equal(live, played.Program.Look(Panel));
        await played.LeaveAsync();
    }

    [Fact]
    public async Task Any_size_while_text_streams_is_filled_to_its_edges()
    {
        var reply = new HeldReply(400);
        await using var server = await FakeModelServer.StartAsync(reply.Reply);
        using var screen = await MaestroScreen.OpenAsync(server);
        screen.Type("@assistant tell me\r");
        var random = new Random(7);
        for (var i = 1; i <= 20; i++)
        {
            var (columns, rows) = (random.Next(40, 170), random.Next(12, 60));
            reply.Allow(10);
            screen.Program.Resize(columns, rows);
            reply.Allow(10);
            await screen.SeeAsync(seen => IsFilled(seen, columns, rows) && seen.Text.Contains($"Paragraph {20 * i} of it.", StringComparison.Ordinal));
        }

        await screen.SeeAsync("✓");
        await screen.LeaveAsync();
        screen.IsGivenBack("Paragraph 400 of it.");
    }

    [Fact]
    public async Task Suspended_it_gives_the_terminal_to_the_shell_and_resumed_it_shows_all_again()
    {
        var reply = new HeldReply(3);
        await using var server = await FakeModelServer.StartAsync(reply.Reply);
        using var screen = await MaestroScreen.OpenInShellAsync(server);
        screen.Type("@assistant tell me\r");
        reply.Allow(1);
        await screen.SeeAsync("Paragraph 1 of it.");
        screen.Type("\u001a");
        await screen.SeeAsync(seen => !seen.IsAlternate && seen.IsCursorVisible && seen.Modes.Count == 0 && seen.Text.Contains("Stopped", StringComparison.Ordinal));
        screen.Type("echo in the sh''ell\n");
        await screen.SeeAsync("in the shell");
        reply.Allow(2);
        screen.Type("fg\n");
        await screen.SeeAsync("Paragraph 3 of it.");
        await screen.SeeAsync("✓");
        screen.Type("\u0003\u0003");
        await screen.SeeAsync(seen => !seen.IsAlternate && seen.TextWithRowsAbove.Contains("Paragraph 3 of it.", StringComparison.Ordinal));
        screen.Type("exit\n");
        await screen.EndAsync();
        screen.IsGivenBack("in the shell", "Paragraph 3 of it.");
    }

    [Theory]
    [InlineData(15)]
    [InlineData(1)]
    public async Task A_signal_that_ends_it_gives_the_terminal_back_first(int signal)
    {
        var reply = new HeldReply(3);
        await using var server = await FakeModelServer.StartAsync(reply.Reply);
        using var screen = await MaestroScreen.OpenAsync(server);
        screen.Type("@assistant tell me\r");
        reply.Allow(2);
        await screen.SeeAsync("Paragraph 2 of it.");
        screen.Program.Terminal.Signal(signal);
        Assert.Equal(128 + signal, (await screen.EndAsync()).ExitCode);
        screen.IsGivenBack("Paragraph 2 of it.");
        Assert.False(await server.Requests[0].Ended);
    }

    /// <summary>All that is shown between the heading and the prompt.</summary>
    private static string Panel(TerminalEmulator screen) => string.Join('\n', Enumerable.Range(1, screen.Rows - 3).Select(screen.RowText));

    /// <summary>One panel's corners stand at the edges, the prompt and the hints below it.</summary>
    private static bool IsFilled(TerminalEmulator screen, int columns, int rows) =>
        (screen[0, 1].Text, screen[columns - 1, 1].Text, screen[0, rows - 3].Text, screen[columns - 1, rows - 3].Text) == ("╭", "╮", "╰", "╯")
        && screen.RowText(0).StartsWith(" MAESTRO", StringComparison.Ordinal) && screen.RowText(rows - 2) == " >";
}
