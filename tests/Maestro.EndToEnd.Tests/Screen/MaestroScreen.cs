using Maestro.EndToEnd.Tests.Program;
using Maestro.Presentation.Text;
using Maestro.Testing.Processes;
using Maestro.Testing.Screens;
using Maestro.Testing.Server;

namespace Maestro.EndToEnd.Tests.Screen;

/// <summary>The real program on a terminal of its own, whose emulator refuses every control code that the screen has no business to write.</summary>
internal sealed class MaestroScreen : IDisposable
{
    private readonly MaestroRun maestro = new();
    private readonly byte[] settings;

    private MaestroScreen(string program, IReadOnlyList<string> arguments, Action<string>? prepare = null)
    {
        prepare?.Invoke(maestro.Folder);
        var environment = maestro.OwnEnvironment();
        environment["PATH"] = Environment.GetEnvironmentVariable("PATH") ?? "/usr/bin:/bin";
        (environment["TERM"], environment["LC_ALL"], environment["PS1"]) = ("xterm-256color", "C.UTF-8", "$ ");
        if (Environment.GetEnvironmentVariable("DOTNET_ROOT") is { } root)
            environment["DOTNET_ROOT"] = root;
        Program = WatchedProgram.Start(program, arguments, environment, maestro.Folder, new TerminalEmulator(100, 30, cluster => CellWidth.OfCluster(cluster)), OnFrame);
        settings = Program.Terminal.LineSettings;
    }

    public WatchedProgram Program { get; }

    public string Folder => maestro.Folder;

    /// <summary>Looked at after every frame; what it throws fails the next wait.</summary>
    public Action<TerminalEmulator>? EveryFrame { get; set; }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>Opens the screen and waits for its prompt.</summary>
    /// <param name="server">Answers; null for the built-in engine.</param>
    public static async Task<MaestroScreen> OpenAsync(FakeModelServer? server, params string[] arguments)
    {
        var screen = new MaestroScreen(MaestroRun.Binary, [.. Provider(server), .. arguments]);
        await screen.SeeAsync(HasPrompt);
        return screen;
    }

    /// <summary>Opens the screen of the built-in engine in a folder that is made ready before.</summary>
    public static async Task<MaestroScreen> OpenInAsync(Action<string> prepare)
    {
        var screen = new MaestroScreen(MaestroRun.Binary, [.. Provider(null)], prepare);
        await screen.SeeAsync(HasPrompt);
        return screen;
    }

    /// <summary>Plays a tape on the screen.</summary>
    public static MaestroScreen Replay(string tape) => new(MaestroRun.Binary, ["replay", tape, "--speed", "max"]);

    /// <summary>Opens the screen from a shell, as a person does.</summary>
    public static async Task<MaestroScreen> OpenInShellAsync(FakeModelServer? server)
    {
        var screen = new MaestroScreen("/bin/sh", ["-i"]);
        await screen.SeeAsync("$");
        screen.Type($"{MaestroRun.Binary} {string.Join(' ', Provider(server))}\n");
        await screen.SeeAsync(HasPrompt);
        return screen;
    }

    public void Type(string text) => Program.Type(text);

    public Task SeeAsync(string text) => Program.SeeAsync(text, Stop);

    public Task SeeAsync(Func<TerminalEmulator, bool> condition) => Program.SeeAsync(screen => !screen.IsSynchronising && condition(screen), Stop);

    /// <summary>Leaves by Ctrl+C twice.</summary>
    public async Task LeaveAsync()
    {
        Type("\u0003");
        await SeeAsync("Ctrl+C again leaves");
        Type("\u0003");
        Assert.Equal(0, (await Program.EndAsync(Stop)).ExitCode);
    }

    public async Task<ProcessEnd> EndAsync() => await Program.EndAsync(Stop);

    /// <summary>The terminal is what it was before, and the conversation stands on the normal screen.</summary>
    public void IsGivenBack(params string[] conversation)
    {
        Assert.Equal(settings, Program.Terminal.LineSettings);
        Program.Look(screen =>
        {
            Assert.False(screen.IsAlternate);
            Assert.True(screen.IsCursorVisible);
            Assert.Empty(screen.Modes);
            Assert.Empty(screen.KeyboardFlags);
            Assert.Equal(0, screen.ModifiedKeys);
            foreach (var text in conversation)
                Assert.Contains(text, screen.TextWithRowsAbove, StringComparison.Ordinal);
            return true;
        });
    }

    public void Dispose()
    {
        Program.Dispose();
        maestro.Dispose();
    }

    private static bool HasPrompt(TerminalEmulator screen) => screen.RowText(0).StartsWith(" MAESTRO", StringComparison.Ordinal) && screen.RowText(screen.Rows - 2) == " >";

    private static string[] Provider(FakeModelServer? server) =>
        server is null ? ["--provider", "builtin"] : ["--provider", "openai", "--base-url", $"{server.Address}/v1", "--model", "fake-model"];

    private void OnFrame(TerminalEmulator screen, long at) => EveryFrame?.Invoke(screen);
}
