using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Maestro.Cli.Usage;

/// <summary>The usual help, and below it examples and whatever else the command has to explain.</summary>
internal sealed class HelpWithExamples(HelpAction usual, IReadOnlyDictionary<string, string> notes) : SynchronousCommandLineAction
{
    public override int Invoke(ParseResult parseResult)
    {
        // What plain maestro takes is no part of how a command below it is typed.
        if (parseResult.CommandResult.Command is not RootCommand)
            foreach (var argument in parseResult.RootCommandResult.Command.Arguments)
                argument.Hidden = true;
        usual.Invoke(parseResult);
        if (notes.TryGetValue(UsageErrors.NameOf(parseResult.CommandResult.Command), out var note))
            parseResult.InvocationConfiguration.Output.Write(note + "\n");
        return 0;
    }
}
