using Maestro.Core.Events;
using Maestro.Core.Models;
using Maestro.Terminal.Tests.Cells;
using Maestro.Terminal.Tests.Views;
using Maestro.Terminal.Themes;
using Maestro.Testing;

namespace Maestro.Terminal.Tests.Screen;

public sealed class ScreenGoldenTests
{
    private static Dictionary<string, Func<ScreenPlay, ScreenPlay>> Plays { get; } = new()
    {
        ["welcome"] = play => play,
        ["help"] = play => play.See(SampleBoard.Events()).Type("\u001bOP"),
        ["trust"] = play => play.AskForTrust("permissions.allow: Bash(make *)", "provider: openai-compatible", "agent: scribe"),
        ["commands"] = play => play.See(SampleBoard.Events()).Type("/th"),
        ["working"] = play => play.See(SampleBoard.Events()).Type("add refresh tokens\u001b\rtoo"),
        ["asking"] = play => play.See(SampleBoard.Events()).Type("\t\t\t"),
        ["files"] = play => play.See(SampleBoard.Events()).Type("\u001b[Z"),
        ["ended"] = play => play.See(SampleBoard.Events()).See(Endings()),
    };

    public static TheoryData<string, int, int> Screens { get; } = new(
        from screen in Plays.Keys
        from size in new[] { (120, 30), (80, 24), (40, 12) }
        select (screen, size.Item1, size.Item2));

    [Theory]
    [MemberData(nameof(Screens))]
    public void Every_screen_at_every_size(string screen, int columns, int rows) =>
        Golden.Matches($"{screen}-{columns}x{rows}", Plays[screen](new ScreenPlay(columns, rows)).Text());

    [Fact]
    public void Any_size_can_be_drawn()
    {
        foreach (var play in Plays.Values)
            foreach (var columns in new[] { 1, 2, 3, 7, 19, 41, 200 })
                foreach (var rows in new[] { 1, 2, 3, 5, 9, 60 })
                    Assert.Equal(rows, play(new ScreenPlay(columns, rows)).Type("a notice follows\u000bnothing\r").Text().Count(character => character == '\n'));
    }

    [Fact]
    public void Every_theme()
    {
        foreach (var theme in ThemeList.All)
            Golden.Matches($"theme-{theme.Name}", FrameText.LooksOf(new ScreenPlay(80, 16).See(SampleBoard.Events()).See(Endings()).Draw(theme)));
    }

    private static IEnumerable<EventEnvelope> Endings() =>
    [
        .. SampleBoard.Of("r1", new RunFailed("planner", "the provider did not answer within 60 s", ErrorKind.Timeout, "try again, or choose another one with --provider")),
        .. SampleBoard.Of("r3", new RunCancelled("executor", "stopped by you")),
    ];
}
