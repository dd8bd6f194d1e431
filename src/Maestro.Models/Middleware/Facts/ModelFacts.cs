namespace Maestro.Models.Middleware.Facts;

/// <summary>What is known of a model; null for what is not.</summary>
/// <param name="Window">Tokens that it reads.</param>
/// <param name="MostOutput">Tokens that it writes in one reply.</param>
public sealed record ModelFacts(Price? Price, long? Window, long? MostOutput)
{
    public static ModelFacts Unknown { get; } = new(null, null, null);
}
