using System.Diagnostics;
using System.Text.Json;
using System.Text.RegularExpressions;
using Maestro.Testing;
using Maestro.Testing.Screens;
using Maestro.Testing.Server;

namespace Maestro.ScreenBench;

/// <summary>A home and a folder of its own for each program that is measured, and the server that answers it.</summary>
internal sealed partial class Workplace(string program, FakeModelServer server) : IDisposable
{
    private readonly TemporaryFolder home = new();
    private readonly TemporaryFolder folder = new();

    private Dictionary<string, string> Environment => new()
    {
        ["PATH"] = System.Environment.GetEnvironmentVariable("PATH") ?? "/usr/bin:/bin",
        ["HOME"] = home.Path,
        ["LANG"] = "C.UTF-8",
        ["TERM"] = "xterm-256color",
        ["COLORTERM"] = "truecolor",
    };

    public WatchedProgram Start(Action<TerminalEmulator, long>? onFrame = null) =>
        StartWith(["--provider", "openai", "--base-url", server.Address + "/v1", "--model", "fake-model"], onFrame);

    public WatchedProgram StartWith(string[] arguments, Action<TerminalEmulator, long>? onFrame = null) =>
        WatchedProgram.Start(program, arguments, Environment, folder.Path, new TerminalEmulator(120, 40, _ => 1), onFrame);

    /// <summary>Starts the program, waits for the prompt and then until nothing more happens.</summary>
    public async Task<WatchedProgram> StartReadyAsync(Action<TerminalEmulator, long>? onFrame = null)
    {
        var watched = Start(onFrame);
        await watched.SeeAsync(HasPrompt, CancellationToken.None);
        await Task.Delay(1500);
        return watched;
    }

    public static bool HasPrompt(TerminalEmulator screen) => !screen.IsSynchronising && screen.RowText(screen.Rows - 2).StartsWith(" >", StringComparison.Ordinal);

    public static async Task LeaveAsync(WatchedProgram watched)
    {
        watched.Type("\u0003\u0003");
        await watched.EndAsync(CancellationToken.None);
    }

    /// <summary>The stored events of the only session.</summary>
    public async Task<List<JsonElement>> EventsAsync()
    {
        var id = SessionId().Match(await OutputAsync("sessions"));
        return id.Success ? [.. (await OutputAsync("sessions", "export", id.Value)).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonElement.Parse(line))] : [];
    }

    public void Dispose()
    {
        home.Dispose();
        folder.Dispose();
    }

    private async Task<string> OutputAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, WorkingDirectory = folder.Path };
        foreach (var (name, value) in Environment)
            start.Environment[name] = value;
        start.Environment.Remove("XDG_DATA_HOME");
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return output;
    }

    [GeneratedRegex("s_[0-9a-f]{32}")]
    private static partial Regex SessionId();
}
