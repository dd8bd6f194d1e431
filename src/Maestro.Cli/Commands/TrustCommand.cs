using System.CommandLine;
using Maestro.Cli.Usage;
using Maestro.Storage.Folders;

namespace Maestro.Cli.Commands;

/// <summary><c>maestro trust</c>: lets a project's own settings count.</summary>
internal static class TrustCommand
{
    public static Command Create(Surroundings surroundings)
    {
        var folder = new Argument<string?>("DIR") { Description = "The project; without it the one you are in.", Arity = ArgumentArity.ZeroOrOne };
        var command = new Command("trust", "Let the settings and agents in a project's .maestro folder count.") { folder };
        command.SetAction(parsed =>
        {
            var named = parsed.GetValue(folder);
            var path = named is null ? ProjectFolder.Of(surroundings.Folder) : Path.GetFullPath(named, surroundings.Folder);
            if (!Directory.Exists(path))
                throw new UsageException($"there is no folder '{named}'");
            var trusted = new TrustStore(surroundings.Folders.Data).Trust(path);
            surroundings.Output.Write($"{trusted} is trusted: its settings may now allow commands and choose the provider, and its agents can be run.\n");
            return 0;
        });
        return command;
    }
}
