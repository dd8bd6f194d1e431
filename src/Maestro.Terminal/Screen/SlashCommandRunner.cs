using Maestro.Presentation.Results;
using Maestro.Presentation.Text;
using Maestro.Terminal.Themes;
using Maestro.Terminal.Views;

namespace Maestro.Terminal.Screen;

/// <summary>Does what is typed with a slash; a command that does not exist is never sent to an agent.</summary>
internal sealed class SlashCommandRunner(ScreenModel model, Action<ScreenEffect> effect)
{
    public void Run(string line)
    {
        var (name, argument) = SlashCommands.Split(line);
        switch (name)
        {
            case "/help" or "/?":
                model.Overlay = HelpText.Overlay(model.Agents);
                break;
            case "/agents":
                model.Overlay = new Overlay("Agents", width => HelpText.Agents(model.Agents, width));
                break;
            case "/agent":
                ChooseAgent(argument);
                break;
            case "/plan":
                model.Submit($"@planner {argument}");
                break;
            case "/files":
                model.Panels.ShowsFiles = !model.Panels.ShowsFiles;
                break;
            case "/cost":
                model.Show("Cost", CostLines.Of(model.Board.Usage));
                break;
            case "/theme":
                ChooseTheme(argument);
                break;
            case "/stats":
                model.ShowsStats = !model.ShowsStats;
                break;
            case "/clear":
                model.Clear();
                break;
            case "/export":
                effect(new ExportTo(argument));
                break;
            case "/quit" or "/exit":
                effect(new Leave());
                break;
            case "/trust" when model.Board.Running > 0:
                model.Say("something is running; /trust when it has ended", Tone.Warning);
                break;
            case "/trust" or "/model" or "/provider" or "/sessions" or "/diff" or "/undo" or "/redo" or "/changes" or "/permissions":
                effect(new AskProgram(name, argument));
                break;
            default:
                model.Say(SlashCommands.Unknown(name), Tone.Warning);
                break;
        }
    }

    private void ChooseAgent(string name)
    {
        if (name.Length == 0)
        {
            model.Agent = null;
            model.Say("the router chooses the agent again");
        }
        else if (model.Agents.FirstOrDefault(agent => agent.Name == name) is { } agent)
        {
            model.Agent = agent.Name;
            model.Say($"everything goes to the {agent.Name} now; /agent alone ends that", Tone.Accent);
        }
        else
        {
            model.Say(SlashCommands.UnknownAgent(name, model.Agents), Tone.Warning);
        }
    }

    private void ChooseTheme(string name)
    {
        if (ThemeList.Find(name) is { } theme)
            model.Theme = theme;
        else
            model.Say($"themes: {string.Join(", ", ThemeList.All.Select(known => known.Name))}", name.Length == 0 ? Tone.Dim : Tone.Warning);
    }
}
