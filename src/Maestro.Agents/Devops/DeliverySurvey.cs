using System.Runtime.CompilerServices;
using Maestro.Agents.Evidence;
using Maestro.Agents.Findings;
using Maestro.Analysis.Checks;
using Maestro.Analysis.Delivery;
using Maestro.Analysis.Delivery.Drafts;
using Maestro.Analysis.Delivery.Facts;
using Maestro.Analysis.Project;
using Maestro.Core.Agents;
using Maestro.Core.Events;
using Maestro.Core.Evidence;
using Maestro.Core.Models;

namespace Maestro.Agents.Devops;

/// <summary>Finds out what a repository tells of how it is built and run, checks its files of containers and pipelines, and
/// writes those that are asked for.</summary>
internal sealed class DeliverySurvey(string agent, AgentTask task, AgentCatalogOptions options)
{
    private const int MostEvidence = 60;
    private const int MostMemory = 4_000;

    private readonly List<string> why = [];
    private List<ScanFile> all = [];
    private DevopsWish wish = new([], false, false, null);

    public DeliveryTree Tree { get; private set; } = new(task.Cwd, [], _ => null);

    public DeliveryPorts Ports { get; private set; } = DeliveryPorts.Unknown;

    /// <summary>The files that the request is about and that are there.</summary>
    public IReadOnlyList<ScanFile> Scope { get; private set; } = [];

    public IReadOnlyList<CodeFinding> Findings { get; private set; } = [];

    /// <summary>What was written from the facts; nothing of it is in the work folder yet.</summary>
    public IReadOnlyList<FileDraft> Drafts { get; private set; } = [];

    public TaskEvidence Evidence { get; private set; } = new(agent, task.Request, task.Cwd, Memory: RepositorySurvey.Bounded(task.Memory, MostMemory));

    /// <summary>The lines of each file that a finding may name.</summary>
    public IReadOnlyDictionary<string, int> LinesWith(IReadOnlyList<FileDraft> files) =>
        all.Select(file => (file.Path, file.Text)).Concat(files.Select(file => (file.Path, Text: file.Content))).GroupBy(file => file.Path)
            .ToDictionary(group => group.Key, group => group.Last().Text.AsSpan().Count('\n') + 1, StringComparer.Ordinal);

    public async IAsyncEnumerable<AgentEvent> RunAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        yield return new StatusChanged(agent, $"Reading the repository {Path.GetFileName(Path.TrimEndingDirectorySeparator(task.Cwd))}");
        var index = await options.OpenIndex(task.Cwd, cancellationToken);
        var facts = ProjectScanner.Scan(task.Cwd, index);
        all = await RepositoryFiles.ReadAsync(task.Cwd, index, cancellationToken);
        Tree = new DeliveryTree(task.Cwd, index.Files.Select(file => file.Path), path => RepositoryFiles.Text(task.Cwd, path));
        Ports = DeliveryScan.Ports(all);
        var there = all.Where(file => !file.IsTest && KindOf(file) is not DeliveryKind.None).ToList();
        wish = DevopsWish.Of(task.Request, there.Exists(file => KindOf(file) is DeliveryKind.GitLab));
        var delivery = await Task.Run(() => DeliveryFacts.Of(task.Cwd, Tree, facts, all), cancellationToken);
        var notes = delivery.Lines();
        foreach (var note in notes.Take(8))
            yield return new StatusChanged(agent, $"Found: {note}");
        Scope = ScopeOf(there);
        foreach (var file in Scope.Take(20))
            yield return new FileTouched(agent, file.Path, FileChange.Read);
        Findings = DeliveryScan.Run(Tree, Scope, Ports, cancellationToken).Findings;
        var scope = Scope.Count == 0 ? "no file of containers or pipelines: there is none" : string.Join(", ", Scope.Select(file => file.Path));
        yield return new StatusChanged(agent, Scope.Count > 0 ? $"Checked {scope}: {Counted(Findings.Count)}"
            : facts.Files == 0 ? facts.WhyEmpty()
            : there.Count == 0 ? "There is no file of containers or pipelines yet"
            : $"There is no file of this kind yet, but {string.Join(", ", there.Take(5).Select(file => file.Path))}{(there.Count > 5 ? " and more" : "")}");
        if (wish.Makes)
            Draft(delivery, there);
        foreach (var draft in Drafts)
            yield return new StatusChanged(agent, $"Drafted {draft.Path}: {draft.Description}");
        Evidence = Evidence with
        {
            Facts = facts,
            Scope = scope,
            Findings = [.. Findings.Take(MostEvidence)],
            Notes = [.. task.Model.IsBuiltin && !wish.Makes ? [] : notes, .. why.Distinct()],
            Drafts = Drafts,
            Files = task.Model.IsBuiltin ? null : ScopeExcerpts.Of(new CodeScope(scope, [.. Scope, .. Manifests(facts)]), task.MayRead),
        };
    }

    /// <summary>What the request wants and only a model can do.</summary>
    /// <exception cref="RunException">There is no model.</exception>
    public void RefuseWhatNeedsAModel()
    {
        if (!task.Model.IsBuiltin || !wish.Makes || Drafts.Count > 0 || Scope.Count > 0 || Evidence.Facts is { Files: 0 })
            return;
        var reason = why.Count > 0 ? string.Join("; ", why.Distinct())
            : "without a model the devops agent writes a Dockerfile, compose, GitHub or GitLab pipelines and Kubernetes manifests, and the request names none of these";
        throw new RunException(ErrorKind.InvalidRequest, $"Nothing was written: {reason}.", "Say what starts the program, or configure a model: export OPENAI_API_KEY=... or --provider ollama --model NAME.");
    }

    /// <summary>The files that the request names, and those of the kinds that it names besides; all where it names nothing.</summary>
    private List<ScanFile> ScopeOf(List<ScanFile> there)
    {
        var named = NamedPaths.In(task.Request, [.. there.Select(file => file.Path)], withFolders: true);
        var ofNamed = there.Where(file => named.Contains(file.Path)).Select(KindOf).ToHashSet();
        if (wish.Kinds.Count == 0)
            return named.Count == 0 ? there : [.. there.Where(file => named.Contains(file.Path))];
        var isAnyContainer = !wish.Makes && wish.Kinds.Contains(DeliveryKind.Docker)
            && !task.Request.Contains("dockerfile", StringComparison.OrdinalIgnoreCase);
        return [.. there.Where(file => named.Contains(file.Path) || (!ofNamed.Contains(KindOf(file)) && IsWished(KindOf(file), isAnyContainer)))];
    }

    private bool IsWished(DeliveryKind kind, bool isAnyContainer) =>
        wish.Kinds.Contains(kind) || (isAnyContainer && kind is DeliveryKind.Compose)
            || (kind is DeliveryKind.GitLab && wish.Kinds.Contains(DeliveryKind.GitHub) && !wish.Makes);

    private static DeliveryKind KindOf(ScanFile file) => DeliveryKinds.Of(file.Path, file.Text);

    private void Draft(DeliveryFacts delivery, List<ScanFile> there)
    {
        if (delivery.Stacks.Count == 0)
        {
            why.Add("no manifest of Node.js, Python, Go, .NET, Java or Rust was found, so nothing tells how the project is built and started");
            return;
        }

        var stack = delivery.Stacks.FirstOrDefault(one => IsNamed(one.Folder) || IsNamed(one.Ecosystem))
            ?? delivery.Stacks.FirstOrDefault(one => one.Start is not null) ?? delivery.Stacks[0];
        var wanted = wish.Kinds.Where(kind => wish.Replaces || !Is(there, kind, stack)).ToList();
        foreach (var kind in wish.Kinds.Except(wanted))
            why.Add(There([.. there.Where(file => KindOf(file) == kind).Select(file => file.Path)]));
        var made = DeliveryDrafts.Of(delivery, stack, wanted, path => Exists(path, there, stack), why);
        if (wish.Replaces && there.Find(file => KindOf(file) is DeliveryKind.Compose) is { } old)
            made = [.. made.Select(draft => draft.Kind is DeliveryKind.Compose ? draft with { Path = old.Path } : draft)];
        Drafts = [.. made.Select(draft => new FileDraft(draft.Path, draft.Text, draft.Description))];
        if (made.Count > 0)
            why.AddRange(stack.Notes);
    }

    private bool IsNamed(string part) => part.Length > 1 && task.Request.Contains(part, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether there is such a file, for a container file in the part that is meant.</summary>
    private static bool Is(List<ScanFile> there, DeliveryKind kind, Stack stack) =>
        there.Exists(file => KindOf(file) == kind && !file.Path.StartsWith(".devcontainer/", StringComparison.Ordinal) && (kind is not DeliveryKind.Docker || stack.Folder.Length == 0 || file.Path.StartsWith($"{stack.Folder}/", StringComparison.Ordinal)));

    /// <summary>A container file of the part stands for any other of its part.</summary>
    private bool Exists(string path, List<ScanFile> there, Stack stack) =>
        Tree.HasFile(path) || (path.EndsWith("Dockerfile", StringComparison.Ordinal) && !wish.Replaces && Is(there, DeliveryKind.Docker, stack));

    private static string There(List<string> paths) =>
        $"{string.Join(", ", paths.Take(3))}{(paths.Count > 3 ? $" and {paths.Count - 3} more" : "")} {(paths.Count == 1 ? "is" : "are")} there already and {(paths.Count == 1 ? "was" : "were")} checked; ask to replace {(paths.Count == 1 ? "it" : "them")} to have {(paths.Count == 1 ? "it" : "one")} written anew";

    private IEnumerable<ScanFile> Manifests(ProjectFacts facts) =>
        all.Where(file => facts.Manifests.Any(manifest => manifest.Path == file.Path)).Take(6);

    private static string Counted(int count) => count == 0 ? "nothing was found" : RepositorySurvey.Counted(count, "finding", "findings");
}
