using Maestro.Cli.Commands;
using Maestro.Cli.Run;
using Maestro.Core.Events;

namespace Maestro.Cli.Tapes;

/// <summary>Plays a tape as lines, in the formats of a run.</summary>
internal sealed class LineReplay(Surroundings surroundings, Tape tape)
{
    /// <returns>The exit code of the last run on the tape.</returns>
    public async Task<int> RunAsync(TapePlayback playback, OutputFormat format, CancellationToken cancellationToken)
    {
        var progress = new ProgressLines(surroundings.Errors, surroundings.CanDim);
        IRunOutput show = format switch
        {
            OutputFormat.Jsonl => new JsonLinesOutput(surroundings.Output),
            OutputFormat.Json => new JsonOutput(surroundings.Output, progress),
            _ => new TextOutput(surroundings, progress),
        };
        var pump = new RunPump(surroundings.Output, surroundings.Errors);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        AgentEvent? end;
        try
        {
            end = await pump.CarryAsync(playback.PlayAsync(stop.Token), show, stop.Cancel, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            return ExitCodes.Success;
        }

        if (tape.CutOff is { } where)
            surroundings.Say(where);
        return end is { IsTerminal: true } ? ExitCodes.Of(end) : ExitCodes.Success;
    }
}
