using Maestro.Core.Evidence;
using Maestro.Core.Plans;

namespace Maestro.Models.Builtin.Planning;

/// <summary>The actions that find out whether a change is right: build, tests, lint, review, security review.</summary>
internal sealed class CheckActions(PlanRequest request, Site site, ActionList actions)
{
    public void Add()
    {
        AddBuildAndTests();
        if (site.Command(CommandPurpose.Lint) is { } lint)
            actions.Add("lint", [Fact.Changed], [Fact.Linted], 1, "executor", $"Run {lint.Command}", $"Run `{lint.Command}` (from {lint.Source}) and clear what it reports.", [], $"`{lint.Command}` reports nothing new.");
        var all = site.Groups.SelectMany(group => group.Paths).Prepend(site.NewFile).OfType<string>().Take(4).ToList();
        var reviewed = request.Kind is RequestKind.Documentation or RequestKind.Delivery or RequestKind.Upgrade ? [] : all;
        actions.Add("review", [request.Kind is RequestKind.Documentation ? Fact.Documented : Fact.Verified], [Fact.Reviewed], 1, "reviewer", "Review the whole change",
            $"Read the difference as a stranger would: names, limits, failures, leftovers{(site.NewFile is { } file && reviewed.Count > 0 ? $"; {ActionLibrary.Short(file)} is new and gets the most care" : "")}.",
            reviewed, "No open finding of high severity is left.", confidence: 0.85);
        if (request.Themes.FirstOrDefault(theme => theme.IsSensitive) is { } sensitive)
            actions.Add("secure", [Fact.Changed], [Fact.Secured], 1, "security", $"Review the security of {sensitive.Name}",
                $"{sensitive.Risk} Look at secrets, input, logging and every way around the check.",
                reviewed, "No finding of high severity is open, and no secret is in the repository.", RiskLevel.Medium, 0.8);
    }

    private void AddBuildAndTests()
    {
        if (site.Command(CommandPurpose.Build) is { } build)
            actions.Add("build", [Fact.Changed], [Fact.Built], 1, "executor", $"Build with {build.Command}", $"Run `{build.Command}` (from {build.Source}).", [], $"`{build.Command}` ends with exit code 0.");
        else
            actions.Follows("no-build", [Fact.Changed], [Fact.Built]);
        if (site.Command(CommandPurpose.Test) is { } test)
            actions.Add("run-tests", [Fact.Tested, Fact.Built], [Fact.Verified], 1, "executor", $"Run the tests with {test.Command}", $"Run `{test.Command}` (from {test.Source}) and compare with the state before.", [],
                $"`{test.Command}` ends with exit code 0 and no test was lost.");
        else
            actions.Add("verify-by-hand", [Fact.Tested, Fact.Built], [Fact.Verified], 4, "executor", "Run it and look",
                $"No test command was found; {(site.Command(CommandPurpose.Run) is { } run ? $"run `{run.Command}`" : "start the program")} and go through the cases.", [],
                "Each case behaves as written down.", RiskLevel.Medium, 0.5);
    }
}
