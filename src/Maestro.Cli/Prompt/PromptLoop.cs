using Maestro.Cli.Commands;
using Maestro.Cli.Run;
using Maestro.Core.Text;

namespace Maestro.Cli.Prompt;

/// <summary>One request after another on a terminal, line by line, in one session.</summary>
internal sealed class PromptLoop(Surroundings surroundings, RunOptions options)
{
    private static readonly string[] Commands = ["/help", "/agents", "/quit"];

    /// <param name="first">Run at once; empty for none.</param>
    public async Task<int> RunAsync(string first, CancellationToken cancellationToken)
    {
        var composition = new Composition(surroundings, options);
        var choice = await composition.ChooseProviderAsync(cancellationToken);
        using var open = composition.Open(choice);
        var run = new RequestRun(surroundings, options);
        Write($"Maestro {ProductVersion.Text} in {options.Cwd}. /help explains, /quit leaves.\n");
        run.Introduce(composition, choice);
        for (var line = first; line is not null; line = Ask())
        {
            if (line == "/quit")
                break;
            if (line.StartsWith('/') && !line.Contains(' ', StringComparison.Ordinal))
                Answer(line);
            else if (line.Length > 0)
                await run.RunAsync(open.Session, line, cancellationToken);
        }

        return ExitCodes.Success;
    }

    private string? Ask()
    {
        Write("\n> ");
        return surroundings.OpenInput().ReadLine()?.Trim();
    }

    private void Answer(string command)
    {
        switch (command)
        {
            case "/help":
                Write("Write what you want. @planner at the start picks an agent. Ctrl+C stops a run, and leaves when nothing runs.\n/agents lists the agents, /quit leaves.\n");
                break;
            case "/agents":
                surroundings.Output.Write(AgentsCommand.Table(surroundings.Width));
                surroundings.Output.Flush();
                break;
            default:
                var near = Suggestion.Near(command, Commands);
                Write(near is null ? $"There is no {command}; /help lists what there is.\n" : $"There is no {command}; did you mean {near}?\n");
                break;
        }
    }

    private void Write(string text)
    {
        surroundings.Errors.Write(PlainText.Clean(text));
        surroundings.Errors.Flush();
    }
}
