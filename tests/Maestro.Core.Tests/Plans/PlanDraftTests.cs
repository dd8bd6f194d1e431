using System.Text.Json;
using Maestro.Core.Evidence;
using Maestro.Core.Json;
using Maestro.Core.Plans;

namespace Maestro.Core.Tests.Plans;

public sealed class PlanDraftTests
{
    [Fact]
    public void A_draft_gets_its_schedule()
    {
        var plan = Read(
            """
            {"goal": "Log in", "summary": "s", "assumptions": ["one"], "risks": ["r"], "rollback": "revert", "questions": ["q"], "steps": [
              {"id": "s1", "title": "Store", "agent": "Executor", "action": "Create the store", "files": ["src/Store.cs"],
               "depends_on": [], "done_when": "builds", "risk": "high", "confidence": 0.9},
              {"id": "s2", "title": "Test", "agent": "planner", "action": "Test it", "files": [],
               "depends_on": ["s1"], "done_when": "green", "risk": "low", "confidence": 0.7}]}
            """);

        Assert.Equal("Log in", plan.Goal);
        Assert.Equal([["s1"], ["s2"]], plan.Stages);
        Assert.Equal(["s1", "s2"], plan.CriticalPath);
        Assert.Equal(("executor", RiskLevel.High, 0.9), (plan.Steps[0].Agent, plan.Steps[0].Risk, plan.Steps[0].Confidence));
        Assert.Equal("dotnet test", plan.Commands[0].Command);
    }

    [Fact]
    public void Other_spellings_and_forms_mean_the_same()
    {
        var plan = Read(
            """
            {"plan": {"assumptions": "only one", "risks": [{"description": "slow"}], "steps": [
              {"id": 1, "title": "Look", "files": "./src/A.cs:10-20", "confidence": "85%"},
              {"id": 2, "name": "Change", "dependsOn": 1, "doneWhen": "ok", "files": [{"path": "src\\B.cs"}, "`src/B.cs`"], "confidence": 90},
              {"id": "s3", "action": "Check", "dependencies": ["Change", "s1", null], "risk": null}]}}
            """);

        Assert.Equal("the request", plan.Goal);
        Assert.Equal(["only one"], plan.Assumptions);
        Assert.Equal(["slow"], plan.Risks);
        Assert.Equal(["src/A.cs"], plan.Steps[0].Files);
        Assert.Equal(["src/B.cs"], plan.Steps[1].Files);
        Assert.Equal([0.85, 0.9, 0.5], plan.Steps.Select(step => step.Confidence));
        Assert.Equal([["1"], ["2"], ["s3"]], plan.Stages);
        Assert.Equal(("Check", "Check", RiskLevel.Medium), (plan.Steps[2].Title, plan.Steps[2].Action, plan.Steps[2].Risk));
    }

    [Theory]
    [InlineData("[]", 0)]
    [InlineData("""["Read the code", "Change it"]""", 2)]
    [InlineData("""{"steps": "none"}""", 0)]
    [InlineData("17", 0)]
    [InlineData("""{"steps": [1, null, [], {"id": {}, "files": {"a": [1]}, "depends_on": {}, "confidence": []}]}""", 4)]
    public void Nothing_is_refused(string draft, int steps) => Assert.Equal(steps, Read(draft).Steps.Count);

    [Fact]
    public void The_schema_is_json_and_asks_for_no_schedule()
    {
        var properties = JsonElement.Parse(PlanDraft.Schema).GetProperty("properties");

        Assert.True(properties.TryGetProperty("steps", out _));
        Assert.False(properties.TryGetProperty("stages", out _) || properties.TryGetProperty("critical_path", out _));
    }

    private static Plan Read(string json) =>
        PlanDraft.Read(LooseJson.Read(json, JsonShape.Any).Value, "the request", [new ProjectCommand(CommandPurpose.Test, "dotnet test", "Maestro.slnx")]);
}
