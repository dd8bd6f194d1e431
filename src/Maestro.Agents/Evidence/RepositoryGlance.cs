using System.Runtime.CompilerServices;
using Maestro.Analysis.Files;
using Maestro.Analysis.Project;
using Maestro.Core.Agents;
using Maestro.Core.Events;
using Maestro.Core.Evidence;

namespace Maestro.Agents.Evidence;

/// <summary>What a repository is, seen from its file names and manifests alone; a whole survey only when the question names something in it.</summary>
internal sealed class RepositoryGlance(string agent, AgentTask task, AgentCatalogOptions options)
{
    private const int MostMemoryCharacters = 8_000;
    private const int ShortestName = 4;

    public TaskEvidence Evidence { get; private set; } =
        new(agent, task.Request, task.Cwd, Memory: RepositorySurvey.Bounded(task.Memory, MostMemoryCharacters));

    public async IAsyncEnumerable<AgentEvent> RunAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var listing = await WorkTree.ListAsync(task.Cwd, cancellationToken);
        if (NamesCode(listing.Paths))
        {
            var survey = new RepositorySurvey(agent, task, options);
            await foreach (var e in survey.RunAsync(cancellationToken))
                yield return e;
            Evidence = survey.Evidence with { Map = null };
            yield break;
        }

        Evidence = Evidence with { Facts = ProjectScanner.Scan(task.Cwd, listing.Paths, listing.Skipped, listing.IsGitRepository) };
        yield return new StatusChanged(agent, $"Looked at {RepositorySurvey.Counted(listing.Paths.Count, "file name", "file names")} and the manifests");
    }

    /// <summary>Whether the question holds a file's name, a path, or a word written as code.</summary>
    private bool NamesCode(IReadOnlyList<string> paths)
    {
        var words = task.Request.Split([' ', ',', ';', '?', '!', '(', ')', '"', '`'], StringSplitOptions.RemoveEmptyEntries);
        var wanted = words.Select(word => word.TrimEnd('.', ':')).Where(word => word.Length >= ShortestName).ToHashSet(StringComparer.OrdinalIgnoreCase);
        if (task.Request.Contains('`', StringComparison.Ordinal) || wanted.Any(IsCode))
            return paths.Count > 0;
        var lookup = wanted.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var path in paths)
        {
            var name = path.AsSpan(path.LastIndexOf('/') + 1);
            var dot = name.LastIndexOf('.');
            if (lookup.Contains(name) || (dot > 0 && lookup.Contains(name[..dot])))
                return true;
        }

        return false;
    }

    private static bool IsCode(string word) =>
        word.Contains('_', StringComparison.Ordinal) || word.Contains('/', StringComparison.Ordinal) || word.Contains("()", StringComparison.Ordinal)
        || (word.AsSpan(1).ContainsAnyInRange('A', 'Z') && word.AsSpan().ContainsAnyInRange('a', 'z'));
}
