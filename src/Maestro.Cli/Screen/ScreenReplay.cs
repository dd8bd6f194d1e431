using Maestro.Agents;
using Maestro.Cli.Tapes;
using Maestro.Presentation.Text;
using Maestro.Terminal.Device;
using Maestro.Terminal.Screen;

namespace Maestro.Cli.Screen;

/// <summary>Plays a tape on the live screen; nothing can be asked there, all the rest works.</summary>
internal sealed class ScreenReplay(Surroundings surroundings, string name, Tape tape)
{
    public async Task<int> RunAsync(TapePlayback playback, TerminalAbilities abilities, CancellationToken cancellationToken)
    {
        var port = new ScreenPort
        {
            Watch = playback.PlayAsync,
            Run = (_, _) => throw new InvalidOperationException("Nothing is run while a tape plays."),
            Send = _ => { },
            Place = PlainText(name),
            Model = () => "a recording",
            Agents = () => OwnProfiles.None.Purposes,
            Files = _ => Task.FromResult<IReadOnlyList<string>>([]),
            Ask = (command, _, _, _) => Task.FromResult<IReadOnlyList<StyledLine>>([StyledLine.Of($"{command} does nothing while a recording plays")]),
            Forget = () => { },
            Edit = text => OwnEditor.EditAsync(text, surroundings.Environment),
            Time = playback,
            History = _ => Task.FromResult<IReadOnlyList<string>>([]),
        };
        using var screen = new LiveScreen(port, TerminalFile.OpenOurs(), abilities, theme: null, isReduced: false);
        try
        {
            await screen.RunAsync("", cancellationToken);
        }
        finally
        {
            surroundings.Output.Write(ConversationText.Of(screen.Board, surroundings.Width, playback.GetUtcNow()));
            surroundings.Output.Flush();
        }

        if (tape.CutOff is { } where)
            surroundings.Say(where);
        return Run.ExitCodes.Success;
    }

    private static string PlainText(string text) => Core.Text.PlainText.Clean(text).ReplaceLineEndings(" ");
}
