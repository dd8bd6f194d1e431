using System.Text.Json;
using Maestro.Core.Results;

namespace Maestro.Core.Json;

/// <summary>Typed results as JSON and back; which type it is follows from the agent.</summary>
public static class ResultJson
{
    public static void Write(Utf8JsonWriter writer, AgentResult result) => writer.WriteRawValue(Text(result), skipInputValidation: true);

    public static string Text(AgentResult result) => result switch
    {
        AssistantResult assistant => JsonSerializer.Serialize(assistant, CoreJson.Readable.AssistantResult),
        PlannerResult planner => JsonSerializer.Serialize(planner, CoreJson.Readable.PlannerResult),
        ExplorerResult explorer => JsonSerializer.Serialize(explorer, CoreJson.Readable.ExplorerResult),
        ExecutorResult executor => JsonSerializer.Serialize(executor, CoreJson.Readable.ExecutorResult),
        ReviewerResult reviewer => JsonSerializer.Serialize(reviewer, CoreJson.Readable.ReviewerResult),
        SecurityResult security => JsonSerializer.Serialize(security, CoreJson.Readable.SecurityResult),
        PerformanceResult performance => JsonSerializer.Serialize(performance, CoreJson.Readable.PerformanceResult),
        TestingResult testing => JsonSerializer.Serialize(testing, CoreJson.Readable.TestingResult),
        RefactorerResult refactorer => JsonSerializer.Serialize(refactorer, CoreJson.Readable.RefactorerResult),
        ArchitectResult architect => JsonSerializer.Serialize(architect, CoreJson.Readable.ArchitectResult),
        DocumentationResult documentation => JsonSerializer.Serialize(documentation, CoreJson.Readable.DocumentationResult),
        DevopsResult devops => JsonSerializer.Serialize(devops, CoreJson.Readable.DevopsResult),
        DataResult found => JsonSerializer.Serialize(found, CoreJson.Readable.DataResult),
        OwnResult own => own.Data.GetRawText(),
        UnknownResult unknown => unknown.Data.GetRawText(),
        _ => throw new ArgumentException($"{result.GetType().Name} has no JSON form.", nameof(result)),
    };

    public static AgentResult Read(string agent, JsonElement data) => agent switch
    {
        "assistant" => data.Deserialize(CoreJson.Readable.AssistantResult)!,
        "planner" => data.Deserialize(CoreJson.Readable.PlannerResult)!,
        "explorer" => data.Deserialize(CoreJson.Readable.ExplorerResult)!,
        "executor" => data.Deserialize(CoreJson.Readable.ExecutorResult)!,
        "reviewer" => data.Deserialize(CoreJson.Readable.ReviewerResult)!,
        "security" => data.Deserialize(CoreJson.Readable.SecurityResult)!,
        "performance" => data.Deserialize(CoreJson.Readable.PerformanceResult)!,
        "testing" => data.Deserialize(CoreJson.Readable.TestingResult)!,
        "refactorer" => data.Deserialize(CoreJson.Readable.RefactorerResult)!,
        "architect" => data.Deserialize(CoreJson.Readable.ArchitectResult)!,
        "documentation" => data.Deserialize(CoreJson.Readable.DocumentationResult)!,
        "devops" => data.Deserialize(CoreJson.Readable.DevopsResult)!,
        "data" => data.Deserialize(CoreJson.Readable.DataResult)!,
        _ => new UnknownResult(data.Clone()),
    };
}
