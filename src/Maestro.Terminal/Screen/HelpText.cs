using Maestro.Core.Evidence;
using Maestro.Presentation.Text;
using Maestro.Terminal.Views;

namespace Maestro.Terminal.Screen;

/// <summary>The keys and commands of the screen, for people.</summary>
internal static class HelpText
{
    private static readonly (string Keys, string What)[] Keys =
    [
        ("Enter", "send; while an agent runs it is told to that agent, or waits"),
        ("Shift+Enter, Alt+Enter, \\ Enter", "new line"),
        ("@name, @path", "names an agent or a file; completed as you type"),
        ("Up, Down, Ctrl+R", "earlier requests"),
        ("Ctrl+G", "write in your own editor"),
        ("Tab, Shift+Tab, Alt+1-9, mouse", "choose a panel; letters then act on it"),
        ("PgUp, PgDn, wheel, Home, End", "scroll the chosen panel"),
        ("y s a n e", "answer a question: once, this session, always, no, edit (with Alt from the prompt)"),
        ("F11, z", "one panel over all"),
        ("y", "copy the chosen panel"),
        ("Esc", "stop the chosen run"),
        ("Ctrl+K, /", "commands"),
        ("F2", "figures of the screen"),
        ("Ctrl+L, Ctrl+Z", "draw anew, suspend"),
        ("Ctrl+C twice, Ctrl+D", "leave"),
    ];

    public static Overlay Overlay(IReadOnlyList<AgentPurpose> agents) => new(
        "Help",
        [
            .. Keys.Select(key => Row(key.Keys, key.What)),
            StyledLine.Empty, StyledLine.Of("Commands", Tone.Heading),
            .. SlashCommands.All.Select(command => Row($"{command.Name} {command.Argument}", command.Summary)),
            StyledLine.Empty, StyledLine.Of("Agents", Tone.Heading),
            .. agents.Select(agent => Row($"@{agent.Name}", agent.Description)),
        ]);

    private static StyledLine Row(string name, string what) => new([new TextRun($"{name,-32} ", Tone.Accent), new TextRun(what)]);
}
