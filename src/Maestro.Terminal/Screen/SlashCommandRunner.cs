using System.Globalization;
using Maestro.Core.Text;
using Maestro.Presentation.Text;
using Maestro.Terminal.Themes;
using Maestro.Terminal.Views;

namespace Maestro.Terminal.Screen;

/// <summary>Does what is typed with a slash; a command that does not exist is never sent to an agent.</summary>
internal sealed class SlashCommandRunner(ScreenModel model, Action<ScreenEffect> effect)
{
    /// <summary>A path such as <c>/etc/hosts is wrong</c> is a request, a slash with a word is a command.</summary>
    public static bool IsCommand(string line) =>
        line.StartsWith('/') && Word(line)[1..] is { Length: > 0 } name && name.All(letter => char.IsAsciiLetterLower(letter) || letter is '-' or '?');

    public void Run(string line)
    {
        var name = Word(line);
        var argument = line[name.Length..].Trim();
        switch (name)
        {
            case "/help" or "/?":
                model.Overlay = HelpText.Overlay(model.Agents);
                break;
            case "/agents":
                model.Show("Agents", [.. model.Agents.Select(agent => new StyledLine([new TextRun($"{agent.Name,-14}", Tone.Accent), new TextRun(agent.Description)]))]);
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
                ShowCost();
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
                Export(argument);
                break;
            case "/quit" or "/exit":
                effect(new Leave());
                break;
            case "/model" or "/provider" or "/sessions":
                effect(new AskProgram(name, argument));
                break;
            default:
                var near = Suggestion.Near(name, SlashCommands.All.Select(command => command.Name));
                model.Say(near is null ? $"there is no {name}; /help lists what there is" : $"there is no {name}; did you mean {near}?", Tone.Warning);
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
            var near = Suggestion.Near(name, model.Agents.Select(agent => agent.Name));
            model.Say(near is null ? $"there is no agent '{name}'; /agents lists them" : $"there is no agent '{name}'; did you mean {near}?", Tone.Warning);
        }
    }

    private void ChooseTheme(string name)
    {
        if (ThemeList.Find(name) is { } theme)
            model.Theme = theme;
        else
            model.Say($"themes: {string.Join(", ", ThemeList.All.Select(known => known.Name))}", name.Length == 0 ? Tone.Dim : Tone.Warning);
    }

    private void Export(string path)
    {
        if (path.Length == 0)
            model.Say("write where to: /export FILE", Tone.Warning);
        else
            effect(new ExportTo(path));
    }

    private void ShowCost()
    {
        var usage = model.Board.Usage;
        string cost = usage switch
        {
            { Calls: 0 } => "nothing: no model was called",
            { CostUsd: { } usd } => $"${usd.ToString("0.0000", CultureInfo.InvariantCulture)}",
            _ => "not known: the provider names no price",
        };
        model.Show(
            "Cost",
            [
                StyledLine.Of($"model calls  {usage.Calls}"), StyledLine.Of($"tokens in    {HeaderView.Short(usage.InputTokens)}"),
                StyledLine.Of($"tokens out   {HeaderView.Short(usage.OutputTokens)}"), StyledLine.Of($"cost         {cost}"),
            ]);
    }

    private static string Word(string line)
    {
        var end = line.AsSpan().IndexOfAny(" \t\n");
        return end < 0 ? line : line[..end];
    }
}
