using System.Text.Json;
using Maestro.Core.Permissions;
using Maestro.Core.Tools;
using Maestro.Tools.Shell.Holding;
using Microsoft.Extensions.AI;

namespace Maestro.Tools.Shell;

/// <summary>Runs a shell command once, its output shown as it appears.</summary>
/// <param name="background">Where commands go that are not waited for.</param>
internal sealed class RunCommandTool(ShellSetting setting, BackgroundCommands background) : ITool
{
    private const int UsualTimeout = 120;
    private const int LongestTimeout = 600;

    public AIFunctionDeclaration Declaration => field ??= Declarations.Create(
        typeof(RunCommandTool), "run_command", """{"command":{"type":"string"},"timeout":{"type":"integer","description":"seconds"},"background":{"type":"boolean","description":"do not wait for its end"}}""", "command");

    public string Display(JsonElement arguments) =>
        $"$ {new Arguments(arguments).Required("command")}{(new Arguments(arguments).Flag("background") ? " (in the background)" : "")}";

    public IReadOnlyList<Access> Needs(JsonElement arguments, string cwd) => [new Access(AccessKind.Command, new Arguments(arguments).Required("command"))];

    public async Task<ToolOutcome> RunAsync(JsonElement arguments, ToolContext context, CancellationToken cancellationToken)
    {
        var given = new Arguments(arguments);
        var timeout = TimeSpan.FromSeconds(Math.Clamp(given.Number("timeout") ?? UsualTimeout, 1, LongestTimeout));
        var command = given.Required("command");
        if (given.Flag("background"))
            return new ToolOutcome($"Started in the background as {await background.StartAsync(command, context, cancellationToken)}; read_output reads what it writes, stop_command ends it.");
        var (exitCode, output) = await WatchedCommand.RunAsync(
            context, mark => new ShellProcess(command, context.Cwd, setting, context.Write, mark, ReadingHold.For(context, setting.Holder)).RunAsync(timeout, cancellationToken), cancellationToken);
        var text = string.Join('\n', new[] { output.Stdout.TrimEnd(), output.Stderr.TrimEnd() }.Where(part => part.Length > 0));
        var end = output.TimedOut ? $"(stopped after {timeout.TotalSeconds:0} s)" : $"(exit code {exitCode})";
        if (output.WholeIn is { } file)
            end = $"(all of the output: {file})\n{end}";
        return new ToolOutcome(text.Length == 0 ? end : $"{text}\n{end}", exitCode != 0, exitCode) { Detail = output };
    }
}
