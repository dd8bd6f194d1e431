using Maestro.Testing.Server;

namespace Maestro.EndToEnd.Tests.Screen;

public sealed class TmuxTests
{
    [Fact]
    public async Task In_tmux_a_person_types_answers_scrolls_resizes_suspends_stops_and_leaves()
    {
        if (!TmuxPane.IsInstalled)
            Assert.Skip("tmux is not installed.");
        var reply = new HeldReply(60);
        await using var server = await FakeModelServer.StartAsync();
        server.Default = request => request.Prompt.Contains("touch made", StringComparison.Ordinal) ? new FakeReply(["""{"command": "touch made"}"""]) : reply.Reply;
        using var pane = new TmuxPane();
        pane.Start(server);
        await pane.SeeAsync(rows => rows[0].StartsWith(" MAESTRO", StringComparison.Ordinal) && rows[^2] == " >", "the prompt");

        // Types while text streams.
        pane.Keys("@assistant tell me");
        pane.Press("Enter");
        reply.Allow(30);
        await pane.SeeAsync("Paragraph 30 of it.");
        pane.Keys("@executor `touch made`");
        await pane.SeeAsync(" > @executor `touch made`");

        // Answers a question beside the stream.
        pane.Press("Enter");
        await pane.SeeAsync("Alt+y once");
        reply.Allow(5);
        await pane.SeeAsync("Paragraph 35 of it.");
        pane.Press("M-y");
        await pane.SeeAsync("exit code 0");
        Assert.True(File.Exists(Path.Combine(pane.Folder, "made")));

        // Scrolls the assistant's panel, which then stands still.
        pane.Press("M-1", "PageUp");
        var scrolled = await pane.SeeAsync("more ─");
        reply.Allow(5);
        pane.Keys("x");
        var after = await pane.SeeAsync(" > x");
        Assert.Equal(scrolled[5], after[5]);
        pane.Press("BSpace", "M-1", "End");
        await pane.SeeAsync("Paragraph 40 of it.");

        // Any size is filled.
        pane.Resize(71, 21);
        await pane.SeeAsync(rows => rows is { Length: 21 } && rows[1] is { Length: 71 } && rows[1][^1] == '╮' && rows[18][^1] == '╯', "a panel in every corner of 71x21");

        // Gives the terminal to the shell and comes back.
        pane.Press("C-z");
        await pane.SeeAsync("Stopped");
        pane.Keys("fg");
        pane.Press("Enter");
        await pane.SeeAsync(rows => rows[0].StartsWith(" MAESTRO", StringComparison.Ordinal) && rows.Any(row => row.Contains("Paragraph 40 of it.", StringComparison.Ordinal)), "the screen again");

        // Stops the run, leaves, and finds everything on the normal screen.
        pane.Press("Escape");
        await pane.SeeAsync("cancelled");
        pane.Press("C-c");
        await pane.SeeAsync("Ctrl+C again leaves");
        pane.Press("C-c");
        var left = await pane.SeeAsync(rows => rows[^1] is "$" or "#", "the shell");
        Assert.Contains(left, row => row.Contains("Paragraph 40 of it.", StringComparison.Ordinal) || row.Contains("cancelled", StringComparison.Ordinal));
        Assert.False(await server.Requests[0].Ended);
    }
}
