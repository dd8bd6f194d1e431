using System.Text.Json;
using Maestro.Core.Permissions;
using Maestro.Core.Text;
using Maestro.Core.Tools;
using Microsoft.Extensions.AI;

namespace Maestro.Tools.Git;

/// <summary>A tool that asks git something; it changes nothing and is free.</summary>
internal abstract class GitTool : ITool
{
    private const int MostCharacters = 40_000;

    public abstract AIFunctionDeclaration Declaration { get; }

    public abstract string Display(JsonElement arguments);

    public IReadOnlyList<Access> Needs(JsonElement arguments, string cwd) =>
        new Arguments(arguments).Optional("path") is { Length: > 0 } path ? [WorkspacePath.Of(path, cwd).Needs(AccessKind.Read)] : [];

    public async Task<ToolOutcome> RunAsync(JsonElement arguments, ToolContext context, CancellationToken cancellationToken)
    {
        var text = await AskAsync(new Arguments(arguments), context, cancellationToken)
            ?? throw new ToolException("git could not answer: this is no git repository, git is not installed, or there is no such commit.");
        text = PlainText.Clean(text).TrimEnd();
        return new ToolOutcome(text.Length == 0 ? Nothing : text.Length <= MostCharacters ? text : $"{text[..MostCharacters]}\n(cut: {text.Length} characters in all; narrow it with \"path\")");
    }

    /// <summary>What is said when there is nothing to say.</summary>
    protected abstract string Nothing { get; }

    protected abstract Task<string?> AskAsync(Arguments given, ToolContext context, CancellationToken cancellationToken);
}
