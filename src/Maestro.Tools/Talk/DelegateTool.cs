using System.Text.Json;
using Maestro.Core.Events;
using Maestro.Core.Json;
using Maestro.Core.Permissions;
using Maestro.Core.Results;
using Maestro.Core.Text;
using Maestro.Core.Tools;
using Microsoft.Extensions.AI;

namespace Maestro.Tools.Talk;

/// <summary>Gives a request to another agent; what that does asks for permission itself.</summary>
internal sealed class DelegateTool : ITool
{
    private const int MostCharacters = 30_000;

    public AIFunctionDeclaration Declaration => field ??= Declarations.Create(
        typeof(DelegateTool), "delegate",
        """{"agent":{"type":"string"},"request":{"type":"string","description":"What is to be done or found out, with all that the agent must know."}}""",
        "agent", "request");

    public string Display(JsonElement arguments) =>
        $"{PlainText.Clean(new Arguments(arguments).Required("agent"))}: {PlainText.Clean(new Arguments(arguments).Required("request"))}";

    public IReadOnlyList<Access> Needs(JsonElement arguments, string cwd) => [];

    public async Task<ToolOutcome> RunAsync(JsonElement arguments, ToolContext context, CancellationToken cancellationToken)
    {
        var given = new Arguments(arguments);
        return await context.DelegateAsync(given.Required("agent"), given.Required("request"), cancellationToken) switch
        {
            ResultProduced { Data: AssistantResult answer } => new ToolOutcome(Bound(answer.Answer)),
            ResultProduced result => new ToolOutcome(Bound(ResultJson.Text(result.Data))),
            RunFailed failed => new ToolOutcome($"The {failed.Agent} failed ({failed.Kind}): {failed.Error} {failed.Hint}".TrimEnd(), IsError: true),
            var other => new ToolOutcome($"The run of the {other.Agent} was cancelled. Ask the user before you start it again.", IsError: true),
        };
    }

    private static string Bound(string text) => text.Length <= MostCharacters ? text : $"{text[..MostCharacters]}... (cut: {text.Length} characters)";
}
