using Maestro.Core.Events;
using Maestro.Core.Plans;
using Maestro.Core.Results;
using Maestro.Testing;

namespace Maestro.Agents.Tests.Planner;

public sealed class PlannerAgentTests
{
    private const string Request = "Create a plan for implementing user authentication";

    [Fact]
    public async Task Without_a_model_the_plan_names_real_files_and_the_repositorys_commands()
    {
        using var work = Workplace.CSharp();
        var events = await work.RunAsync("planner", Request);

        var plan = PlanOf(events);
        Assert.Contains("Answering from this evidence alone", events.OfType<StatusChanged>().Select(e => e.Message));
        Assert.StartsWith("Made without a model", plan.Summary, StringComparison.Ordinal);
        AssertSound(plan, work);
        Assert.Contains(plan.Steps, step => step.Files.Contains("src/Shop/Users/Accounts.cs"));
        Assert.Contains(plan.Steps, step => step.Agent == "security");
        Assert.Contains(plan.Commands, command => command.Command.StartsWith("dotnet test", StringComparison.Ordinal));
        Assert.Contains(plan.Steps, step => step.Action.Contains("dotnet test", StringComparison.Ordinal));
        Assert.Contains(events, e => e is FileTouched { Change: FileChange.Read });
        Assert.Contains(events, e => e is Thinking);
        Assert.Contains(events, e => e is PlanMade);
    }

    [Fact]
    public async Task A_question_behind_the_wish_is_no_part_of_it()
    {
        using var work = Workplace.CSharp();
        Assert.Equal("--json flag to every command", PlanOf(await work.RunAsync("planner", "i want to add a --json flag to every command, how should i do that?")).Goal);
    }

    [Theory]
    [InlineData("Create a plan for implementing user authentication")]
    [InlineData("fix the bug that saving loses a note")]
    [InlineData("plan to refactor the board")]
    [InlineData("make the store faster")]
    [InlineData("upgrade the dependencies")]
    [InlineData("add tests for the store")]
    [InlineData("plan a database migration for orders")]
    [InlineData("document the public API")]
    [InlineData("planeje a publicação com docker")]
    [InlineData("corrija o erro ao salvar")]
    [InlineData("add a dark mode")]
    public async Task Every_kind_of_request_gives_a_sound_plan_in_every_repository_and_no_two_are_the_same(string request)
    {
        var plans = new List<string>();
        foreach (var make in new Func<Workplace>[] { Workplace.CSharp, Workplace.Python, Workplace.TypeScript, () => new Workplace() })
        {
            using var work = make();
            var plan = PlanOf(await work.RunAsync("planner", request));
            AssertSound(plan, work);
            plans.Add(string.Join('\n', plan.Steps.Select(step => $"{step.Title}|{step.Action}|{string.Join(',', step.Files)}")));
        }

        Assert.Equal(plans.Count, plans.Distinct().Count());
    }

    [Fact]
    public async Task An_empty_folder_gets_a_plan_that_says_so()
    {
        using var work = new Workplace();
        var plan = PlanOf(await work.RunAsync("planner", "Create a plan for a todo app in Python"));
        Assert.Contains("has no files yet", plan.Summary, StringComparison.Ordinal);
        Assert.Contains(plan.Steps, step => step.Files.Contains("pyproject.toml"));
    }

    [Fact]
    public async Task A_models_plan_is_read_out_of_its_prose_and_scheduled()
    {
        using var work = Workplace.CSharp();
        var model = new FakeChatClient(["Here is the plan.\n\n", Two("s1"), "\nTell me what you think."]);
        var plan = PlanOf(await work.RunAsync("planner", Request, model));
        Assert.Equal([["s1"], ["s2"]], plan.Stages);
        Assert.Equal(["s1", "s2"], plan.CriticalPath);
        Assert.NotEmpty(plan.Commands);
        Assert.Single(model.Requests);
    }

    [Fact]
    public async Task A_plan_with_an_unknown_dependency_is_repaired_by_the_model_once()
    {
        using var work = Workplace.CSharp();
        var model = new FakeChatClient([Two("s9")], [Two("s1")]);
        var events = await work.RunAsync("planner", Request, model);
        Assert.Equal(["s1"], PlanOf(events).Steps[1].DependsOn);
        Assert.Contains("'s9'", model.Requests[1].Messages[^1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_bad_plans_fall_back_to_the_evidence_with_the_reason()
    {
        using var work = Workplace.CSharp();
        var model = new FakeChatClient(["I would rather talk."], [Two("s9")]);
        var events = await work.RunAsync("planner", Request, model);
        Assert.Contains(events.OfType<StatusChanged>(), e => e.Message.StartsWith("The model's plan was replaced", StringComparison.Ordinal) && e.Message.Contains("s9", StringComparison.Ordinal));
        AssertSound(PlanOf(events), work);
        Assert.Equal(2, model.Requests.Count);
    }

    [Fact]
    public async Task The_system_prompt_and_the_evidence_reach_the_model_and_the_temperature_is_left_to_the_provider()
    {
        using var work = Workplace.CSharp();
        var model = new FakeChatClient([Two("s1")]);
        await work.RunAsync("planner", Request, model);
        var (messages, options) = model.Requests[0];
        Assert.Contains("depends_on", messages[0].Text, StringComparison.Ordinal);
        Assert.Contains("src/Shop/Users/Accounts.cs", messages[^1].Text, StringComparison.Ordinal);
        Assert.EndsWith(Request, messages[^1].Text, StringComparison.Ordinal);
        Assert.Null(options!.Temperature);
    }

    private static Plan PlanOf(List<AgentEvent> events) => Assert.IsType<PlannerResult>(Assert.IsType<ResultProduced>(events[^1]).Data).Plan;

    private static void AssertSound(Plan plan, Workplace work)
    {
        var agents = AgentCatalog.Purposes().Select(agent => agent.Name).ToList();
        Assert.Empty(PlanCheck.Problems(plan, agents, path => Path.Exists(Path.Combine(work.Folder, path))));
        Assert.All(plan.Steps, step => Assert.False(string.IsNullOrWhiteSpace(step.DoneWhen)));
        Assert.NotEmpty(plan.Stages);
        Assert.NotEmpty(plan.CriticalPath);
        Assert.NotEmpty(plan.Questions);
        Assert.NotEmpty(plan.Risks);
    }

    private static string Draft(string id, string file, string after) =>
        $$"""{"id":"{{id}}","title":"Change it","agent":"refactorer","action":"Change it","files":["{{file}}"],"depends_on":["{{after}}"],"done_when":"It builds","risk":"low","confidence":0.8}""";

    private static string Two(string after) =>
        $$"""{"goal":"Users","summary":"Two steps.","assumptions":[],"steps":[{{Draft("s1", "src/Shop/Users/User.cs", "x").Replace("[\"x\"]", "[]", StringComparison.Ordinal)}},{{Draft("s2", "src/Shop/Program.cs", after)}}],"risks":[],"rollback":"","questions":[]}""";
}
