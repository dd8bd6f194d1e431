using Maestro.Terminal.Cells;
using Maestro.Terminal.Device;

namespace Maestro.Terminal.Tests.Device;

public sealed class TerminalAbilitiesTests
{
    [Theory]
    [InlineData("TERM=xterm-256color COLORTERM=truecolor", ColourDepth.Direct)]
    [InlineData("TERM=xterm-256color", ColourDepth.Indexed)]
    [InlineData("TERM=xterm-kitty", ColourDepth.Direct)]
    [InlineData("TERM=xterm WT_SESSION=1", ColourDepth.Direct)]
    [InlineData("TERM=screen-256color COLORTERM=truecolor", ColourDepth.Indexed)]
    [InlineData("TERM=screen-256color COLORTERM=truecolor TMUX=/tmp/tmux", ColourDepth.Direct)]
    [InlineData("TERM=xterm", ColourDepth.Sixteen)]
    [InlineData("TERM=linux", ColourDepth.Sixteen)]
    [InlineData("TERM=vt220", ColourDepth.None)]
    [InlineData("TERM=dumb COLORTERM=truecolor", ColourDepth.None)]
    [InlineData("TERM=xterm-256color COLORTERM=truecolor NO_COLOR=1", ColourDepth.None)]
    [InlineData("TERM=xterm-256color COLORTERM=24bit NO_COLOR=", ColourDepth.Direct)]
    public void Colours_are_what_the_environment_says(string environment, ColourDepth expected) => Assert.Equal(expected, Of(environment).Colours);

    [Theory]
    [InlineData("15;0", Background.Dark)]
    [InlineData("0;15", Background.Light)]
    [InlineData("0;default;7", Background.Light)]
    [InlineData("12;8", Background.Dark)]
    [InlineData("15;default", Background.Unknown)]
    [InlineData("", Background.Unknown)]
    public void The_background_may_be_known_from_the_environment(string variable, Background expected) => Assert.Equal(expected, Of($"COLORFGBG={variable}").Background);

    [Theory]
    [InlineData("rgb:0a0a/0e0e/2727\a", Background.Dark)]
    [InlineData("rgb:ffff/ffff/ffff\u001b\\", Background.Light)]
    [InlineData("rgb:ff/fd/d0\u001b\\", Background.Light)]
    [InlineData("rgba:0000/0000/0000/8000\a", Background.Dark)]
    [InlineData("#fafafa\a", Background.Light)]
    [InlineData("rgb:zz/00/00\a", Background.Unknown)]
    [InlineData("rgb:\a", Background.Unknown)]
    [InlineData("rgb:1/2/3/4/5/6\a", Background.Unknown)]
    [InlineData("\a", Background.Unknown)]
    public void The_background_is_read_from_the_reply(string colour, Background expected) => Assert.Equal(expected, Of("").After($"\u001b]11;{colour}").Background);

    [Theory]
    [InlineData("\u001b[?2026;2$y", true)]
    [InlineData("\u001b[?2026;1$y", true)]
    [InlineData("\u001b[?2026;0$y", false)]
    [InlineData("\u001b[?2026;4$y", false)]
    [InlineData("\u001b[?2026;$y", false)]
    [InlineData("\u001b[?2004;1$y", null)]
    [InlineData("\u001b[A", null)]
    [InlineData("", null)]
    public void Synchronised_output_is_read_from_the_reply(string sequence, bool? expected) => Assert.Equal(expected, Of("").After(sequence).SynchronisedOutput);

    [Theory]
    [InlineData("TERM=xterm", true, null)]
    [InlineData("TERM=xterm NO_COLOR=1", true, null)]
    [InlineData("TERM=xterm", false, "not a terminal")]
    [InlineData("TERM=dumb", true, "dumb")]
    [InlineData("", true, "TERM")]
    [InlineData("TERM=xterm ACCESSIBLE=1", true, "screen reader")]
    public void Why_there_is_no_screen_is_said(string environment, bool isTerminal, string? reason)
    {
        var said = Of(environment, isTerminal).NoScreenReason;
        if (reason is null)
            Assert.Null(said);
        else
            Assert.Contains(reason, said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("TERM=xterm-256color", true)]
    [InlineData("TERM=tmux-256color", true)]
    [InlineData("TERM=linux", false)]
    [InlineData("TERM=xterm-256color TERMINAL_EMULATOR=JetBrains-JediTerm", false)]
    public void Modified_keys_are_asked_for_only_where_that_is_harmless(string environment, bool expected) => Assert.Equal(expected, Of(environment).ModifiedKeys);

    private static TerminalAbilities Of(string environment, bool isTerminal = true)
    {
        var variables = environment.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=', 2)).ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);
        return TerminalAbilities.Of(variables.GetValueOrDefault, isTerminal);
    }
}
