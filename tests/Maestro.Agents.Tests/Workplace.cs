using Maestro.Analysis.Search;
using Maestro.Core.Agents;
using Maestro.Core.Events;
using Maestro.Core.Evidence;
using Maestro.Core.Permissions;
using Maestro.Core.Results;
using Maestro.Core.Tools;
using Maestro.Models.Builtin;
using Maestro.Testing;
using Maestro.Testing.Samples;
using Maestro.Tools;
using Microsoft.Extensions.AI;

namespace Maestro.Agents.Tests;

/// <summary>A small made-up repository in a temporary folder, and runs of agents in it.</summary>
internal sealed class Workplace : IDisposable
{
    public Workplace(params (string Path, string Text)[] files)
    {
        Folder = Directory.CreateTempSubdirectory("maestro-agents-").FullName;
        foreach (var (path, text) in files)
        {
            var full = Path.Combine(Folder, path);
            Directory.CreateDirectory(Path.GetDirectoryName(full)!);
            File.WriteAllText(full, text);
        }
    }

    /// <summary>One of the projects with planted faults.</summary>
    public static Workplace Sample(string name)
    {
        using var sample = new SampleProject(name);
        return new([.. Directory.EnumerateFiles(sample.Folder, "*", SearchOption.AllDirectories).Select(file => (Path.GetRelativePath(sample.Folder, file), File.ReadAllText(file)))]);
    }

    public string Folder { get; }

    public string Read(string path) => File.ReadAllText(Path.Combine(Folder, path));

    public FakeCommands Commands { get; } = new();

    private ITool? shell;

    /// <summary>Puts another tool in the place of the shell.</summary>
    public T Use<T>(T instead)
        where T : ITool
    {
        shell = instead;
        return instead;
    }

    public Verdict Verdict { get; set; } = Verdict.Allow;

    public static Workplace CSharp() => new(
        ("Shop.slnx", "<Solution><Project Path=\"src/Shop/Shop.csproj\" /></Solution>"),
        ("src/Shop/Shop.csproj", "<Project Sdk=\"Microsoft.NET.Sdk.Web\"><PropertyGroup><OutputType>Exe</OutputType></PropertyGroup></Project>"),
        ("src/Shop/Program.cs", "using Shop.Users;\nvar accounts = new Accounts();\naccounts.Add(new User(\"a\"));\n"),
        ("src/Shop/Users/User.cs", "namespace Shop.Users;\n\n/// <summary>A person who buys in the shop.</summary>\npublic sealed record User(string Name);\n"),
        ("src/Shop/Users/Accounts.cs", "namespace Shop.Users;\n\npublic sealed class Accounts\n{\n    private readonly List<User> users = [];\n    public void Add(User user) => users.Add(user);\n}\n"),
        ("src/Shop/Orders/Order.cs", "namespace Shop.Orders;\n\npublic sealed record Order(int Number, decimal Total);\n"),
        ("tests/Shop.Tests/Shop.Tests.csproj", "<Project Sdk=\"Microsoft.NET.Sdk\"><ItemGroup><PackageReference Include=\"xunit.v3\" /></ItemGroup></Project>"),
        ("tests/Shop.Tests/AccountsTests.cs", "namespace Shop.Tests;\nusing Shop.Users;\npublic sealed class AccountsTests\n{\n    [Fact]\n    public void Adds() => new Accounts().Add(new User(\"a\"));\n}\n"),
        ("README.md", "# Shop\n"));

    public static Workplace Python() => new(
        ("pyproject.toml", "[project]\nname = \"notes\"\ndependencies = [\"flask\"]\n\n[project.optional-dependencies]\ndev = [\"pytest\"]\n\n[tool.pytest.ini_options]\ntestpaths = [\"tests\"]\n"),
        ("notes/__init__.py", ""),
        ("notes/app.py", "from notes.store import Store\n\ndef create_app():\n    return Store()\n"),
        ("notes/store.py", "class Store:\n    def save(self, note):\n        self.note = note\n"),
        ("tests/test_store.py", "from notes.store import Store\n\ndef test_save():\n    Store().save('a')\n"));

    public static Workplace TypeScript() => new(
        ("package.json", "{\"name\":\"board\",\"main\":\"src/index.ts\",\"scripts\":{\"test\":\"vitest run\",\"build\":\"tsc\",\"lint\":\"eslint .\"},\"dependencies\":{\"express\":\"5\"}}"),
        ("src/index.ts", "import { Board } from './board';\nexport const board = new Board();\n"),
        ("src/board.ts", "export class Board {\n  move(card: string) { return card; }\n}\n"),
        ("src/board.test.ts", "import { Board } from './board';\n"));

    public static AgentCatalogOptions Options => new((root, stop) => RepositoryIndex.OpenAsync(root, null, stop), new BuiltinChatClient(), TimeProvider.System)
    {
        HasProgram = _ => false,
    };

    /// <summary>What every database file says of itself.</summary>
    public DatabaseFacts? Database { get; set; }

    /// <summary>The programs that seem to be on this machine.</summary>
    public HashSet<string> Programs { get; } = [];

    public AgentTask Task(string request, IChatClient? client = null) => new(
        request, Folder, [], client is null ? new ModelInUse(ModelInUse.BuiltinProvider, null, new BuiltinChatClient()) : new ModelInUse("fake", "fake-1", client),
        new ToolRunner([shell ?? Commands, .. ToolSet.Create(null, []).Where(tool => tool.Declaration.Name != "run_command")], new ApprovalGate(new FixedPolicy(Verdict), canAsk: false), Folder, TimeProvider.System)
        {
            Changes = new DirectChanges(),
        }, GenerationSettings.Default);

    /// <summary>Runs git in the folder, as a person who has configured nothing.</summary>
    public void Git(params string[] arguments)
    {
        using var process = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo("git", ["-c", "user.name=a", "-c", "user.email=a@b", "-c", "init.defaultBranch=main", .. arguments])
        {
            WorkingDirectory = Folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
    }

    public void Write(string path, string text) => File.WriteAllText(Path.Combine(Folder, path), text);

    /// <summary>Every event of a run, the terminal one last.</summary>
    public async Task<List<AgentEvent>> RunAsync(string agent, string request, IChatClient? client = null, ResultSchema? form = null) =>
        await Stream(agent, request, client, CancellationToken.None, form).ToListAsync();

    public IAsyncEnumerable<AgentEvent> Stream(
        string agent, string request, IChatClient? client, CancellationToken cancellationToken, ResultSchema? form = null) => RunEnding.EndExactlyOnce(
        AgentCatalog.Create(Options with { HasProgram = Programs.Contains, Environment = _ => null, IsSqlite = path => Database is not null && path.EndsWith(".db", StringComparison.Ordinal), ReadSqlite = (_, _, _, _) => Database! }).Single(known => known.Name == agent).ExecuteStreamingAsync(Task(request, client) with { Schema = form }, cancellationToken), agent,
        name => new RunCancelled(name, "stopped"), cancellationToken);

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private sealed class FixedPolicy(Verdict verdict) : IAccessPolicy
    {
        public AccessDecision Decide(Access access) => new(verdict, "the rules say so");

        public void Allow(string rule, bool always) => throw new NotSupportedException();
    }
}
