namespace Maestro.Analysis.Mutation;

/// <summary>Chooses which mutants are tried when not all can be: every function first, then every kind; the same each time.</summary>
public static class MutantChoice
{
    private static readonly string[] Kinds = ["boundary", "comparison", "boolean", "negation", "return", "removed", "arithmetic", "number"];

    /// <summary>The first <paramref name="most"/> of them, spread as evenly as they come.</summary>
    public static IReadOnlyList<Mutant> Of(IEnumerable<Mutant> mutants, int most) =>
    [
        .. mutants.GroupBy(mutant => (mutant.File, mutant.Function)).SelectMany(Spread)
            .OrderBy(turn => turn.Turn).ThenBy(turn => turn.Mutant.File, StringComparer.Ordinal).ThenBy(turn => turn.Mutant.Start).Take(most)
                .Select(turn => turn.Mutant),
    ];

    private static IEnumerable<(Mutant Mutant, int Turn)> Spread(IEnumerable<Mutant> ofFunction) =>
        ofFunction.OrderBy(mutant => mutant.Start).GroupBy(mutant => mutant.Kind).SelectMany(ofKind => ofKind.Select((mutant, i) => (mutant, i)))
            .OrderBy(entry => entry.i).ThenBy(entry => Array.IndexOf(Kinds, entry.mutant.Kind)).ThenBy(entry => entry.mutant.Start)
            .Select((entry, turn) => (entry.mutant, turn));
}
