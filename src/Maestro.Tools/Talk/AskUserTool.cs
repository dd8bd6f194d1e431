using System.Text.Json;
using Maestro.Core.Permissions;
using Maestro.Core.Text;
using Maestro.Core.Tools;
using Microsoft.Extensions.AI;

namespace Maestro.Tools.Talk;

/// <summary>Asks the person something that only they know.</summary>
internal sealed class AskUserTool : ITool
{
    /// <summary>Each has a letter of its own, and n is for no answer.</summary>
    private const int MostOptions = 8;

    public AIFunctionDeclaration Declaration => field ??= Declarations.Create(
        typeof(AskUserTool), "ask_user", """{"question":{"type":"string"},"options":{"type":"array","items":{"type":"string"},"maxItems":8}}""", "question");

    public string Display(JsonElement arguments) => $"asks: {Question(arguments)}";

    public IReadOnlyList<Access> Needs(JsonElement arguments, string cwd) => [];

    public async Task<ToolOutcome> RunAsync(JsonElement arguments, ToolContext context, CancellationToken cancellationToken)
    {
        var given = new Arguments(arguments);
        var options = given.Has("options") ? given.Texts("options").Select(option => PlainText.Clean(option).ReplaceLineEndings(" ").Trim()).ToList() : [];
        if (options.Count > MostOptions)
            throw new ToolException($"There are {options.Count} options; offer {MostOptions} at most.");
        return await context.AskAsync(Question(arguments), options, cancellationToken) is { } answer
            ? new ToolOutcome($"The user answers: {answer}")
            : new ToolOutcome("The user did not want to answer. Go on with what is most likely wanted, or stop if nothing useful can be done.", IsError: true);
    }

    private static string Question(JsonElement arguments) => PlainText.Clean(new Arguments(arguments).Required("question")).Trim();
}
