namespace Maestro.Analysis.Delivery.Facts;

/// <summary>A port that the code listens on, and where it says so.</summary>
/// <param name="Line">0 when it is what a framework does by itself.</param>
/// <param name="Variable">The environment variable that sets another one; null when there is none.</param>
public sealed record ListeningPort(int Port, string File, int Line, string? Variable = null)
{
    public override string ToString() => Line > 0 ? $"{Port} ({File}:{Line})" : $"{Port} ({File})";
}
