using Maestro.Core.Plans;
using static Maestro.Core.Tests.Plans.PlanScheduleTests;

namespace Maestro.Core.Tests.Plans;

public sealed class PlanCheckTests
{
    [Fact]
    public void A_sound_plan_has_no_problems() =>
        Assert.Empty(Problems(Step("a", files: ["src/A.cs"]), Step("b", after: ["a"], title: "Create the token store", files: ["src/New.cs"])));

    [Fact]
    public void A_plan_without_steps_is_a_problem() => Assert.Equal(["The plan has no steps."], Problems());

    [Fact]
    public void Each_problem_is_one_line_that_names_the_step()
    {
        var problems = Problems(
            Step("a") with { Agent = "wizard" },
            Step("a", after: ["x"]),
            Step("b", title: " "),
            Step("c") with { Confidence = 7 },
            Step("d", files: ["/etc/passwd", "src/../../x"]));

        Assert.Equal(
            [
                "2 steps have the id 'a'; every id must be unique.",
                "Step 'a' names the unknown agent 'wizard'; the agents are planner, executor.",
                "Step 'a' depends on 'x', which is no step of the plan.",
                "Step 'b' is empty: it needs a title and an action.",
                "Step 'c' has the confidence 7; it must be from 0 to 1.",
                "Step 'd' names '/etc/passwd', which is outside the work folder; use relative paths.",
                "Step 'd' names 'src/../../x', which is outside the work folder; use relative paths.",
            ],
            problems);
    }

    [Fact]
    public void A_circle_is_shown_step_by_step() =>
        Assert.Equal(
            ["The steps b -> c -> b depend on each other in a circle."],
            Problems(Step("a", after: ["b"]), Step("b", after: ["c"]), Step("c", after: ["b"])));

    [Theory]
    [InlineData("Create src/New.cs", true)]
    [InlineData("Add tests for the login", true)]
    [InlineData("Extract the token code", true)]
    [InlineData("Criar o serviço", true)]
    [InlineData("Add a check to src/New.cs", false)]
    [InlineData("Add a check in the file `New.cs`.", false)]
    [InlineData("Update the address book", false)]
    [InlineData("Check the newest entries", false)]
    public void A_missing_file_is_fine_when_a_step_says_that_it_creates_it(string title, bool fine) =>
        Assert.Equal(fine, Problems(Step("a", title: title, files: ["src/New.cs"])).Count == 0);

    [Fact]
    public void A_file_that_one_step_creates_may_be_used_by_another() =>
        Assert.Empty(Problems(Step("a", title: "Create it", files: ["src/New.cs"]), Step("b", files: ["src/New.cs", "src/**/*.cs"])));

    private static IReadOnlyList<string> Problems(params PlanStep[] steps) =>
        PlanCheck.Problems(new Plan("g", "", [], steps, [], [], [], "", [], []), ["planner", "executor"], path => path == "src/A.cs");
}
