using Maestro.Cli.Commands;
using Maestro.Cli.Tapes;
using Maestro.Core.Events;
using Maestro.Core.Models;
using Maestro.Core.Sessions;
using Maestro.Models.Providers;
using Maestro.Models.Tapes;
using Maestro.Presentation.Panels;

namespace Maestro.Cli.Run;

/// <summary>Runs requests from the command line, each to its exit code.</summary>
/// <param name="board">Keeps what is shown; null where nobody asks afterwards.</param>
internal sealed class RequestRun(Surroundings surroundings, RunOptions options, Board? board = null) : IDisposable
{
    private readonly ProgressLines progress = new(surroundings.Errors, surroundings.CanDim && !options.NoColor);
    private SarifOutput? sarif;
    private readonly TapeWriter? tape = TapeRecording.Of(surroundings, options);

    /// <summary>Starts everything, runs the request, closes everything.</summary>
    public async Task<int> RunAsync(string request, CancellationToken cancellationToken)
    {
        var composition = new Composition(surroundings, options) { Keep = Keep };
        ProviderChoice choice;
        try
        {
            choice = await composition.ChooseProviderAsync(cancellationToken);
        }
        catch (ModelException failure)
        {
            return FailBeforeStart(failure);
        }

        await using var open = composition.Open(choice);
        Introduce(composition, choice);
        return await RunAsync(open.Session, request, options.Agent, cancellationToken);
    }

    /// <summary>Runs a request in a session that is open.</summary>
    public async Task<int> RunAsync(Session session, string request, string? agent, CancellationToken cancellationToken)
    {
        using var interrupts = new Interrupts(session);
        using var ended = new CancellationTokenSource();
        await using var limit = options.Timeout is { } time
            ? surroundings.Time.CreateTimer(_ => session.Send(new StopAtTimeLimit(time)), null, time, System.Threading.Timeout.InfiniteTimeSpan)
            : null;
        var pump = new RunPump(surroundings.Output, surroundings.Errors);
        var events = session.RunAsync(new SubmitRequest(request, agent), cancellationToken);
        var end = await pump.CarryAsync(
            events, Output(session, ended.Token), () => session.Send(new CancelRun(Reason: "nobody reads the output any more")), cancellationToken);
        await ended.CancelAsync();
        if (sarif is { IsRefused: true })
            return ExitCodes.Usage;
        return Code(end is null ? ExitCodes.Success : ExitCodes.Of(end));
    }

    /// <summary>Says what a person should know before anything happens.</summary>
    public void Introduce(Composition composition, ProviderChoice choice)
    {
        foreach (var ignored in composition.Ignored)
            surroundings.Say(ignored);
        if (options.Format is not OutputFormat.Jsonl)
            progress.Say(choice.Options is { } chosen
                ? $"provider: {chosen.Id}, {chosen.Model} ({choice.Reason})"
                : $"no model: built-in analysis ({choice.Reason})");
        if ((options.BudgetUsd ?? composition.Settings.BudgetUsd) is not null && choice.Options is { } asked && composition.Models.Of(asked).Price is null)
            surroundings.Say($"the price of {asked.Model} is not known, so a budget in USD cannot be kept; budget.tokens can, and a file under the setting models can tell the price");
    }

    /// <summary>Where exchanges with providers are kept; null while nothing is recorded.</summary>
    public Action<Exchange>? Keep => tape is null ? null : tape.Write;

    public void Dispose() => tape?.Dispose();

    private IRunOutput Output(Session session, CancellationToken ended)
    {
        IRunOutput show = options.Format switch
        {
            OutputFormat.Jsonl => new JsonLinesOutput(surroundings.Output),
            OutputFormat.Json => new JsonOutput(surroundings.Output, progress),
            OutputFormat.Sarif => sarif = new SarifOutput(surroundings.Output, progress, reason => session.Send(new CancelRun(Reason: reason))),
            _ => new TextOutput(surroundings, progress),
        };
        if (surroundings.IsInteractive)
            show = new AskingOutput(show, new ApprovalQuestions(session, surroundings.Errors, surroundings.Typed, surroundings.Width), ended);
        show = new UntilClosedOutput(show, surroundings.Output);
        if (tape is not null)
            show = new TapeOutput(show, tape);
        if (board is not null)
            show = new BoardOutput(show, board);
        return show;
    }

    /// <summary>No session exists yet; a program that reads events gets its terminal event all the same.</summary>
    private int FailBeforeStart(ModelException failure)
    {
        var failed = new RunFailed("router", failure.Message, failure.Kind, failure.Hint);
        var envelope = new EventEnvelope(
            1, surroundings.Time.GetUtcNow(), $"s_{Guid.CreateVersion7():N}", $"r_{Guid.CreateVersion7():N}", null, failed);
        tape?.Write(envelope);
        if (options.Format is OutputFormat.Text or OutputFormat.Sarif)
            progress.Show(failed);
        else
            new JsonLinesOutput(surroundings.Output).Show(envelope);
        surroundings.Output.Flush();
        return Code(ExitCodes.Of(failed));
    }

    /// <summary>A run that succeeded and was not recorded whole did not do all that was asked.</summary>
    private int Code(int code)
    {
        if (tape?.Problem is not { } problem)
            return code;
        surroundings.Say(problem);
        return code is ExitCodes.Success ? ExitCodes.Failed : code;
    }
}
