using System.CommandLine;
using Maestro.Cli.Commands;
using Maestro.Cli.Run;
using Maestro.Core.Models;
using Maestro.Storage.Sessions;
using Maestro.Storage.Settings;

namespace Maestro.Cli.Usage;

/// <summary>Reads the command line, runs the command, and turns what can go wrong before a run into one line and an exit code.</summary>
internal static class CommandLine
{
    public static async Task<int> RunAsync(string[] args, Surroundings surroundings)
    {
        if (surroundings.Folder.Length == 0)
            return Fail(surroundings, "the folder you are in is gone; go to another and try again", ExitCodes.Usage);
        try
        {
            var parsed = CommandTree.Create(surroundings)
                .Parse(args, new ParserConfiguration { EnablePosixBundling = false, ResponseFileTokenReplacer = null });
            UsageErrors.Check(parsed, args);
            using var output = new Utf8Writer(surroundings.Output);
            using var errors = new Utf8Writer(surroundings.Errors);
            var code = await parsed.InvokeAsync(
                new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null, Output = output, Error = errors }, CancellationToken.None);
            surroundings.Output.Flush();
            surroundings.Errors.Flush();
            return surroundings.Output.Failure is { } failure ? Fail(surroundings, $"the output could not be written: {failure}", ExitCodes.Failed) : code;
        }
        catch (Exception wrong) when (wrong is UsageException or SettingsException)
        {
            return Fail(surroundings, wrong.Message, ExitCodes.Usage);
        }
        catch (RunException failure)
        {
            return Fail(surroundings, $"{failure.Message} {failure.Hint}".TrimEnd(), failure.Kind is ErrorKind.InvalidRequest ? ExitCodes.Usage : ExitCodes.Of(failure.Kind));
        }
        catch (ModelException failure)
        {
            return Fail(surroundings, $"{failure.Message} {failure.Hint}".TrimEnd(), ExitCodes.Of(failure.Kind));
        }
        catch (Exception failure) when (failure is SessionLogException or IOException or InvalidDataException or UnauthorizedAccessException)
        {
            return Fail(surroundings, failure.Message, ExitCodes.Failed);
        }
    }

    private static int Fail(Surroundings surroundings, string message, int code)
    {
        surroundings.Output.Flush();
        surroundings.Say(message.ReplaceLineEndings(" "));
        return code;
    }
}
