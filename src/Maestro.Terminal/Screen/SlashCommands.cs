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
        new("/files", "", "show or hide the files"),
        new("/cost", "", "what the model calls used"),
        new("/sessions", "", "earlier sessions"),
        new("/theme", "NAME", "dark, light, high-contrast, 16 or none"),
        new("/stats", "", "frames, times, bytes and memory"),
        new("/clear", "", "forget the conversation and close what has ended"),
        new("/export", "FILE", "write the conversation to a file"),
        new("/quit", "", "leave"),
    ];

    public static SlashCommand? Find(string name) => All.FirstOrDefault(command => command.Name == name);
}
