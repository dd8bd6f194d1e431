using System.Text;
using Maestro.Cli.Run;
using Maestro.Cli.Usage;

namespace Maestro.Cli.Tests;

/// <summary>Runs the program inside the test, with a home of its own and nothing configured.</summary>
internal sealed class TrialRun : IDisposable
{
    private readonly MemoryStream stdout = new();
    private readonly MemoryStream stderr = new();
    private readonly string root = Directory.CreateTempSubdirectory("maestro").FullName;

    public TrialRun()
    {
        Folder = Path.Combine(root, "work");
        Directory.CreateDirectory(Folder);
        Environment["HOME"] = root;
        Environment["OLLAMA_HOST"] = "127.0.0.1:9";
    }

    public string Folder { get; }

    public string Input { get; set; } = "";

    public Dictionary<string, string> Environment { get; } = [];

    public string Stdout => Encoding.UTF8.GetString(stdout.ToArray());

    public string Stderr => Encoding.UTF8.GetString(stderr.ToArray());

    public string SettingsFile => Path.Combine(root, ".config", "maestro", "settings.json");

    public Surroundings Surroundings => new(
        new Utf8Output(stdout), new Utf8Output(stderr), () => new StringReader(Input), Environment.GetValueOrDefault, Folder, TimeProvider.System);

    public async Task<int> RunAsync(params string[] args) => await CommandLine.RunAsync(args, Surroundings);

    public void Dispose() => Directory.Delete(root, recursive: true);
}
