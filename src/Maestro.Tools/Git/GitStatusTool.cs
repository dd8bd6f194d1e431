using System.Text.Json;
using Maestro.Analysis.Files;
using Maestro.Core.Tools;
using Microsoft.Extensions.AI;

namespace Maestro.Tools.Git;

/// <summary>Shows what is not as it was committed.</summary>
internal sealed class GitStatusTool : GitTool
{
    public override AIFunctionDeclaration Declaration => field ??= Declarations.Create(typeof(GitStatusTool), "git_status", "{}");

    public override string Display(JsonElement arguments) => "git status";

    protected override string Nothing => "Nothing has changed.";

    protected override Task<string?> AskAsync(Arguments given, ToolContext context, CancellationToken cancellationToken) =>
        GitReading.StatusAsync(context.Cwd, cancellationToken);
}
