using System.Text.Json;
using Maestro.Core.Changes;
using Maestro.Core.Permissions;
using Maestro.Core.Tools;
using Microsoft.Extensions.AI;

namespace Maestro.Tools.Edits;

/// <summary>A change that an agent has worked out, to be shown, allowed and made like any other.</summary>
/// <param name="what">What it is, for a person, such as <c>rename Login to Account in 3 files</c>.</param>
public sealed class ReadyChanges(ChangePlan plan, string what) : ITool
{
    public const string Name = "apply_changes";

    public AIFunctionDeclaration Declaration =>
        field ??= AIFunctionFactory.CreateDeclaration(Name, what, JsonElement.Parse("""{"type":"object","properties":{}}"""));

    public bool IsPlanned => true;

    public string Display(JsonElement arguments) => what;

    public IReadOnlyList<Access> Needs(JsonElement arguments, string cwd) =>
        [.. plan.Changes.Select(change => WorkspacePath.OfEntry(change.FullPath, cwd).Needs(AccessKind.Edit)).Distinct()];

    public ChangePlan Plan(JsonElement arguments, string cwd) => plan;

    public Task<ToolOutcome> RunAsync(JsonElement arguments, ToolContext context, CancellationToken cancellationToken) =>
        ChangingTool.ApplyAsync(plan, context, cancellationToken);
}
