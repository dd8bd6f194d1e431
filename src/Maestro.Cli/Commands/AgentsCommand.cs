using System.CommandLine;
using Maestro.Agents;
using Maestro.Cli.Usage;
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

    public static string Table(int width)
    {
        var table = new TextTable("Agent", "For");
        foreach (var agent in Composition.AgentPurposes)
            table.Add(agent.Name, agent.Description);
        return table.Render(width);
    }

    private static int List(Surroundings surroundings)
    {
        surroundings.Output.Write(Table(surroundings.Width));
        return 0;
    }

    private static int Show(Surroundings surroundings, string name)
    {
        var agent = Composition.AgentPurposes.FirstOrDefault(known => known.Name == name)
            ?? throw UsageException.Unknown("agent", name, Names.Agents);
        var instructions = AgentCatalog.Instructions(name);
        surroundings.Output.Write($"""
            {agent.Name}: {agent.Description}

            maestro run "..." --agent {agent.Name}
            maestro run "@{agent.Name} ..."

            Tools: {string.Join(", ", instructions.Tools.DefaultIfEmpty("none"))}

            It is told:
            {instructions.Prompt}

            """.ReplaceLineEndings("\n"));
        return 0;
    }
}
