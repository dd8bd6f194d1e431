using Maestro.Testing.Processes;

namespace Maestro.EndToEnd.Tests.Program;

public sealed class PromptLoopTests : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    private readonly MaestroRun maestro = new();

    public void Dispose() => maestro.Dispose();

    [Fact]
    public async Task A_line_typed_after_an_interrupted_question_is_the_next_request()
    {
        using var terminal = maestro.StartOnTerminal("--plain");
        await ExpectAsync(terminal, "\r\n> ");
        terminal.Type("`touch made`\n");
        await ExpectAsync(terminal, "n no > ");
        terminal.Type("\u0003");
        await ExpectAsync(terminal, "cancelled by the user\r\n\r\n> ");
        terminal.Type("/quit\n");
        Assert.Equal(0, (await terminal.EndAsync(TestContext.Current.CancellationToken).WaitAsync(Limit)).ExitCode);
        Assert.False(File.Exists(Path.Combine(maestro.Folder, "made")));
    }

    [Fact]
    public async Task An_answer_of_yes_runs_the_command_and_the_end_of_input_leaves()
    {
        using var terminal = maestro.StartOnTerminal("--plain");
        await ExpectAsync(terminal, "\r\n> ");
        terminal.Type("`touch made`\n");
        await ExpectAsync(terminal, "n no > ");
        terminal.Type("y\n");
        await ExpectAsync(terminal, "printed nothing.\r\n\r\n> ");
        terminal.Type("\u0004");
        Assert.Equal(0, (await terminal.EndAsync(TestContext.Current.CancellationToken).WaitAsync(Limit)).ExitCode);
        Assert.True(File.Exists(Path.Combine(maestro.Folder, "made")));
    }

    [Fact]
    public async Task The_commands_of_the_screen_work_line_by_line()
    {
        using var terminal = maestro.StartOnTerminal("--plain");
        await ExpectAsync(terminal, "\r\n> ");
        foreach (var (typed, answer) in new[]
        {
            ("/fils", "did you mean /files?"), ("/files", "no file was read or changed yet"), ("/theme dark", "start without --plain"),
            ("/agent plnner", "did you mean planner?"), ("/agent explorer", "everything goes to the explorer now"), ("where is main", "(1.00)"),
            ("/cost", "no model was called"), ("/provider nope", "there is no provider 'nope'"), ("/provider", "now no model"), ("/export out.txt", "written to"),
            ("/usr/bin is a folder", "(1.00)"),
        })
        {
            terminal.Type($"{typed}\n");
            await ExpectAsync(terminal, answer);
            await ExpectAsync(terminal, "\r\n> ");
        }

        terminal.Type("/quit\n");
        Assert.Equal(0, (await terminal.EndAsync(TestContext.Current.CancellationToken).WaitAsync(Limit)).ExitCode);
        Assert.Contains("EXPLORER", await File.ReadAllTextAsync(Path.Combine(maestro.Folder, "out.txt"), TestContext.Current.CancellationToken));
    }

    private static async Task ExpectAsync(PseudoTerminal terminal, string text) =>
        Assert.True(await terminal.ReadUntilAsync(text, TestContext.Current.CancellationToken).WaitAsync(Limit), terminal.Output);
}
