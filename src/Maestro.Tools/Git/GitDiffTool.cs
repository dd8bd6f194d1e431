using System.Text.Json;
using Maestro.Analysis.Files;
using Maestro.Core.Permissions;
using Microsoft.Extensions.AI;

namespace Maestro.Tools.Git;

/// <summary>Shows differences; those of files that may hold secrets are left out.</summary>
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

    protected override async Task<string?> AskAsync(Arguments given, string cwd, CancellationToken cancellationToken)
    {
        var diff = await GitReading.DiffAsync(cwd, given.Optional("range"), given.Optional("path"), given.Flag("staged"), cancellationToken);
        return diff is null || (given.Optional("path") is { Length: > 0 } path && SecretFiles.Includes(path)) ? diff : WithoutSecrets(diff);
    }

    private static string WithoutSecrets(string diff)
    {
        var isLeft = false;
        return string.Join('\n', diff.Split('\n').Where(line =>
        {
            if (line.StartsWith("diff --git ", StringComparison.Ordinal))
                isLeft = SecretFiles.Includes(line[(line.LastIndexOf(" b/", StringComparison.Ordinal) + 3)..].TrimEnd('"'));
            return !isLeft;
        }));
    }
}
