using System.Text.Json;
using Maestro.Analysis.Files;
using Maestro.Core.Permissions;
using Maestro.Core.Tools;
using Microsoft.Extensions.AI;

namespace Maestro.Tools.Git;

/// <summary>Shows differences; those of files that may hold secrets or that a rule guards are left out.</summary>
internal sealed class GitDiffTool : GitTool
{
    public override AIFunctionDeclaration Declaration => field ??= Declarations.Create(
        typeof(GitDiffTool), "git_diff",
        """{"path":{"type":"string","description":"only this file or folder"},"range":{"type":"string","description":"a commit, or two as in main..HEAD"},"staged":{"type":"boolean"}}""");

    public override string Display(JsonElement arguments)
    {
        var given = new Arguments(arguments);
        return string.Join(' ', new[] { "git diff", given.Flag("staged") ? "--staged" : null, given.Optional("range"), given.Optional("path") }.Where(part => part is { Length: > 0 }));
    }

    protected override string Nothing => "There is no difference.";

    protected override async Task<string?> AskAsync(Arguments given, ToolContext context, CancellationToken cancellationToken)
    {
        var diff = await GitReading.DiffAsync(context.Cwd, given.Optional("range"), given.Optional("path"), given.Flag("staged"), cancellationToken);
        return diff is null || (given.Optional("path") is { Length: > 0 } path && SecretFiles.Includes(path)) ? diff : WithoutGuarded(diff, context);
    }

    private static string WithoutGuarded(string diff, ToolContext context)
    {
        var isLeft = false;
        return string.Join('\n', diff.Split('\n').Where(line =>
        {
            if (line.StartsWith("diff --git ", StringComparison.Ordinal))
                isLeft = !context.MayRead(
                    WorkspacePath.OfEntry(line[(line.LastIndexOf(" b/", StringComparison.Ordinal) + 3)..].TrimEnd('"'), context.Cwd).Needs(AccessKind.Read));
            return !isLeft;
        }));
    }
}
