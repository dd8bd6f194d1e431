using Maestro.Core.Evidence;
using Maestro.Core.Text;

namespace Maestro.Terminal.Screen;

/// <summary>A command that is typed with a slash or run from the palette.</summary>
/// <param name="Argument">What it takes, for people; empty when it takes nothing.</param>
public sealed record SlashCommand(string Name, string Argument, string Summary);

/// <summary>The commands of the screen.</summary>
public static class SlashCommands
{
    public static IReadOnlyList<SlashCommand> All { get; } =
    [
        new("/help", "", "keys and commands"),
        new("/agents", "", "the agents and what they are for"),
        new("/agent", "NAME", "send what follows to this agent; without a name the router chooses again"),
        new("/plan", "TEXT", "ask the planner"),
        new("/model", "NAME", "answer with another model from the next run on"),
        new("/provider", "ID", "answer with another provider from the next run on"),
        new("/files", "", "show or hide the files that were read and changed"),
        new("/diff", "FILE", "what has changed in a file since the last commit"),
        new("/undo", "RUN|FILE", "take back what the latest run changed, or a run, or a file"),
        new("/redo", "RUN|FILE", "do again what was taken back last"),
        new("/changes", "", "the runs that changed files and can be taken back"),
        new("/permissions", "COMMAND", "every rule in force, or what the rules say about a command"),
        new("/trust", "", "let the settings and agents of this folder count"),
        new("/cost", "", "what the model calls used"),
        new("/sessions", "", "earlier sessions"),
        new("/theme", "NAME", "dark, light, high-contrast, 16 or none"),
        new("/stats", "", "frames, times, bytes and memory"),
        new("/clear", "", "forget the conversation and close what has ended"),
        new("/export", "FILE", "write the conversation to a file"),
        new("/quit", "", "leave"),
    ];

    public static SlashCommand? Find(string name) => All.FirstOrDefault(command => command.Name == name);

    /// <summary>A path such as <c>/etc/hosts is wrong</c> is a request, a slash with a word is a command.</summary>
    public static bool IsCommand(string line) =>
        line.StartsWith('/') && Split(line).Name[1..] is { Length: > 0 } name && name.All(letter => char.IsAsciiLetterLower(letter) || letter is '-' or '?');

    /// <summary>The name with its slash, and what stands behind it.</summary>
    public static (string Name, string Argument) Split(string line)
    {
        var end = line.AsSpan().IndexOfAny(" \t\n");
        return end < 0 ? (line, "") : (line[..end], line[end..].Trim());
    }

    /// <summary>What to say about a name that is no command.</summary>
    public static string Unknown(string name)
    {
        var near = Suggestion.Near(name, All.Select(command => command.Name));
        return near is null ? $"there is no {name}; /help lists what there is" : $"there is no {name}; did you mean {near}?";
    }

    /// <summary>What to say about a name that no agent has.</summary>
    public static string UnknownAgent(string name, IEnumerable<AgentPurpose> agents)
    {
        var near = Suggestion.Near(name, agents.Select(agent => agent.Name));
        return near is null ? $"there is no agent '{name}'; /agents lists them" : $"there is no agent '{name}'; did you mean {near}?";
    }
}
