using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Maestro.Core.Events;
using Maestro.Core.Evidence;
using Maestro.Core.Models;
using Maestro.Core.Plans;
using Maestro.Core.Results;

namespace Maestro.Core.Json;

/// <summary>The JSON of events, results and evidence: snake_case, readable characters unescaped, written without reflection.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    Converters =
    [
        typeof(SnakeCaseEnumConverter<ErrorKind>), typeof(SnakeCaseEnumConverter<ThinkingChannel>), typeof(SnakeCaseEnumConverter<MessagePartKind>),
        typeof(SnakeCaseEnumConverter<FileChange>), typeof(SnakeCaseEnumConverter<ApprovalDecision>), typeof(SnakeCaseEnumConverter<ApprovalSource>),
        typeof(SnakeCaseEnumConverter<RiskLevel>), typeof(SnakeCaseEnumConverter<CommandPurpose>), typeof(SnakeCaseEnumConverter<FindingSeverity>),
    ])]
[JsonSerializable(typeof(AssistantResult))]
[JsonSerializable(typeof(PlannerResult))]
[JsonSerializable(typeof(ExplorerResult))]
[JsonSerializable(typeof(ExecutorResult))]
[JsonSerializable(typeof(ReviewerResult))]
[JsonSerializable(typeof(SecurityResult))]
[JsonSerializable(typeof(PerformanceResult))]
[JsonSerializable(typeof(RefactorerResult))]
[JsonSerializable(typeof(DataResult))]
[JsonSerializable(typeof(ArchitectResult))]
[JsonSerializable(typeof(DocumentationResult))]
[JsonSerializable(typeof(ArchitectureDraft))]
[JsonSerializable(typeof(DevopsResult))]
[JsonSerializable(typeof(TestingResult))]
[JsonSerializable(typeof(TaskEvidence))]
[JsonSerializable(typeof(RunStarted))]
[JsonSerializable(typeof(Routed))]
[JsonSerializable(typeof(StatusChanged))]
[JsonSerializable(typeof(RunFailed))]
[JsonSerializable(typeof(RunCancelled))]
[JsonSerializable(typeof(Thinking))]
[JsonSerializable(typeof(MessageCompleted))]
[JsonSerializable(typeof(MessageInterrupted))]
[JsonSerializable(typeof(Retrying))]
[JsonSerializable(typeof(FailedOver))]
[JsonSerializable(typeof(UsageReported))]
[JsonSerializable(typeof(CommandStarted))]
[JsonSerializable(typeof(CommandOutput))]
[JsonSerializable(typeof(CommandDone))]
[JsonSerializable(typeof(ApprovalRequested))]
[JsonSerializable(typeof(ApprovalResolved))]
[JsonSerializable(typeof(FileTouched))]
[JsonSerializable(typeof(PlanMade))]
[JsonSerializable(typeof(StepStarted))]
[JsonSerializable(typeof(StepDone))]
public sealed partial class CoreJson : JsonSerializerContext
{
    /// <summary>The context to use: characters beyond ASCII are written as they are.</summary>
    public static CoreJson Readable =>
        field ??= new(new JsonSerializerOptions(Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}

/// <summary>Writes an enum member as <c>snake_case</c> text and reads it back.</summary>
internal sealed class SnakeCaseEnumConverter<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false)
    where T : struct, Enum;
