using Maestro.Analysis.Files;
using Maestro.Cli.Commands;
using Maestro.Cli.Prompt;
using Maestro.Cli.Run;
using Maestro.Cli.Tapes;
using Maestro.Core.Text;
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
        using var tape = TapeRecording.Of(surroundings, options);
        var composition = new Composition(surroundings, options);
        var settings = composition.Settings;
        await using var session = new PromptSession(surroundings, options, tape is null ? null : tape.Write, cancellationToken);
        var theme = settings.Find("theme") is { } named ? ThemeList.Find(named.Text) : null;
        using var signals = new EndingSignals(cancellationToken);
        using var screen = new LiveScreen(
            Port(session, tape, composition), TerminalFile.OpenOurs(), abilities, theme, isReduced: settings.Find("motion")?.Text is "reduced");
        try
        {
            await screen.RunAsync(options.Agent is { } agent && first.Length > 0 ? $"@{agent} {first}" : first, signals.Asked);
        }
        finally
        {
            surroundings.Output.Write(ConversationText.Of(screen.Board, surroundings.Width, surroundings.Time.GetUtcNow()));
            surroundings.Output.Flush();
        }

        if (tape?.Problem is not { } problem)
            return signals.ExitCode ?? ExitCodes.Success;
        surroundings.Say(problem);
        return ExitCodes.Failed;
    }

    private ScreenPort Port(PromptSession session, TapeWriter? tape, Composition composition) => new()
    {
        Open = session.Open,
        Run = (request, stop) => tape is null ? session.RunAsync(request, stop) : tape.OfAsync(session.RunAsync(request, stop)),
        Send = session.Send,
        Place = Place(),
        Model = () => session.Model,
        Agents = () => session.Own?.Purposes ?? composition.AgentPurposes,
        Wants = composition.Wants,
        Files = async stop => (await WorkTree.ListAsync(options.Cwd, stop)).Paths,
        Ask = new SessionQuestions(surroundings, options.Cwd, session).AnswerAsync,
        Forget = session.Forget,
        Edit = text => OwnEditor.EditAsync(text, surroundings.Environment),
        Time = surroundings.Time,
        History = _ => Task.Run(History),
    };

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
        var folder = home is { Length: > 1 } && (options.Cwd == home || options.Cwd.StartsWith(home + "/", StringComparison.Ordinal))
            ? $"~{options.Cwd[home.Length..]}"
            : options.Cwd;
        return PlainText.Clean(GitHead.Of(options.Cwd) is { } branch ? $"{folder} on {branch}" : folder).ReplaceLineEndings(" ");
    }
}
