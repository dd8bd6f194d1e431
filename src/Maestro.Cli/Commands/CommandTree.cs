using System.CommandLine;
using System.CommandLine.Help;
using Maestro.Cli.Usage;

namespace Maestro.Cli.Commands;

/// <summary>Every command of the program.</summary>
internal static class CommandTree
{
    public static RootCommand Create(Surroundings surroundings)
    {
        var root = PromptCommand.Create(surroundings);
        root.Add(RunCommand.Create(surroundings));
        root.Add(AgentsCommand.Create(surroundings));
        root.Add(ProvidersCommand.Create(surroundings));
        root.Add(DoctorCommand.Create(surroundings));
        root.Add(ConfigCommand.Create(surroundings));
        root.Add(SessionsCommand.Create(surroundings));
        root.Add(ReplayCommand.Create(surroundings));
        root.Add(UndoCommand.Undo(surroundings));
        root.Add(UndoCommand.Redo(surroundings));
        root.Add(PermissionsCommand.Create(surroundings));
        root.Add(TrustCommand.Create(surroundings));
        root.Add(CompletionCommand.Create(surroundings, root));
        Finish(root);
        return root;
    }

    private static void Finish(RootCommand root)
    {
        root.Directives.Clear();
        foreach (var option in root.Options)
        {
            if (option is HelpOption { Action: HelpAction usual } help)
            {
                help.Action = new HelpWithExamples(usual, HelpNotes.All);
                help.Description = "Show help.";
            }
            else if (option is VersionOption version)
            {
                version.Description = "Show the version.";
            }
        }
    }
}
