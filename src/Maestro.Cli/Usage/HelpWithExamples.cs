using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Maestro.Cli.Usage;

/// <summary>The usual help, and below it examples and whatever else the command has to explain.</summary>
internal sealed class HelpWithExamples(HelpAction usual, IReadOnlyDictionary<string, string> notes) : SynchronousCommandLineAction
{
    public override int Invoke(ParseResult parseResult)
    {
        usual.Invoke(parseResult);
        if (notes.TryGetValue(UsageErrors.NameOf(parseResult.CommandResult.Command), out var note))
            parseResult.InvocationConfiguration.Output.Write(note + "\n");
        return 0;
    }
}
