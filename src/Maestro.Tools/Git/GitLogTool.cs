using System.Text.Json;
using Maestro.Analysis.Files;
using Maestro.Core.Tools;
using Microsoft.Extensions.AI;

namespace Maestro.Tools.Git;

/// <summary>Lists commits.</summary>
internal sealed class GitLogTool : GitTool
{
    private const int Usual = 20;
    private const int Most = 200;

    public override AIFunctionDeclaration Declaration => field ??= Declarations.Create(
        typeof(GitLogTool), "git_log", """{"path":{"type":"string","description":"only commits that changed this file or folder"},"count":{"type":"integer"}}""");

    public override string Display(JsonElement arguments) => $"git log {new Arguments(arguments).Optional("path")}".TrimEnd();

    protected override string Nothing => "There is no commit.";

    protected override Task<string?> AskAsync(Arguments given, ToolContext context, CancellationToken cancellationToken) =>
        GitReading.LogAsync(context.Cwd, Math.Clamp(given.Number("count") ?? Usual, 1, Most), given.Optional("path"), cancellationToken);
}
