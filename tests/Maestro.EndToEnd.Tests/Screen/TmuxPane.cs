using System.Diagnostics;
using Maestro.EndToEnd.Tests.Program;
using Maestro.Testing.Server;

namespace Maestro.EndToEnd.Tests.Screen;

/// <summary>A shell in a tmux of its own, in which the real program is used as a person does; what tmux shows is compared.</summary>
internal sealed class TmuxPane : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);
    private readonly MaestroRun maestro = new();
    private readonly string socket;

    public TmuxPane()
    {
        socket = Path.Combine(maestro.Folder, ".tmux");
        Tmux("new-session", "-d", "-x", "100", "-y", "30", "-c", maestro.Folder, "/bin/sh -i");
    }

    public static bool IsInstalled => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Any(folder => File.Exists(Path.Combine(folder, "tmux")));

    public string Folder => maestro.Folder;

    public void Start(FakeModelServer server)
    {
        Keys($"{MaestroRun.Binary} --provider openai --base-url {server.Address}/v1 --model fake-model");
        Press("Enter");
    }

    /// <summary>Types a text as it is.</summary>
    public void Keys(string text) => Tmux("send-keys", "-l", text);

    /// <summary>Presses keys by the names that tmux gives them, such as <c>C-c</c>.</summary>
    public void Press(params string[] keys) => Tmux(["send-keys", .. keys]);

    public void Resize(int columns, int rows) => Tmux("resize-window", "-x", $"{columns}", "-y", $"{rows}");

    /// <summary>The rows of the screen as tmux shows them, without what is blank at their ends.</summary>
    public string[] Rows() => Tmux("capture-pane", "-p").TrimEnd('\n').Split('\n');

    public async Task<string[]> SeeAsync(string text) => await SeeAsync(rows => rows.Any(row => row.Contains(text, StringComparison.Ordinal)), text);

    /// <summary>Waits until the screen is as it should be.</summary>
    public async Task<string[]> SeeAsync(Func<string[], bool> condition, string what)
    {
        var since = Stopwatch.GetTimestamp();
        for (; ; await Task.Delay(20, TestContext.Current.CancellationToken))
        {
            var rows = Rows();
            if (condition(rows))
                return rows;
            if (Stopwatch.GetElapsedTime(since) > Limit)
                throw new TimeoutException($"Not seen in tmux: {what}\n{string.Join('\n', rows)}");
        }
    }

    public void Dispose()
    {
        Tmux("kill-server");
        maestro.Dispose();
    }

    private string Tmux(params string[] arguments)
    {
        var start = new ProcessStartInfo("tmux", ["-f", "/dev/null", "-S", socket, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment.Clear();
        foreach (var (name, value) in maestro.OwnEnvironment())
            start.Environment[name] = value;
        foreach (var name in (string[])["PATH", "DOTNET_ROOT"])
            if (Environment.GetEnvironmentVariable(name) is { } value)
                start.Environment[name] = value;
        (start.Environment["LC_ALL"], start.Environment["PS1"], start.Environment["TERM"]) = ("C.UTF-8", "$ ", "xterm-256color");
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return output;
    }
}
