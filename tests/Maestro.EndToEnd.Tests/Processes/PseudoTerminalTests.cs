using Maestro.Testing;
using Maestro.Testing.Processes;

namespace Maestro.EndToEnd.Tests.Processes;

public sealed class PseudoTerminalTests
{
    private static readonly Dictionary<string, string> Environment = new() { ["PATH"] = "/usr/bin:/bin", ["LC_ALL"] = "C.UTF-8" };

    [Fact]
    public async Task A_program_sees_a_terminal_of_the_given_size_and_a_person_who_types()
    {
        using var folder = new TemporaryFolder();
        using var terminal = PseudoTerminal.Start(
            "/bin/sh", ["-c", "test -t 0 && test -t 1 && stty size; pwd; read word; echo \"got $word\"; exit 7"], Environment, folder.Path, columns: 91, rows: 27);
        Assert.True(await terminal.ReadUntilAsync(folder.Path, TestContext.Current.CancellationToken));
        terminal.Type("olá\n");
        var end = await terminal.EndAsync(TestContext.Current.CancellationToken);
        Assert.Contains("27 91", terminal.Output, StringComparison.Ordinal);
        Assert.Contains("got olá", terminal.Output, StringComparison.Ordinal);
        Assert.Equal(7, end.ExitCode);
    }

    [Fact]
    public async Task Control_C_interrupts_the_program()
    {
        using var terminal = PseudoTerminal.Start("/bin/sh", ["-c", "echo ready; exec sleep 60"], Environment, "/");
        Assert.True(await terminal.ReadUntilAsync("ready", TestContext.Current.CancellationToken));
        terminal.Type("\u0003");
        Assert.Equal(130, (await terminal.EndAsync(TestContext.Current.CancellationToken)).ExitCode);
    }

    [Fact]
    public void The_memory_measured_is_the_programs_own() =>
        Assert.InRange(SpawnedProcess.MeasureMemory("/bin/true", [], Environment, "/"), 100_000, 16_000_000);
}
