using System.Collections.Frozen;
using System.Text.Json.Serialization.Metadata;
using Maestro.Core.Events;

namespace Maestro.Core.Json;

/// <summary>The names of the events on the wire.</summary>
public static class EventTypes
{
    private static readonly FrozenDictionary<Type, string> Names = new Dictionary<Type, string>
    {
        [typeof(RunStarted)] = "run_started",
        [typeof(Routed)] = "routed",
        [typeof(StatusChanged)] = "status",
        [typeof(Thinking)] = "thinking",
        [typeof(MessageCompleted)] = "message",
        [typeof(MessageInterrupted)] = "message_interrupted",
        [typeof(Retrying)] = "retrying",
        [typeof(FailedOver)] = "failover",
        [typeof(CommandStarted)] = "command",
        [typeof(CommandOutput)] = "executing",
        [typeof(CommandDone)] = "command_done",
        [typeof(ApprovalRequested)] = "approval_requested",
        [typeof(ApprovalResolved)] = "approval_resolved",
        [typeof(FileTouched)] = "file",
        [typeof(PlanMade)] = "plan",
        [typeof(StepStarted)] = "step_started",
        [typeof(StepDone)] = "step_done",
        [typeof(UsageReported)] = "usage",
        [typeof(ResultProduced)] = "result",
        [typeof(RunFailed)] = "error",
        [typeof(RunCancelled)] = "cancelled",
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, Type> Types = Names.ToFrozenDictionary(pair => pair.Value, pair => pair.Key, StringComparer.Ordinal);

    /// <summary>Every event type with its name on the wire.</summary>
    public static IReadOnlyDictionary<Type, string> All => Names;

    public static string NameOf(AgentEvent e) => Names[e.GetType()];

    /// <summary>Null for a name that this version does not know.</summary>
    public static Type? TypeOf(string name) => Types.GetValueOrDefault(name);

    internal static JsonTypeInfo InfoOf(Type type) =>
        CoreJson.Readable.GetTypeInfo(type) ?? throw new InvalidOperationException($"{type.Name} is not registered in {nameof(CoreJson)}.");
}
