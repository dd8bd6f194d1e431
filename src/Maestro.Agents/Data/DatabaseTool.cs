using System.Text.Json;
using Maestro.Core.Evidence;
using Maestro.Core.Permissions;
using Maestro.Core.Tools;
using Microsoft.Extensions.AI;

namespace Maestro.Agents.Data;

/// <summary>Reads a database for the agent itself, behind the same questions as any other call.</summary>
/// <param name="what">For a person, such as <c>read the schema of shop.db</c>; without a password.</param>
internal sealed class DatabaseTool(string what, Access need, Func<CancellationToken, Task<DatabaseFacts>> read) : ITool
{
    public const string Name = "read_database";

    public AIFunctionDeclaration Declaration =>
        field ??= AIFunctionFactory.CreateDeclaration(Name, what, JsonElement.Parse("""{"type":"object","properties":{}}"""));

    public string Display(JsonElement arguments) => what;

    public IReadOnlyList<Access> Needs(JsonElement arguments, string cwd) => [need];

    public async Task<ToolOutcome> RunAsync(JsonElement arguments, ToolContext context, CancellationToken cancellationToken)
    {
        try
        {
            var facts = await read(cancellationToken);
            return new ToolOutcome($"{facts.Sizes.Count} {(facts.Sizes.Count == 1 ? "table" : "tables")}, {facts.Plans.Count(plan => plan.Plan is not null)} of {facts.Plans.Count} query plans") { Detail = facts };
        }
        catch (IOException failure)
        {
            throw new ToolException(failure.Message);
        }
    }
}
