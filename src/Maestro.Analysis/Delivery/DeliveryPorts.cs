using Maestro.Analysis.Delivery.Facts;

namespace Maestro.Analysis.Delivery;

/// <summary>What is known of the ports of the programs in the repository.</summary>
/// <param name="Listening">Empty when the code names none.</param>
/// <param name="HasProbes">A manifest or compose file says how to see that a container answers.</param>
public sealed record DeliveryPorts(IReadOnlyList<ListeningPort> Listening, bool HasProbes)
{
    public static DeliveryPorts Unknown { get; } = new([], false);

    /// <summary>Whether something may listen there; nothing is doubted while the code names no port.</summary>
    public bool Knows(int port) => Listening.Count == 0 || Listening.Any(known => known.Port == port || known.Variable is not null);

    /// <summary>What the code says, as the end of a sentence.</summary>
    public string Said => $"the code listens on {string.Join(", ", Listening)}";
}
