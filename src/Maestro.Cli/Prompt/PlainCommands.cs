using Maestro.Agents;
using Maestro.Cli.Commands;
using Maestro.Core.Text;
using Maestro.Presentation.Panels;
using Maestro.Presentation.Results;
using Maestro.Presentation.Text;
using Maestro.Terminal.Screen;

namespace Maestro.Cli.Prompt;

/// <summary>The slash commands where nothing is redrawn: what they answer goes out as lines.</summary>
/// <param name="board">What the runs so far have shown.</param>
internal sealed class PlainCommands(Surroundings surroundings, SessionQuestions questions, PromptSession session, Board board)
{
    private static readonly string[] OnScreenOnly = ["/theme", "/stats"];

    /// <summary>Everything goes to this agent; null lets the router choose.</summary>
    public string? Agent { get; private set; }

    private OwnProfiles Own => session.Own ?? OwnProfiles.None;

    /// <returns>A request that the command makes, or null.</returns>
    public async Task<string?> RunAsync(string line, CancellationToken cancellationToken)
    {
        var (name, argument) = SlashCommands.Split(line);
        switch (name)
        {
            case "/help" or "/?":
                Write("Write what you want; @planner at the start picks an agent. Ctrl+C stops a run, and leaves when nothing runs.");
                Write(Table("Command", "Does", SlashCommands.All.Where(command => !OnScreenOnly.Contains(command.Name)).Select(command => ($"{command.Name} {command.Argument}", command.Summary))));
                break;
            case "/agents":
                Write(AgentsCommand.Table(Own, surroundings.Width).TrimEnd());
                break;
            case "/agent":
                ChooseAgent(argument);
                break;
            case "/plan":
                return $"@planner {argument}";
            case "/files":
                Write(board.Files.Files.Count == 0 ? "no file was read or changed yet" : Table("File", "Change", board.Files.Files.Select(Row)));
                break;
            case "/cost":
                Write(CostLines.Of(board.Usage));
                break;
            case "/clear":
                session.Forget();
                board.RemoveEnded();
                Write("the conversation is forgotten");
                break;
            case "/export":
                Write([ConversationText.Export(board, argument, surroundings.Time.GetUtcNow())]);
                break;
            case "/trust" or "/model" or "/provider" or "/sessions" or "/diff" or "/undo" or "/redo" or "/changes" or "/permissions":
                Write(await questions.AnswerAsync(name, argument, surroundings.Width, cancellationToken));
                break;
            default:
                Write(OnScreenOnly.Contains(name) ? $"{name} is for the live screen; start without --plain" : SlashCommands.Unknown(name));
                break;
        }

        return null;
    }

    private void ChooseAgent(string name)
    {
        if (name.Length > 0 && Own.Purposes.All(agent => agent.Name != name))
        {
            Write(SlashCommands.UnknownAgent(name, Own.Purposes));
            return;
        }

        Agent = name.Length == 0 ? null : name;
        Write(Agent is null ? "the router chooses the agent again" : $"everything goes to the {Agent} now; /agent alone ends that");
    }

    private static (string Name, string What) Row(TouchedFile file) =>
        (file.Path, file.Change is Core.Events.FileChange.Read ? "read" : $"{file.Change.ToString().ToLowerInvariant()} +{file.Added} -{file.Removed}");

    private string Table(string title, string about, IEnumerable<(string Name, string What)> rows)
    {
        var table = new TextTable(title, about);
        foreach (var (name, what) in rows)
            table.Add(name, what);
        return table.Render(surroundings.Width).TrimEnd();
    }

    private void Write(IReadOnlyList<StyledLine> lines) => Write(string.Join('\n', lines.Select(line => line.Text)));

    private void Write(string text)
    {
        surroundings.Errors.Write(PlainText.Clean(text) + "\n");
        surroundings.Errors.Flush();
    }
}
