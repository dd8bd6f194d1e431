using System.Diagnostics;
using Maestro.Testing.Processes;

namespace Maestro.EndToEnd.Tests.Program;

/// <summary>Runs the real program in a home of its own, with no key but those given.</summary>
internal sealed class MaestroRun : IDisposable
{
    private static readonly string[] Cleared =
        ["OPENAI_API_KEY", "OPENAI_BASE_URL", "ANTHROPIC_API_KEY", "ANTHROPIC_BASE_URL", "GEMINI_API_KEY", "GOOGLE_GEMINI_BASE_URL", "HF_TOKEN", "MAESTRO_PROVIDER", "MAESTRO_MODEL"];

    public string Home { get; } = Directory.CreateTempSubdirectory("maestro-e2e-").FullName;

    public string Folder => Path.Combine(Home, "work");

    public Dictionary<string, string> Environment { get; } = new(StringComparer.Ordinal);

    public MaestroRun() => Directory.CreateDirectory(Folder);

    public void Dispose() => Directory.Delete(Home, recursive: true);

    public void Write(string path, string text)
    {
        var full = Path.Combine(Home, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
    }

    public async Task<ProgramEnd> RunAsync(params string[] arguments)
    {
        using var process = Start(arguments);
        process.StandardInput.Close();
        return await EndAsync(process);
    }

    private static string Binary => System.Environment.GetEnvironmentVariable("MAESTRO_BINARY") ?? Path.Combine(AppContext.BaseDirectory, "maestro");

    public Process Start(params string[] arguments) => StartProgram(Binary, arguments);

    /// <summary>Through a shell whose script has the program as <c>$0</c> and its arguments as <c>$@</c>.</summary>
    public Process StartThrough(string shell, string script, params string[] arguments) => StartProgram(shell, ["-c", script, Binary, .. arguments]);

    /// <summary>As a person does, on a terminal without colours.</summary>
    public PseudoTerminal StartOnTerminal(params string[] arguments)
    {
        var environment = OwnEnvironment();
        environment["PATH"] = System.Environment.GetEnvironmentVariable("PATH")!;
        environment["NO_COLOR"] = "1";
        return PseudoTerminal.Start(Binary, arguments, environment, Folder);
    }

    private Process StartProgram(string program, string[] arguments)
    {
        var start = new ProcessStartInfo(program)
        {
            WorkingDirectory = Folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        foreach (var name in Cleared)
            start.Environment.Remove(name);
        foreach (var (name, value) in OwnEnvironment())
            start.Environment[name] = value;
        return Process.Start(start)!;
    }

    private Dictionary<string, string> OwnEnvironment() => new(Environment)
    {
        ["HOME"] = Home,
        ["XDG_CONFIG_HOME"] = Path.Combine(Home, "config"),
        ["XDG_DATA_HOME"] = Path.Combine(Home, "data"),
        ["XDG_CACHE_HOME"] = Path.Combine(Home, "cache"),
        ["OLLAMA_HOST"] = Environment.GetValueOrDefault("OLLAMA_HOST", "127.0.0.1:9"),
    };

    public static async Task<ProgramEnd> EndAsync(Process process)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        var stdout = process.StandardOutput.ReadToEndAsync(limit.Token);
        var stderr = process.StandardError.ReadToEndAsync(limit.Token);
        await process.WaitForExitAsync(limit.Token);
        return new ProgramEnd(process.ExitCode, await stdout, await stderr);
    }
}

/// <summary>What a run of the program said and how it ended.</summary>
internal sealed record ProgramEnd(int ExitCode, string Stdout, string Stderr);
