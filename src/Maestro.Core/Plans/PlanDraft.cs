using System.Buffers;
using System.Text.Json;
using Maestro.Core.Evidence;
using Maestro.Core.Json;

namespace Maestro.Core.Plans;

/// <summary>A plan as a model writes it: what it is asked for, and how to read what came back.</summary>
public static class PlanDraft
{
    private static readonly SearchValues<char> LineNumbers = SearchValues.Create("0123456789-, L");

    /// <summary>The JSON schema of a draft, for prompts and providers; stages and critical path are computed and therefore not in it.</summary>
    public const string Schema =
        """
        {
          "type": "object",
          "properties": {
            "goal": { "type": "string" },
            "summary": { "type": "string", "description": "two or three sentences for the person" },
            "assumptions": { "type": "array", "items": { "type": "string" } },
            "steps": {
              "type": "array",
              "items": {
                "type": "object",
                "properties": {
                  "id": { "type": "string", "description": "unique, such as s1" },
                  "title": { "type": "string" },
                  "agent": { "type": "string" },
                  "action": { "type": "string", "description": "what exactly to do; says create for a file that does not exist yet" },
                  "files": { "type": "array", "items": { "type": "string" }, "description": "paths relative to the work folder" },
                  "depends_on": { "type": "array", "items": { "type": "string" }, "description": "ids of steps that must be done before" },
                  "done_when": { "type": "string", "description": "how to see that the step is done" },
                  "risk": { "type": "string", "enum": ["low", "medium", "high"] },
                  "confidence": { "type": "number", "description": "from 0 to 1" }
                },
                "required": ["id", "title", "agent", "action", "files", "depends_on", "done_when", "risk", "confidence"],
                "additionalProperties": false
              }
            },
            "risks": { "type": "array", "items": { "type": "string" } },
            "rollback": { "type": "string" },
            "questions": { "type": "array", "items": { "type": "string" } }
          },
          "required": ["goal", "summary", "assumptions", "steps", "risks", "rollback", "questions"],
          "additionalProperties": false
        }
        """;

    /// <summary>Reads a draft with its schedule; whatever is missing gets a default, nothing is refused: <see cref="PlanCheck"/> says what is wrong.</summary>
    /// <param name="draft">An object with <c>steps</c>, one that has it under <c>plan</c>, or the array of steps alone.</param>
    /// <param name="goal">The goal when the draft names none.</param>
    public static Plan Read(JsonElement draft, string goal, IReadOnlyList<ProjectCommand> commands)
    {
        var inner = LooseFields.Find(draft, "plan");
        var root = inner is { ValueKind: JsonValueKind.Object or JsonValueKind.Array } plan ? plan : draft;
        var list = root.ValueKind == JsonValueKind.Array ? root : LooseFields.Find(root, "steps");
        var steps = list is { ValueKind: JsonValueKind.Array } items ? items.EnumerateArray().Select(Step).ToList() : [];
        steps = [.. steps.Select(step => step with { DependsOn = [.. step.DependsOn.Select(name => IdOf(name, steps))] })];
        var schedule = PlanSchedule.Of(steps);
        return new Plan(
            LooseFields.Text(root, "goal") is { Length: > 0 } stated ? stated : goal,
            LooseFields.Text(root, "summary"),
            LooseFields.Texts(root, "assumptions"),
            steps,
            schedule.Stages,
            schedule.CriticalPath,
            LooseFields.Texts(root, "risks"),
            LooseFields.Text(root, "rollback"),
            LooseFields.Texts(root, "questions"),
            commands);
    }

    private static PlanStep Step(JsonElement item, int index)
    {
        if (item.ValueKind == JsonValueKind.String)
            return new PlanStep($"s{index + 1}", item.GetString()!, "executor", item.GetString()!, [], [], "", RiskLevel.Medium, 0.5);

        var title = LooseFields.Text(item, "title", "name");
        var action = LooseFields.Text(item, "action", "description", "details", "task");
        return new PlanStep(
            LooseFields.Text(item, "id", "step_id", "step") is { Length: > 0 } id ? id : $"s{index + 1}",
            title.Length > 0 ? title : action,
            LooseFields.Text(item, "agent") is { Length: > 0 } agent ? agent.ToLowerInvariant().TrimStart('@') : "executor",
            action.Length > 0 ? action : title,
            [.. LooseFields.Texts(item, "files", "file", "paths").Select(Path).Where(path => path.Length > 0).Distinct(StringComparer.Ordinal)],
            [.. LooseFields.Texts(item, "depends_on", "dependencies", "depends").Distinct(StringComparer.Ordinal)],
            LooseFields.Text(item, "done_when", "acceptance", "verification"),
            Risk(LooseFields.Text(item, "risk")),
            LooseFields.Number(item, "confidence") ?? 0.5);
    }

    /// <summary>A dependency may be written as the id, the step's number or its title.</summary>
    private static string IdOf(string name, List<PlanStep> steps)
    {
        if (steps.Any(step => step.Id == name))
            return name;
        var same = steps.Find(step =>
            step.Id.Equals($"s{name}", StringComparison.OrdinalIgnoreCase)
            || $"s{step.Id}".Equals(name, StringComparison.OrdinalIgnoreCase)
            || step.Id.Equals(name, StringComparison.OrdinalIgnoreCase)
            || step.Title.Equals(name, StringComparison.OrdinalIgnoreCase));
        return same?.Id ?? name;
    }

    /// <summary>The path alone, without quotes, a leading <c>./</c> and the line numbers that models like to add.</summary>
    private static string Path(string written)
    {
        var path = written.Trim().Trim('`', '"', '\'').Replace('\\', '/');
        if (path.StartsWith("./", StringComparison.Ordinal))
            path = path[2..];
        var colon = path.LastIndexOf(':');
        return colon > 1 && path.AsSpan(colon + 1).IndexOfAnyExcept(LineNumbers) < 0 ? path[..colon] : path;
    }

    private static RiskLevel Risk(string written) => written.Trim().ToLowerInvariant() switch
    {
        "low" or "none" or "minimal" or "baixo" or "1" => RiskLevel.Low,
        "high" or "critical" or "severe" or "alto" or "3" => RiskLevel.High,
        _ => RiskLevel.Medium,
    };
}
