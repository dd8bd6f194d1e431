using System.Text.Json;
using Maestro.Core.Permissions;
using Maestro.Core.Tools;
using Maestro.Tools.Shell;
using Maestro.Tools.Shell.Holding;
using Microsoft.Extensions.AI;

namespace Maestro.Tools.Git;

/// <summary>Commits the named files; it is the shell command that the person is shown, and needs what that needs.</summary>
internal sealed class GitCommitTool(ShellSetting setting) : ITool
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(120);

    public AIFunctionDeclaration Declaration => field ??= Declarations.Create(
        typeof(GitCommitTool), "git_commit", """{"message":{"type":"string"},"paths":{"type":"array","items":{"type":"string"},"description":"the files to commit, relative to the work folder"}}""", "message", "paths");

    public string Display(JsonElement arguments) => $"$ {Command(arguments)}";

    public IReadOnlyList<Access> Needs(JsonElement arguments, string cwd) => [new Access(AccessKind.Command, Command(arguments))];

    public async Task<ToolOutcome> RunAsync(JsonElement arguments, ToolContext context, CancellationToken cancellationToken)
    {
        var (exitCode, output) = await WatchedCommand.RunAsync(
            context, mark => new ShellProcess(Command(arguments), context.Cwd, setting, context.Write, mark, ReadingHold.For(context, setting.Holder)).RunAsync(Limit, cancellationToken), cancellationToken);
        var text = $"{output.Stdout.TrimEnd()}\n{output.Stderr.TrimEnd()}".Trim();
        return new ToolOutcome($"{text}\n(exit code {exitCode})", exitCode != 0, exitCode) { Detail = output };
    }

    private static string Command(JsonElement arguments)
    {
        var given = new Arguments(arguments);
        var paths = string.Join(' ', given.Texts("paths").Select(Quoted));
        return $"git add -- {paths} && git commit -m {Quoted(given.Required("message"))} -- {paths}";
    }

    private static string Quoted(string text) => $"'{text.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
