using Maestro.Core.Events;

namespace Maestro.Core.Routing;

/// <summary>Chooses the agent by rules over the words of the request, in English and Portuguese; needs no model.</summary>
/// <param name="available">The agents of this version; when the best one is not among them, another stands in and the reason says so.</param>
public sealed class RuleRouter(IReadOnlyList<string> available) : IRouter
{
    private const int MostCandidates = 5;

    public ValueTask<Route> RouteAsync(string request, string? agent, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(Route(request, agent));
    }

    /// <exception cref="Models.RunException">The person named an agent that does not exist.</exception>
    public Route Route(string request, string? agent = null)
    {
        var (mentioned, text) = AgentMention.Split(request);
        if (!string.IsNullOrWhiteSpace(agent))
            return Certain(AgentMention.Find(agent, available), mentioned is not null && available.Contains(mentioned) ? text : request.Trim(), "you chose it");
        if (mentioned is not null)
            return Certain(AgentMention.Find(mentioned, available), text, $"you wrote @{mentioned}");
        if (ShellLine.Is(text) && available.Contains(RoutingRules.Executor))
            return Certain(RoutingRules.Executor, text, "this is a shell command");
        return ByRules(text);
    }

    private static Route Certain(string agent, string request, string reason) => new(agent, request, reason, 1, [new RouteCandidate(agent, 1)]);

    private Route ByRules(string request)
    {
        var words = RequestWords.Of(request);
        var scores = RequestScores.Of(words, RoutingVocabulary.Shared);
        var ranked = RoutingRules.Agents.Select((agent, i) => (Agent: agent, Score: scores[i])).OrderByDescending(entry => entry.Score).ToList();
        var best = ranked[0];
        var confidence = Confidence(best.Score, ranked[1].Score);
        var candidates = ranked.Where(entry => entry.Score > 0).Take(MostCandidates)
            .Select(entry => new RouteCandidate(entry.Agent, Math.Round(Math.Min(1, entry.Score / Math.Max(10, best.Score)), 2))).ToList();
        if (available.Contains(best.Agent))
            return new Route(best.Agent, request, Reason(best.Agent, best.Score), confidence, candidates);

        var standIn = StandIns.For(words, available);
        return new Route(standIn, request, $"the {best.Agent} agent is not in this version; the {standIn} takes its place", confidence, candidates);
    }

    private static string Reason(string agent, double score) => agent switch
    {
        RoutingRules.Assistant when score <= 1 => "nothing in it asks for another agent",
        RoutingRules.Assistant => "this is a question or small talk",
        _ => $"the words ask for the {agent} agent",
    };

    /// <summary>High when the best score is both strong and far ahead of the second.</summary>
    private static double Confidence(double best, double second) =>
        Math.Round(Math.Min(1, best / 5) * (0.4 + (0.6 * (best - second) / best)), 2);
}
