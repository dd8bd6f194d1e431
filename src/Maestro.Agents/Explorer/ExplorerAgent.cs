using System.Runtime.CompilerServices;
using Maestro.Agents.Evidence;
using Maestro.Agents.Results;
using Maestro.Core.Agents;
using Maestro.Core.Events;
using Maestro.Core.Results;

namespace Maestro.Agents.Explorer;

/// <summary>Finds the files that matter for a sentence and explains how they work together.</summary>
internal sealed class ExplorerAgent(AgentCatalogOptions options) : IAgent
{
    private readonly Lazy<AgentProfile> profile = new(() => options.Own.Find("explorer"));

    public string Name => "explorer";

    public string Description => profile.Value.Description;

    public async IAsyncEnumerable<AgentEvent> ExecuteStreamingAsync(AgentTask task, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var survey = new RepositorySurvey(Name, task, options);
        await foreach (var e in survey.RunAsync(cancellationToken))
            yield return e;
        yield return ProviderNote.Of(Name, task);
        var talk = new Conversation(profile.Value, task, survey.Evidence, options.Time, profile.Value.Tools);
        await foreach (var e in task.Schema is { } own ? OwnForm.AskAsync(Name, talk, own, null, cancellationToken) : talk.AskAsync(cancellationToken))
            yield return e;
        if (task.Schema is not null)
            yield break;
        yield return new ResultProduced(
            Name, new ExplorerResult(Files(survey, talk.Answer), survey.Evidence.Dependencies ?? [], talk.Answer.Trim()), talk.Reasoning);
    }

    /// <summary>The files of the index, then those that the reply names besides and that exist.</summary>
    private static List<ExploredFile> Files(RepositorySurvey survey, string reply)
    {
        var found = (survey.Evidence.Files ?? []).Select(file => new ExploredFile(file.Path, file.Score, file.Reason, file.Symbols, file.Lines)).ToList();
        var known = found.Select(file => file.Path).ToHashSet(StringComparer.Ordinal);
        var byPath = (survey.Index?.Files ?? []).ToDictionary(file => file.Path, StringComparer.Ordinal);
        var score = found.Count > 0 ? found[^1].Score : 0;
        foreach (var path in NamedPaths.In(reply, survey.Paths, withFolders: false).Where(known.Add))
        {
            var file = byPath[path];
            var symbols = file.Symbols.Where(symbol => symbol.IsPublic).Take(8).Select(symbol => $"{symbol.Name}:{symbol.Line}");
            found.Add(new ExploredFile(path, score, "named in the answer", [.. symbols], file.Lines));
        }

        return found;
    }
}
