using Maestro.Cli.Commands;
using Maestro.Cli.Run;
using Maestro.Core.Text;
using Maestro.Presentation.Panels;
using Maestro.Terminal.Screen;

namespace Maestro.Cli.Prompt;

/// <summary>One request after another on a terminal, line by line, in one session.</summary>
internal sealed class PromptLoop(Surroundings surroundings, RunOptions options)
{
    /// <param name="first">Run at once; empty for none.</param>
    public async Task<int> RunAsync(string first, CancellationToken cancellationToken)
    {
        var composition = new Composition(surroundings, options);
        var board = new Board();
        using var run = new RequestRun(surroundings, options, board);
        await using var session = new PromptSession(surroundings, options, run.Keep, cancellationToken);
        session.Open();
        var (_, choice) = await session.ReadyAsync();
        var commands = new PlainCommands(surroundings, new SessionQuestions(surroundings, options.Cwd, session), session, board);
        Write($"Maestro {ProductVersion.Text} in {options.Cwd}. /help explains, /quit leaves.\n");
        run.Introduce(composition, choice);
        for (var line = first; line is not null && line is not ("/quit" or "/exit"); line = await AskAsync(cancellationToken))
        {
            var request = SlashCommands.IsCommand(line) ? await commands.RunAsync(line, cancellationToken) : line;
            if (request is { Length: > 0 })
                await run.RunAsync((await session.ReadyAsync()).Session, request, commands.Agent ?? options.Agent, cancellationToken);
        }

        return ExitCodes.Success;
    }

    private async Task<string?> AskAsync(CancellationToken cancellationToken)
    {
        Write("\n> ");
        var line = await surroundings.Typed.NextAsync(cancellationToken);
        if (line is null)
            Write("\n");
        return line?.Trim();
    }

    private void Write(string text)
    {
        surroundings.Errors.Write(PlainText.Clean(text));
        surroundings.Errors.Flush();
    }
}
