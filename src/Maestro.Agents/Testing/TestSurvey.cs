using System.Runtime.CompilerServices;
using Maestro.Agents.Evidence;
using Maestro.Agents.Findings;
using Maestro.Analysis.Checks;
using Maestro.Analysis.Mutation;
using Maestro.Analysis.Project;
using Maestro.Analysis.Search;
using Maestro.Analysis.Source;
using Maestro.Analysis.Testing;
using Maestro.Core.Agents;
using Maestro.Core.Events;
using Maestro.Core.Evidence;
using Maestro.Core.Results;
using Maestro.Core.Text;

namespace Maestro.Agents.Testing;

/// <summary>Finds out how a project is tested: what runs the tests, which code is meant, its nearest tests, and what no test names.</summary>
internal sealed class TestSurvey(string agent, AgentTask task, AgentCatalogOptions options, TestingWish wish)
{
    private const int MostMemory = 4_000;
    private const int MostStyle = 6_000;
    private const int MostUntested = 60;
    private const int FewFiles = 20;

    private Func<string, string?> read = _ => null;

    public RepositoryIndex? Index { get; private set; }

    public ProjectFacts? Facts { get; private set; }

    public TestFramework? Framework { get; private set; }

    public TestCommands? Commands { get; private set; }

    public NearTests? Near { get; private set; }

    /// <summary>The code that is meant, without tests.</summary>
    public IReadOnlyList<ScanFile> Files { get; private set; } = [];

    public string Scope { get; private set; } = "nothing";

    public string? Style { get; private set; }

    public IReadOnlyList<UntestedFunction> Untested { get; private set; } = [];

    /// <summary>The files of the repository.</summary>
    public IReadOnlySet<string> Known => Index!.Files.Select(file => file.Path).ToHashSet(StringComparer.Ordinal);

    public string? Read(string path) => read(path);

    public async IAsyncEnumerable<AgentEvent> RunAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        yield return new StatusChanged(agent, $"Reading the repository {Path.GetFileName(Path.TrimEndingDirectorySeparator(task.Cwd))}");
        Index = await options.OpenIndex(task.Cwd, cancellationToken);
        Facts = ProjectScanner.Scan(task.Cwd, Index);
        var search = new ScopeSearch(Index, task.Cwd, changesFirst: wish.Mutation);
        read = search.Read;
        if (Facts.Files == 0)
        {
            yield return new StatusChanged(agent, Facts.WhyEmpty());
            yield break;
        }

        var scope = await search.FindAsync(wish.Topic.Length > 0 ? wish.Topic : "the whole project", cancellationToken);
        Near = new NearTests(Index.Files, Read);
        var code = scope.Files.Where(file => file.IsCode && !file.IsTest).Select(Current).OfType<ScanFile>().ToList();
        Files = code.Count > FewFiles ? code.FindAll(file => !IsAside(file.Path)) : code;
        Scope = wish.Changes && scope.Change is null ? $"{scope.Words}, as nothing has changed since the last commit" : scope.Words;
        var language = Files.GroupBy(file => SourceScanner.LanguageOf(file.Path)).MaxBy(group => group.Count())?.Key;
        Framework = new TestFrameworkFinder(Facts, Index.Files, Read).Find(language);
        Commands = Framework is null ? null : new TestCommands(Framework, ProjectOf);
        Style = Near.Style(Files is [{ } only, ..] && Files.Count <= FewFiles ? only.Path : null, language);
        yield return new StatusChanged(agent, Framework is null ? $"No command was found that runs tests; {Counted(Near.All.Count)}"
            : $"{Framework.Called}: {Commands!.All}; {Counted(Near.All.Count)}{(Style is null ? "" : $", the pattern is {Style}")}");
        yield return new StatusChanged(agent, Files.Count == 0 ? $"No code to test in {Scope}" : $"Looking at {Scope}");
        if (Style is not null)
            yield return new FileTouched(agent, Style, FileChange.Read);
        if (Files.Count <= FewFiles)
            foreach (var file in Files)
                yield return new FileTouched(agent, file.Path, FileChange.Read);
        if (Files.Count == 0)
            yield break;
        var untested = await Task.Run(() => UntestedFunctions.Find(Files, Near.All, Read), cancellationToken);
        // The best match of a topic comes first, not its neighbours.
        var ranks = Files.Count > FewFiles ? [] : Files.Index().ToDictionary(file => file.Item.Path, file => file.Index, StringComparer.Ordinal);
        Untested = [.. untested.OrderBy(function => ranks.GetValueOrDefault(function.File)).Take(MostUntested)];
        yield return new StatusChanged(agent, Untested.Count == 0 ? "Every function there is named by a test" : $"{(Untested.Count == MostUntested ? "At least " : "")}{RepositorySurvey.Counted(Untested.Count, "function is", "functions are")} named by no test");
    }

    public TaskEvidence Evidence(TestingResult measured) => new(agent, task.Request, task.Cwd, Facts, Memory: RepositorySurvey.Bounded(task.Memory, MostMemory))
    {
        Scope = Scope,
        Tests = new TestEvidence(measured, Style is null || task.Model.IsBuiltin ? null
            : RepositorySurvey.Bounded(Secrets.Mask(Read(Style) ?? ""), MostStyle), wish.Write),
        Files = task.Model.IsBuiltin ? null : ScopeExcerpts.Of(new CodeScope(Scope, Files), task.MayRead),
    };

    /// <summary>The mutants to try, and how many there could be: of a whole repository those of files that tests are near to.</summary>
    public (IReadOnlyList<Mutant> Chosen, int Possible, IReadOnlyList<string> Near) Mutants()
    {
        var files = Files.Count > FewFiles ? [.. Files.Where(file => Near!.Of([file.Path]).Count > 0)] : Files;
        var mutants = (files.Count > 0 ? files : Files).SelectMany(MutantFinder.Find).ToList();
        var chosen = MutantChoice.Of(mutants, wish.Mutants);
        return (chosen, mutants.Count, Near!.Of(chosen.Select(mutant => mutant.File).ToHashSet(StringComparer.Ordinal)));
    }

    /// <summary>What is there to show how the code is used, not to be tested.</summary>
    private static bool IsAside(string path) => TestPaths.IsSample(path) || path.StartsWith("docs/", StringComparison.Ordinal)
        || path.StartsWith("doc/", StringComparison.Ordinal);

    /// <summary>A file as it is in the work folder, also when a commit was named.</summary>
    private ScanFile? Current(ScanFile file) => Read(file.Path) is { } text ? file with { Text = text } : null;

    private string? ProjectOf(string test)
    {
        var projects = Index!.Files.Select(file => file.Path).Where(path => path.EndsWith("proj", StringComparison.Ordinal));
        return projects.Where(path => path.LastIndexOf('/') is var slash && test.StartsWith(path[..(slash + 1)], StringComparison.Ordinal))
            .MaxBy(path => path.LastIndexOf('/'));
    }

    private static string Counted(int tests) => RepositorySurvey.Counted(tests, "file of tests", "files of tests");
}
