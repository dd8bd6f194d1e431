using Maestro.Core.Evidence;
using Maestro.Core.Models;
using Microsoft.Extensions.AI;

namespace Maestro.Core.Routing;

/// <summary>Asks the model for one word when the rules are unsure; whatever goes wrong, the rules' choice stands.</summary>
/// <param name="agents">The agents of this version with their purpose.</param>
/// <param name="client">Null when no model is configured: then the rules alone decide.</param>
public sealed class ModelRouter(RuleRouter rules, IReadOnlyList<AgentPurpose> agents, IChatClient? client, TimeProvider time) : IRouter
{
    /// <summary>Below this confidence of the rules the model is asked.</summary>
    public const double Unsure = 0.45;

    private const int AskedCharacters = 2000;
    private static readonly TimeSpan TimeLimit = TimeSpan.FromSeconds(5);

    public async ValueTask<Route> RouteAsync(string request, string? agent, CancellationToken cancellationToken)
    {
        var route = await rules.RouteAsync(request, agent, cancellationToken);
        if (client is null || route.Confidence >= Unsure || string.IsNullOrWhiteSpace(route.Request))
            return route;

        using var limit = new CancellationTokenSource(TimeLimit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        try
        {
            var reply = await client.GetResponseAsync(Question(route.Request), CallOnce.Mark(new ChatOptions { Temperature = 0 }), either.Token);
            return Named(reply.Text) switch
            {
                null => route with { Reason = $"{route.Reason}; the model named no agent" },
                var same when same == route.Agent => route with { Reason = $"{route.Reason}; the model agrees" },
                var named => route with { Agent = named, Reason = "the model chose it, the rules were unsure" },
            };
        }
        catch (ModelException failure)
        {
            return route with { Reason = $"{route.Reason}; the model could not be asked: {failure.Message}" };
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return route with { Reason = $"{route.Reason}; the model did not answer within {TimeLimit.TotalSeconds:0} s" };
        }
    }

    private List<ChatMessage> Question(string request)
    {
        var list = string.Join('\n', agents.Select(agent => $"{agent.Name}: {agent.Description}"));
        return
        [
            new(ChatRole.System, $"Choose who takes the request. Answer with one word, a name of this list:\n{list}"),
            new(ChatRole.User, request.Length > AskedCharacters ? request[..AskedCharacters] : request),
        ];
    }

    /// <summary>The first word of the reply that is an agent's name.</summary>
    private string? Named(string reply)
    {
        var names = agents.Select(agent => agent.Name).ToList();
        return RequestWords.Of(reply).Select(word => word.Folded).FirstOrDefault(names.Contains);
    }
}
