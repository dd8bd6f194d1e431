using System.Globalization;
using Maestro.Analysis.Search;

namespace Maestro.Recall;

/// <summary>A way to rank, by name.</summary>
internal sealed record Variant(string Name, RankingWeights Weights)
{
    private static readonly RankingWeights Text = new()
    {
        FileName = 0,
        Folders = 0,
        Symbols = 0,
        Test = 1,
        Sample = 1,
        Prose = 1,
        Neighbour = 0,
        Churn = 0,
        Votes = 0,
        SameFolder = 0,
        SameChange = 0,
    };

    /// <summary>One step of the ranking after the other.</summary>
    public static IReadOnlyList<Variant> Steps { get; } = Cumulate(
        ("text", weights => weights),
        ("+ names, folders, symbols", weights => weights with { FileName = Best.FileName, Folders = Best.Folders, Symbols = Best.Symbols }),
        ("+ tests and samples down", weights => weights with { Test = Best.Test, Sample = Best.Sample }),
        ("+ documents and data down", weights => weights with { Prose = Best.Prose }),
        ("+ imports", weights => weights with { Neighbour = Best.Neighbour }),
        ("+ same folder", weights => weights with { SameFolder = Best.SameFolder }),
        ("+ churn", weights => weights with { Churn = Best.Churn }),
        ("+ votes", weights => weights with { Votes = Best.Votes }),
        ("+ same change", weights => weights with { SameChange = Best.SameChange }));

    private static RankingWeights Best => RankingWeights.Default;

    /// <summary>Reads settings such as <c>Churn=0.4 Votes=1</c>.</summary>
    public static Variant Parse(string settings)
    {
        var weights = new RankingWeights();
        foreach (var setting in settings.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = setting.Split('=');
            var property = typeof(RankingWeights).GetProperty(parts[0]) ?? throw new ArgumentException($"There is no weight {parts[0]}.");
            property.SetValue(weights, Convert.ChangeType(parts[1], property.PropertyType, CultureInfo.InvariantCulture));
        }
        return new Variant(settings, weights);
    }

    private static List<Variant> Cumulate(params (string Name, Func<RankingWeights, RankingWeights> Add)[] steps)
    {
        var weights = Text;
        return [.. steps.Select(step => new Variant(step.Name, weights = step.Add(weights)))];
    }
}
