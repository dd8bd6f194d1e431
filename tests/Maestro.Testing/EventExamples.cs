using System.Text.Json;
using Maestro.Core.Events;
using Maestro.Core.Evidence;
using Maestro.Core.Models;
using Maestro.Core.Plans;
using Maestro.Core.Results;

namespace Maestro.Testing;

/// <summary>One instance of every event, for tests that every reader of events must pass.</summary>
public static class EventExamples
{
    public static Plan Plan { get; } = new(
        "Add tokens", "Two steps.", ["Users exist"],
        [
            new PlanStep("s1", "Add the type", "executor", "Create it", ["src/Token.cs"], [], "It builds", RiskLevel.Low, 0.9),
            new PlanStep("s2", "Test it", "testing", "Write tests", ["tests/TokenTests.cs"], ["s1"], "Tests pass", RiskLevel.Medium, 0.7),
        ],
        [["s1"], ["s2"]], ["s1", "s2"], ["None known"], "git restore .", [], [new ProjectCommand(CommandPurpose.Test, "dotnet test", "Shop.slnx")]);

    public static IReadOnlyList<AgentEvent> All { get; } =
    [
        new RunStarted("planner", "plan tokens", "/work", "openai", "gpt"),
        new Routed("planner", "it asks for a plan", 0.9, [new RouteCandidate("planner", 0.9)]),
        new StatusChanged("planner", "Reading 12 files"),
        new Thinking("planner", "First", ThinkingChannel.Reasoning),
        new MessageCompleted(
            "planner", "Done", "First", "gpt",
            [
                new MessagePart(MessagePartKind.Reasoning, "First", "sig=="),
                new MessagePart(MessagePartKind.Text, "Done"),
                new MessagePart(MessagePartKind.ToolCall, CallId: "c1", Name: "read_file", Arguments: JsonElement.Parse("""{"path":"a.cs"}""")),
            ]),
        new MessageInterrupted("planner", "Do", "the connection was cut"),
        new Retrying("planner", "openai", 2, 1500, "429"),
        new FailedOver("planner", "openai", "ollama", "the network is down"),
        new CommandStarted("planner", "c1", "read_file", JsonElement.Parse("""{"path":"a.cs"}"""), "read a.cs"),
        new CommandOutput("planner", "c1", "line 1\n"),
        new CommandDone("planner", "c1", "line 1", false, 0, 12),
        new ApprovalRequested("planner", "a1", "c1", "$ rm x", "it deletes a file", ["once", "deny"], "--- a/x\n+++ /dev/null\n@@ -1,1 +0,0 @@\n-old\n"),
        new ApprovalResolved("planner", "a1", ApprovalDecision.Deny, ApprovalSource.Policy),
        new FileTouched("planner", "src/Token.cs", FileChange.Modified, 3, 1),
        new PlanMade("planner", Plan),
        new StepStarted("planner", "s1", "r_2"),
        new StepDone("planner", "s1", "r_2", true),
        new UsageReported("planner", 120, 40, 20, 10, 0.0021m, 320, "gpt"),
        new ResultProduced("planner", new PlannerResult(Plan), "because"),
        new RunFailed("planner", "No key", ErrorKind.Authentication, "Set OPENAI_API_KEY", "t_1"),
        new RunCancelled("planner", "cancelled by the user"),
        new ApprovalRequested("planner", "a2", "c2", "Which one?", "it has a question", ["once", "deny"]) { Options = ["this", "that"] },
        new ApprovalResolved("planner", "a2", ApprovalDecision.Once, ApprovalSource.User, "that"),
    ];
}
