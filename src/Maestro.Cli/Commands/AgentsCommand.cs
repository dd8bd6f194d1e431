using System.CommandLine;
using System.Globalization;
using Maestro.Agents;
using Maestro.Cli.Usage;
using Maestro.Core.Text;
using Maestro.Presentation.Text;

namespace Maestro.Cli.Commands;

/// <summary><c>maestro agents</c>: who works here.</summary>
internal static class AgentsCommand
{
    public static Command Create(Surroundings surroundings)
    {
        var command = new Command("agents", "List the agents, or show one.");
        command.SetAction(_ => List(surroundings));
        var list = new Command("list", "List the agents.");
        list.SetAction(_ => List(surroundings));
        var name = new Argument<string>("NAME") { Description = "The agent." };
        name.CompletionSources.Add([.. Names.Agents]);
        var show = new Command("show", "Show what an agent is for.") { name };
        show.SetAction(parsed => Show(surroundings, parsed.GetValue(name)!));
        command.Add(list);
        command.Add(show);
        return command;
    }

    public static string Table(OwnProfiles own, int width)
    {
        var table = new TextTable("Agent", "For", "From");
        foreach (var agent in own.Purposes)
            table.Add(agent.Name, PlainText.Clean(agent.Description), PlainText.Clean(own.SourceOf(agent.Name) ?? "built in"));
        return table.Render(width);
    }

    private static int List(Surroundings surroundings)
    {
        var own = OwnAgents.Of(surroundings, surroundings.Folder);
        surroundings.Output.Write(Table(own.Profiles, surroundings.Width));
        if (own.Ignored is { } ignored)
            surroundings.Say(ignored);
        return 0;
    }

    private static int Show(Surroundings surroundings, string name)
    {
        var own = OwnAgents.Of(surroundings, surroundings.Folder).Profiles;
        var agent = own.Purposes.FirstOrDefault(known => known.Name == name) ?? throw UsageException.Unknown("agent", name, own.Names);
        var told = AgentCatalog.Instructions(name, own);
        surroundings.Output.Write($"""
            {agent.Name}: {PlainText.Clean(agent.Description)}

            maestro run "..." --agent {agent.Name}
            maestro run "@{agent.Name} ..."

            From: {own.SourceOf(name) ?? "built in"}
            Tools: {string.Join(", ", told.Tools.DefaultIfEmpty("none"))}
            Model: {told.Model ?? "the one in use"}
            Temperature: {told.Temperature?.ToString(CultureInfo.InvariantCulture) ?? "the provider's"}
            Permissions: {(told.Permissions.Length > 0 ? $"yours, and {told.Permissions}" : "yours")}

            It is told:
            {PlainText.Clean(told.Prompt)}

            """.ReplaceLineEndings("\n"));
        return 0;
    }
}
