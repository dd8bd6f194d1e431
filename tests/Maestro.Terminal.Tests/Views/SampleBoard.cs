using Maestro.Core.Events;
using Maestro.Core.Evidence;
using Maestro.Core.Results;
using Maestro.Presentation.Panels;
using Maestro.Testing;

namespace Maestro.Terminal.Tests.Views;

/// <summary>Three agents at work, as a session would show them.</summary>
internal static class SampleBoard
{
    public static readonly DateTimeOffset Start = new(2026, 11, 25, 9, 0, 0, TimeSpan.Zero);

    public static IReadOnlyList<EventEnvelope> Events()
    {
        AgentEvent[] planner =
        [
            new RunStarted("planner", "plan refresh tokens", "/shop", "gemini", "gemini-2.5-flash"), new Routed("planner", "the words ask for the planner agent", 0.94, []),
            new StatusChanged("planner", "Reading the repository shop"), new Thinking("planner", "Where are tokens made?", ThinkingChannel.Reasoning),
            new Thinking("planner", "First a type for the token, then its store. Tests come last.", ThinkingChannel.Answer),
        ];
        AgentEvent[] explorer =
        [
            new RunStarted("explorer", "where is login", "/shop", "gemini", "gemini-2.5-flash"), new FileTouched("explorer", "src/Auth/Login.cs", FileChange.Read),
            new MessageCompleted("explorer", "Login is handled in src/Auth.", null, "gemini-2.5-flash", []), new UsageReported("explorer", 12_400, 310, null, null, 0.021m, 300, null),
            new ResultProduced("explorer", new ExplorerResult(
                [new ExploredFile("src/Auth/Login.cs", 1, "has login", ["Login:3"], 120)], [new FileDependency("src/Auth/Login.cs", "src/Web/Session.cs", "import")], "Login is handled in src/Auth.")),
        ];
        AgentEvent[] executor =
        [
            new RunStarted("executor", "run the tests", "/shop", "gemini", "gemini-2.5-flash"), new FileTouched("executor", "tests/TokenTests.cs", FileChange.Created, 40, 0),
            new CommandStarted("executor", "c1", "run_command", default, "$ dotnet test --filter Auth"),
            new ApprovalRequested("executor", "a1", "c1", "$ dotnet test --filter Auth", "it runs a program", ["once", "session", "always Bash(dotnet test *)", "deny"]),
        ];
        return [.. Of("r1", planner), .. Of("r2", explorer), .. Of("r3", executor)];
    }

    public static Board Create()
    {
        var board = new Board();
        foreach (var envelope in Events())
            board.Apply(envelope);
        return board;
    }

    public static Board Results()
    {
        var board = new Board();
        foreach (var envelope in (EventEnvelope[])
        [
            .. Of("r1", new RunStarted("devops", "check the containers", "/shop", "builtin", "builtin"), new ResultProduced("devops", ResultExamples.Checked)),
            .. Of("r2", new RunStarted("data", "check the schema", "/shop", "builtin", "builtin"), new ResultProduced("data", ResultExamples.Stored)),
        ])
            board.Apply(envelope);
        return board;
    }

    public static IEnumerable<EventEnvelope> Of(string run, params AgentEvent[] events) =>
        events.Select((e, i) => new EventEnvelope(i, Start.AddMilliseconds(700 * i), "s", run, null, e));
}
