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

    private static async Task ExpectAsync(PseudoTerminal terminal, string text) =>
        Assert.True(await terminal.ReadUntilAsync(text, TestContext.Current.CancellationToken).WaitAsync(Limit), terminal.Output);
}
