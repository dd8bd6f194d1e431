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
        ("y s a n e", "allow something: once, this session, always, no, edit (with Alt from the prompt)"),
        ("a b c ..., n", "answer a question of an agent: that option, none; or type an answer"),
        ("F11, z", "one panel over all"),
        ("/, then n and N", "find text in the chosen panel, older and newer"),
        ("y, drag with the mouse", "copy the chosen panel, or what is marked; Shift+drag is the terminal's own"),
        ("r", "fold the reasoning of the chosen panel"),
        ("Enter in FILES", "the changes of the chosen file"),
        ("Esc", "stop the chosen run"),
        ("Ctrl+K, / in an empty prompt", "commands"),
        ("F2", "figures of the screen"),
        ("Ctrl+L, Ctrl+Z", "draw anew, suspend"),
        ("Ctrl+C twice, Ctrl+D", "leave"),
    ];

    public static Overlay Overlay(IReadOnlyList<AgentPurpose> agents) => new("Help", width =>
    [
        .. Table("Keys", Keys).Lines(width),
        StyledLine.Empty,
        .. Table("Commands", SlashCommands.All.Select(command => ($"{command.Name} {command.Argument}", command.Summary))).Lines(width),
        StyledLine.Empty,
        .. Agents(agents, width),
    ]);

    public static IEnumerable<StyledLine> Agents(IReadOnlyList<AgentPurpose> agents, int width) =>
        Table("Agents", agents.Select(agent => ($"@{agent.Name}", agent.Description))).Lines(width);

    private static TextTable Table(string title, IEnumerable<(string Name, string What)> rows)
    {
        var table = new TextTable(title, "");
        foreach (var (name, what) in rows)
            table.Add(name, what);
        return table;
    }
}
