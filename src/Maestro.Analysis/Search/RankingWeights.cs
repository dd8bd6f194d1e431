namespace Maestro.Analysis.Search;

/// <summary>How much each sign counts when files are ranked; measured in <c>docs/decisions/0001-finding-files.md</c>.</summary>
internal sealed record RankingWeights
{
    public static RankingWeights Default { get; } = new();

    public double Text { get; init; } = 1;

    public double FileName { get; init; } = 0.8;

    public double Folders { get; init; } = 0.3;

    public double Symbols { get; init; } = 0.6;

    /// <summary>Factor for tests when the sentence does not ask for them.</summary>
    public double Test { get; init; } = 0.3;

    public double Sample { get; init; } = 0.5;

    /// <summary>Factor for documents and data when the sentence does not ask for them.</summary>
    public double Prose { get; init; } = 0.3;

    public double Neighbour { get; init; } = 0.15;

    public double Churn { get; init; } = 0.5;

    public double Votes { get; init; } = 0.8;

    /// <summary>All bonuses of a file together, as a share of the best score.</summary>
    public double BonusCap { get; init; } = 0.6;

    public double SameFolder { get; init; } = 0.1;

    public double SameChange { get; init; } = 0.5;

    /// <summary>Commits that vote.</summary>
    public int Voters { get; init; } = 40;
}
