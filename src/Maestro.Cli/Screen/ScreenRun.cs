using Maestro.Analysis.Files;
using Maestro.Cli.Commands;
using Maestro.Core.Models;
using Maestro.Core.Text;
using Maestro.Presentation.Text;
using Maestro.Storage.Sessions;
using Maestro.Terminal.Device;
using Maestro.Terminal.Screen;
using Maestro.Terminal.Themes;

namespace Maestro.Cli.Screen;

/// <summary>Opens the live screen, and afterwards leaves the conversation on the normal one.</summary>
internal sealed class ScreenRun(Surroundings surroundings, RunOptions options)
{
    /// <summary>What the terminal can do; its reason says why there is no screen, if so.</summary>
    public static TerminalAbilities Abilities(Surroundings surroundings) => TerminalAbilities.Of(surroundings.Environment, TerminalFile.IsOurs());

    public async Task<int> RunAsync(string first, TerminalAbilities abilities, CancellationToken cancellationToken)
    {
        var settings = new Composition(surroundings, options).Settings;
        await using var session = new ScreenSession(surroundings, options, cancellationToken);
        session.Open();
        var theme = settings.Find("theme") is { } named ? ThemeList.Find(named.Text) : null;
        using var screen = new LiveScreen(Port(session), TerminalFile.OpenOurs(), abilities, theme);
        try
        {
            await screen.RunAsync(options.Agent is { } agent && first.Length > 0 ? $"@{agent} {first}" : first, cancellationToken);
        }
        finally
        {
            surroundings.Output.Write(ConversationText.Of(screen.Board, surroundings.Width, surroundings.Time.GetUtcNow()));
            surroundings.Output.Flush();
        }

        return Run.ExitCodes.Success;
    }

    private ScreenPort Port(ScreenSession session) => new()
    {
        Run = session.RunAsync,
        Send = session.Send,
        Place = Place(),
        Model = () => session.Model,
        Agents = Composition.AgentPurposes,
        Files = async stop => (await WorkTree.ListAsync(options.Cwd, stop)).Paths,
        Ask = (command, argument, width, _) => AnswerAsync(session, command, argument, width),
        Forget = session.Forget,
        Edit = text => OwnEditor.EditAsync(text, surroundings.Environment),
        Time = surroundings.Time,
        History = _ => Task.Run(History),
    };

    private async Task<IReadOnlyList<StyledLine>?> AnswerAsync(ScreenSession session, string command, string argument, int width)
    {
        try
        {
            switch (command)
            {
                case "/sessions":
                    return Lines(SessionsCommand.Table(surroundings, width));
                case "/model" when argument.Length > 0:
                    await session.ChangeAsync(null, argument);
                    break;
                case "/provider" when argument.Length > 0:
                    if (!Names.Providers.Contains(argument))
                        return [StyledLine.Of($"there is no provider '{argument}'; choose one of {string.Join(", ", Names.Providers)}", Tone.Warning)];
                    await session.ChangeAsync(argument, null);
                    break;
                default:
                    return [StyledLine.Of($"now {session.Model}")];
            }

            return [StyledLine.Of($"from the next run on: {session.Model}", Tone.Accent)];
        }
        catch (Exception failure) when (failure is ModelException or RunException or SessionLogException)
        {
            return [StyledLine.Of(PlainText.Clean(failure.Message).ReplaceLineEndings(" "), Tone.Error)];
        }
    }

    private IReadOnlyList<string> History()
    {
        try
        {
            return [.. Composition.Sessions(surroundings).List().Where(session => session.Cwd == options.Cwd && session.Request.Length > 0).Select(session => session.Request).Reverse()];
        }
        catch (SessionLogException)
        {
            // The session log itself says what is wrong with it, once, when it is opened.
            return [];
        }
    }

    private string Place()
    {
        var home = surroundings.Environment("HOME");
        var folder = home is { Length: > 1 } && (options.Cwd == home || options.Cwd.StartsWith(home + "/", StringComparison.Ordinal)) ? $"~{options.Cwd[home.Length..]}" : options.Cwd;
        return PlainText.Clean(GitHead.Of(options.Cwd) is { } branch ? $"{folder} on {branch}" : folder).ReplaceLineEndings(" ");
    }

    private static StyledLine[] Lines(string text) => [.. text.TrimEnd().Split('\n').Select(line => StyledLine.Of(line.TrimEnd('\r')))];
}
