using Maestro.Core.Events;

namespace Maestro.Core.Routing;

/// <summary>Chooses the agent for a request.</summary>
public interface IRouter
{
    /// <param name="agent">The agent the person named by option; null to choose. An <c>@agent</c> in the request is honoured too.</param>
    ValueTask<Route> RouteAsync(string request, string? agent, CancellationToken cancellationToken);
}

/// <summary>Where a request goes, and why.</summary>
/// <param name="Request">The request without a leading <c>@agent</c>.</param>
/// <param name="Confidence">From 0 to 1.</param>
/// <param name="Candidates">Best first.</param>
public sealed record Route(string Agent, string Request, string Reason, double Confidence, IReadOnlyList<RouteCandidate> Candidates);
