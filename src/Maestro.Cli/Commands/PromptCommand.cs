using System.CommandLine;
using Maestro.Cli.Prompt;
using Maestro.Cli.Run;
using Maestro.Cli.Screen;
using Maestro.Cli.Usage;

namespace Maestro.Cli.Commands;

/// <summary>Plain <c>maestro</c>: on a terminal one request after another, elsewhere help.</summary>
internal static class PromptCommand
{
    public static RootCommand Create(Surroundings surroundings)
    {
        var prompt = new Argument<string[]>("PROMPT") { Description = "The first request.", Arity = ArgumentArity.ZeroOrMore };
        var symbols = new RunSymbols();
        var root = new RootCommand("A team of agents that works on your code base while you watch.") { prompt };
        symbols.AddTo(root, forScreen: true);
        root.SetAction(async (parsed, cancellationToken) =>
        {
            var words = parsed.GetValue(prompt) ?? [];
            RejectMistypedCommand(words, root);
            var options = symbols.Read(parsed, surroundings);
            var request = string.Join(' ', words).Trim();
            var abilities = ScreenRun.Abilities(surroundings);
            if (!symbols.WantsPlain(parsed) && abilities.NoScreenReason is null)
                return await new ScreenRun(surroundings, options).RunAsync(request, abilities, cancellationToken);
            if (surroundings.IsInteractive)
                return await new PromptLoop(surroundings, options).RunAsync(request, cancellationToken);
            if (request.Length > 0)
            {
                using var run = new RequestRun(surroundings, options);
                return await run.RunAsync(request, cancellationToken);
            }

            return await root.Parse(["--help"]).InvokeAsync(parsed.InvocationConfiguration, cancellationToken);
        });
        return root;
    }

    private static void RejectMistypedCommand(string[] words, RootCommand root)
    {
        if (words is not [var word, ..] || word.Contains(' ', StringComparison.Ordinal))
            return;
        if (word is "resume")
            throw new UsageException($"'maestro {word}' is not in this version; a request that begins with this word goes in quotes");
        var names = root.Subcommands.Select(command => command.Name).ToList();
        if (Core.Text.Suggestion.Near(word, names) is not null)
            throw UsageException.Unknown("command", word, names);
    }
}
