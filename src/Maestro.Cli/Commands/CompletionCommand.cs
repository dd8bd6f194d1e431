using System.CommandLine;
using Maestro.Cli.Usage;

namespace Maestro.Cli.Commands;

/// <summary><c>maestro completion</c>: a script for the shell, made from the commands themselves.</summary>
internal static class CompletionCommand
{
    private static readonly string[] Shells = ["bash", "zsh", "fish"];

    public static Command Create(Surroundings surroundings, RootCommand root)
    {
        var shell = new Argument<string>("SHELL") { HelpName = "bash|zsh|fish", Description = "Your shell." };
        shell.CompletionSources.Add(Shells);
        var command = new Command("completion", "Print a completion script for your shell.") { shell };
        command.SetAction(parsed =>
        {
            var script = parsed.GetValue(shell) switch
            {
                "bash" => CompletionScripts.Bash(root),
                "zsh" => CompletionScripts.Zsh(root),
                "fish" => CompletionScripts.Fish(root),
                var other => throw UsageException.Unknown("completion for", other!, Shells),
            };
            surroundings.Output.Write(script.ReplaceLineEndings("\n"));
            return 0;
        });
        return command;
    }
}
