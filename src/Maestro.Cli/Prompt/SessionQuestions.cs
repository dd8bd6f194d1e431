using Maestro.Analysis.Files;
using Maestro.Cli.Commands;
using Maestro.Core.Models;
using Maestro.Core.Text;
using Maestro.Presentation.Code;
using Maestro.Presentation.Text;
using Maestro.Storage.Sessions;
using Maestro.Storage.Settings;
using Maestro.Storage.Undo;

namespace Maestro.Cli.Prompt;

/// <summary>Answers the slash commands that need more than the prompt itself knows: models, earlier sessions, changes of files.</summary>
internal sealed class SessionQuestions(Surroundings surroundings, string folder, PromptSession session)
{
    /// <summary>What to show; one line for what has been done or went wrong.</summary>
    public async Task<IReadOnlyList<StyledLine>> AnswerAsync(string command, string argument, int width, CancellationToken cancellationToken)
    {
        try
        {
            switch (command)
            {
                case "/sessions":
                    return Lines(SessionsCommand.Table(surroundings, width));
                case "/changes":
                    return Lines(UndoCommand.Table(surroundings, folder, width));
                case "/undo":
                    return UndoText.Of(
                        await Composition.Changes(surroundings).UndoAsync(new UndoWish(folder, Name(argument)), cancellationToken), isRedo: false);
                case "/redo":
                    return UndoText.Of(
                        await Composition.Changes(surroundings).RedoAsync(new UndoWish(folder, Name(argument)), cancellationToken), isRedo: true);
                case "/permissions":
                    return session.Policy is { } policy
                        ? Lines(argument.Length > 0 ? PermissionsText.Of(policy.Check(argument), width) : PermissionsText.Of(policy, null, width))
                        : [StyledLine.Of("the session is not open yet")];
                case "/diff":
                    return await DiffAsync(argument, width, cancellationToken);
                case "/trust":
                    return [StyledLine.Of($"{await session.TrustAsync()} is trusted; the next request begins a new conversation", Tone.Accent)];
                case "/model" when argument.Length > 0:
                    await session.ChangeAsync(null, argument);
                    break;
                case "/provider" when argument.Length > 0:
                    if (!Names.Providers.Contains(argument))
                        return [StyledLine.Of($"there is no provider '{argument}'; choose one of {string.Join(", ", Names.Providers)}", Tone.Warning)];
                    await session.ChangeAsync(argument, null);
                    break;
                default:
                    return [StyledLine.Of($"now {session.Model}")];
            }

            return [StyledLine.Of($"from the next run on: {session.Model}", Tone.Accent)];
        }
        catch (Exception failure) when (failure is ModelException or RunException or SessionLogException or SettingsException or IOException or InvalidDataException)
        {
            return [StyledLine.Of(PlainText.Clean(failure.Message).ReplaceLineEndings(" "), Tone.Error)];
        }
    }

    private static string? Name(string argument) => argument.Length == 0 ? null : argument;

    private async Task<IReadOnlyList<StyledLine>> DiffAsync(string path, int width, CancellationToken cancellationToken)
    {
        if (path.Length == 0)
            return [StyledLine.Of("write which file: /diff FILE", Tone.Warning)];
        return await FileChanges.OfAsync(folder, path, cancellationToken) switch
        {
            null => [StyledLine.Of("git is needed to compare files, and is not there", Tone.Warning)],
            "" => [StyledLine.Of($"{path} has not changed since the last commit")],
            var diff => DiffLines.Of(PlainText.Clean(diff), width),
        };
    }

    private static StyledLine[] Lines(string text) => [.. text.TrimEnd().Split('\n').Select(line => StyledLine.Of(line.TrimEnd('\r')))];
}
