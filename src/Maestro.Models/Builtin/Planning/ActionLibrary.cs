using Maestro.Core.Evidence;
using Maestro.Core.Plans;

namespace Maestro.Models.Builtin.Planning;

/// <summary>Every action that could serve a request in this repository; which of them a plan needs, the goal planner finds.</summary>
internal sealed class ActionLibrary(PlanRequest request, Site site, TaskEvidence evidence)
{
    private readonly ActionList actions = new();

    private bool IsSensitive => request.Themes.Any(theme => theme.IsSensitive);

    private Theme? Theme => request.Themes.Count > 0 ? request.Themes[0] : null;

    /// <summary>What must hold at the end.</summary>
    public IReadOnlyList<string> Goal { get; private set; } = [];

    public IReadOnlyList<PlanAction> Build()
    {
        AddPreparation();
        new ChangeActions(request, site, actions, evidence).Add();
        new CheckActions(request, site, actions).Add();
        Goal = GoalOf();
        return actions.All;
    }

    private List<string> GoalOf()
    {
        var goal = request.Kind switch
        {
            RequestKind.Documentation => new List<string> { Fact.Documented },
            RequestKind.Delivery => [Fact.Delivered, Fact.Verified],
            RequestKind.Tests => [Fact.Tested, Fact.Verified],
            RequestKind.Performance => [Fact.Improved, Fact.Verified],
            RequestKind.DataMigration => [Fact.Stored, Fact.Tested, Fact.Verified],
            _ => [Fact.Tested, Fact.Verified],
        };
        goal.Add(Fact.Reviewed);
        if (IsSensitive && request.Kind is not (RequestKind.Documentation or RequestKind.Tests))
            goal.Add(Fact.Secured);
        if (request.Kind is RequestKind.Feature && (site.Landmarks(Landmark.IsMigration).Count > 0) && request.Themes.Any(theme => theme.IsStored))
            goal.Add(Fact.Stored);
        if (request.Kind is RequestKind.Feature or RequestKind.Upgrade && site.Landmarks(Landmark.IsText).Count > 0)
            goal.Add(Fact.Documented);
        if (site.Command(CommandPurpose.Lint) is not null && request.Kind is not RequestKind.Documentation)
            goal.Add(Fact.Linted);
        return goal;
    }

    private void AddPreparation()
    {
        var read = site.Groups.SelectMany(group => group.Paths).Take(4).ToList();
        var seen = read.Count > 0 ? read : [.. site.EntryPoints.Take(2)];
        var names = string.Join(
            ", ", site.Groups.SelectMany(group => group.Files).SelectMany(file => file.Symbols).Take(3).Select(symbol => symbol.Split(':')[0]));
        var about = names.Length > 0 ? $" ({names})" : "";
        actions.Add("explore", [], [Fact.Understood], 1, "explorer", $"Understand what {request.Topic} touches",
            $"Read the files that the search found{about}; note who calls them and which rules they keep.", seen, "The call paths and the places to change are listed.",
            confidence: Confidence(site.Groups));
        if (request.Kind is RequestKind.Feature or RequestKind.DataMigration or RequestKind.Refactoring or RequestKind.Delivery)
            actions.Add("design", [Fact.Understood], [Fact.Decided], 2, "architect", $"Decide how {request.Topic} fits in",
                Theme is { } theme
                    ? $"Settle the data ({theme.Model}) and the boundary ({theme.Border})."
                    : "Settle the interfaces, where state is kept and what stays unchanged.",
                [.. seen.Take(2)], "The approach, one rejected alternative and the open questions are written down.", RiskOf(site.Groups), Confidence(site.Groups) - 0.05);
        if (!IsSensitive && site.Groups is [{ Files.Count: <= 2 } only] && site.NewFile is null)
            actions.Add("follow", [], [Fact.Understood, Fact.Decided], 2, "explorer", $"Read {Short(only.Paths[0])} and follow its pattern",
                $"The change is confined to {only.Paths.Count} file(s){about}; keep their style and boundaries.", only.Paths, "The exact lines to change are listed.", confidence: Confidence([only]));
        if (site.Command(CommandPurpose.Test) is { } test)
            actions.Add("baseline", [], [Fact.Baseline], 1, "executor", "Record how the tests stand now", $"Run `{test.Command}` before anything changes and keep the result.", [],
                $"`{test.Command}` has run and its failures, if any, are known.");
        else
            actions.Add("baseline-by-hand", [], [Fact.Baseline], 3, "testing", "Record how it behaves now", "No test command was found: write down the present behaviour as examples to compare with.",
                [.. seen.Take(1)], "A list of inputs with their present outcome exists.", RiskLevel.Medium, 0.6);
        AddDiagnosis(seen);
    }

    private void AddDiagnosis(List<string> seen)
    {
        if (request.Kind is RequestKind.BugFix)
            actions.Add("reproduce", [Fact.Understood], [Fact.Reproduced], 1, "testing", "Reproduce the fault with a failing test",
                site.Tests is [var first, ..]
                    ? $"Add a case to {first} that fails for the reported reason."
                    : $"Create {site.NewTest ?? "a test"} with a case that fails for the reported reason.",
                site.Tests is [var test, ..] ? [test] : site.NewTest is { } made ? [made] : [], "The new case fails, for the right reason.", confidence: Confidence(site.Groups));
        if (request.Kind is RequestKind.Performance)
        {
            actions.Add("measure", [Fact.Baseline], [Fact.Measured], 1, "performance", "Measure before changing",
                "Time the slow path with fixed input, several runs, and find where the time goes.", [.. seen.Take(2)], "A median, a spread and the dearest function are known.");
            actions.Add("measure-again", [Fact.Changed], [Fact.Improved], 1, "performance", "Measure again and compare",
                "Repeat the same measurement with the same input; keep the change only if it pays.", [.. seen.Take(2)], "The new median is better by more than the spread.", confidence: 0.7);
        }

        if (request.Kind is RequestKind.Refactoring && site.Tests.Count == 0)
            actions.Add("cover", [Fact.Understood], [Fact.Covered], 2, "testing", "Pin the present behaviour with tests",
                $"No test was found for these files: create {site.NewTest ?? "tests"} before anything moves.", site.NewTest is { } made ? [made] : [],
                "The tests pass on the unchanged code.", RiskLevel.Medium, 0.65);
        else if (request.Kind is RequestKind.Refactoring)
            actions.Add("cover-found", [Fact.Baseline], [Fact.Covered], 1, "testing", "Check that tests cover what moves",
                "Read which cases cover the files to change and add the missing ones.", site.Tests, "Each public function to be moved is called by a test.", confidence: 0.75);
    }

    internal static double Confidence(IReadOnlyList<FileGroup> groups) =>
        groups.Count == 0 ? 0.5 : Math.Round(0.4 + (0.5 * groups.Average(group => group.Score)), 2);

    internal static RiskLevel RiskOf(IReadOnlyList<FileGroup> groups) => groups.Select(group => group.Dependents).DefaultIfEmpty().Max() switch
    {
        >= 6 => RiskLevel.High,
        >= 2 => RiskLevel.Medium,
        _ => RiskLevel.Low,
    };

    internal static string Short(string path) => path[(path.LastIndexOf('/') + 1)..];
}
