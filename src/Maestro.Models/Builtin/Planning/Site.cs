using Maestro.Core.Evidence;

namespace Maestro.Models.Builtin.Planning;

/// <summary>Files of one folder that a change works on together.</summary>
/// <param name="Score">Of the best file, from 0 to 1.</param>
/// <param name="Dependents">Files outside the group that depend on it.</param>
internal sealed record FileGroup(string Folder, IReadOnlyList<RelevantFile> Files, double Score, int Dependents)
{
    public IReadOnlyList<string> Paths => [.. Files.Select(file => file.Path)];
}

/// <summary>Where in the repository a change takes place, as the evidence tells it.</summary>
internal sealed class Site
{
    private const double Relevant = 0.35;
    private const int MostGroups = 3;
    private const int MostFiles = 4;

    // Words that name files of every repository and therefore say nothing about a topic.
    private const string Common = "user users data file files code page pages service services system application module feature model models handler support project test tests";

    private readonly TaskEvidence evidence;

    public Site(TaskEvidence evidence, PlanRequest request)
    {
        this.evidence = evidence;
        Naming = (evidence.Facts?.Languages ?? []).Select(share => FileNaming.OfLanguage(share.Language)).FirstOrDefault(naming => naming is not null);
        var code = (evidence.Files ?? []).Where(file => !file.IsTest && FileNaming.IsCode(file.Path)).ToList();
        Groups = GroupsOf(code);
        Tests = TestsOf([.. Groups.SelectMany(group => group.Paths)]);
        var named = request.Topic.Length > 0 && code.Any(file => file.Score >= Relevant && SharesWord(file.Path, request.Topic));
        if (Naming is { } style && !named && Groups is [var best, ..])
            NewFile = style.NewFile(request.Topic, best.Files[0].Path);
        else if (Naming is { } first && Groups.Count == 0)
            NewFile = first.NewFile(request.Topic, EntryPoints is [var entry, ..] ? entry : "");
    }

    public ProjectFacts? Facts => evidence.Facts;

    public FileNaming? Naming { get; }

    /// <summary>The file that matches best, whatever the order of the work; null when none matches.</summary>
    public RelevantFile? Best => Groups.SelectMany(group => group.Files).MaxBy(file => file.Score);

    /// <summary>Best first; a group comes after the groups that it depends on where the evidence says so.</summary>
    public IReadOnlyList<FileGroup> Groups { get; }

    public IReadOnlyList<string> Tests { get; }

    /// <summary>A file that is to be created for the topic, because none is named after it; null when one is.</summary>
    public string? NewFile { get; }

    /// <summary>The test to create when no test covers the groups.</summary>
    public string? NewTest =>
        Naming is { } naming && (NewFile ?? (Groups is [var best, ..] ? best.Files[0].Path : null)) is { } tested ? naming.NewTest(tested, TestFolder) : null;

    public string? TestFolder => Facts?.TestFolders is [var folder, ..] ? folder : null;

    public bool HasTests => Tests.Count > 0 || Facts is { TestFolders.Count: > 0 };

    public IReadOnlyList<string> EntryPoints => Facts?.EntryPoints ?? [];

    public ProjectCommand? Command(CommandPurpose purpose) => Facts?.Commands.FirstOrDefault(command => command.Purpose == purpose);

    public IReadOnlyList<string> Landmarks(Func<string, bool> wanted) => [.. (evidence.Landmarks ?? []).Where(wanted)];

    /// <summary>Whether files of one group depend on files of another.</summary>
    public bool DependsOn(FileGroup group, FileGroup other) =>
        (evidence.Dependencies ?? []).Any(edge => edge.Kind == "import" && group.Paths.Contains(edge.From) && other.Paths.Contains(edge.To));

    private List<FileGroup> GroupsOf(List<RelevantFile> code)
    {
        var chosen = code.Where((file, i) => i == 0 || file.Score >= Relevant).Take(MostGroups * MostFiles);
        var groups = chosen
            .GroupBy(file => FileNaming.Folder(file.Path), StringComparer.Ordinal)
            .Select(group => Group(group.Key, [.. group.Take(MostFiles)]))
            .OrderByDescending(group => group.Score)
            .Take(MostGroups)
            .ToList();
        var ordered = new List<FileGroup>();
        while (groups.Count > 0)
        {
            var next = groups.Find(group => groups.TrueForAll(other => other == group || !DependsOn(group, other))) ?? groups[0];
            groups.Remove(next);
            ordered.Add(next);
        }

        return ordered;
    }

    private FileGroup Group(string folder, List<RelevantFile> files)
    {
        var paths = files.ConvertAll(file => file.Path);
        var dependents = (evidence.Dependencies ?? []).Where(edge => edge.Kind == "import" && paths.Contains(edge.To) && !paths.Contains(edge.From))
            .Select(edge => edge.From);
        return new FileGroup(folder, files, files.Max(file => file.Score), dependents.Distinct().Count());
    }

    private List<string> TestsOf(List<string> paths)
    {
        var covering = (evidence.Dependencies ?? []).Where(edge => edge.Kind == "tests" && paths.Contains(edge.To)).Select(edge => edge.From);
        var found = (evidence.Files ?? []).Where(file => file.IsTest && FileNaming.IsCode(file.Path)).Select(file => file.Path);
        return [.. covering.Concat(found).Distinct().Take(3)];
    }

    private static bool SharesWord(string path, string topic)
    {
        var name = PlainWords.Fold(path);
        return PlainWords.Of(topic)
            .Any(word => word.Length > 3 && !PlainWords.Has(Common, word) && name.Contains(word.Length > 6 ? word[..5] : word, StringComparison.Ordinal));
    }
}
