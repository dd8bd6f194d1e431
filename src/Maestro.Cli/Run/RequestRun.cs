using Maestro.Cli.Commands;
using Maestro.Cli.Usage;
using Maestro.Core.Events;
using Maestro.Core.Models;
using Maestro.Core.Sessions;
using Maestro.Models.Providers;

namespace Maestro.Cli.Run;

/// <summary>Runs one request from the command line to its exit code.</summary>
internal sealed class RequestRun(Surroundings surroundings, RunOptions options)
{
    private readonly ProgressLines progress = new(surroundings.Errors, surroundings.CanDim && !options.NoColor);

    /// <summary>Starts everything, runs the request, closes everything.</summary>
    public async Task<int> RunAsync(string request, CancellationToken cancellationToken)
    {
        var composition = new Composition(surroundings, options);
        ProviderChoice choice;
        try
        {
            choice = await composition.ChooseProviderAsync(cancellationToken);
        }
        catch (ModelException failure)
        {
            return FailBeforeStart(failure);
        }

        using var open = composition.Open(choice);
        Introduce(composition, choice);
        return await RunAsync(open.Session, request, cancellationToken);
    }

    /// <summary>Runs a request in a session that is open.</summary>
    public async Task<int> RunAsync(Session session, string request, CancellationToken cancellationToken)
    {
        using var interrupts = new Interrupts(session);
        await using var limit = options.Timeout is { } time
            ? surroundings.Time.CreateTimer(_ => session.Send(new StopAtTimeLimit(time)), null, time, System.Threading.Timeout.InfiniteTimeSpan)
            : null;
        await using var file = options.Record is { } path ? OpenRecord(path) : null;
        var show = Output(session, file);
        var end = await RunPump.CarryAsync(
            session.RunAsync(new SubmitRequest(request, options.Agent), cancellationToken), show, surroundings.Output, surroundings.Errors, cancellationToken);
        return end is null ? ExitCodes.Success : ExitCodes.Of(end);
    }

    /// <summary>Says what a person should know before anything happens.</summary>
    public void Introduce(Composition composition, ProviderChoice choice)
    {
        if (composition.Settings.Ignored is { } ignored)
            surroundings.Say(ignored);
        if (options.Format is not OutputFormat.Jsonl)
            progress.Say(choice.Options is { } chosen
                ? $"provider: {chosen.Id}, {chosen.Model} ({choice.Reason})"
                : $"no model: built-in analysis ({choice.Reason})");
        if ((options.BudgetUsd ?? composition.Settings.BudgetUsd) is not null && choice.Options is { } asked && composition.Models.Of(asked).Price is null)
            surroundings.Say($"the price of {asked.Model} is not known, so a budget in USD cannot be kept; budget.tokens can, and a file under the setting models can tell the price");
    }

    private IRunOutput Output(Session session, FileStream? record)
    {
        IRunOutput show = options.Format switch
        {
            OutputFormat.Jsonl => new JsonLinesOutput(surroundings.Output),
            OutputFormat.Json => new JsonOutput(surroundings.Output, progress),
            _ => new TextOutput(surroundings.Output, surroundings.Errors, progress, surroundings.Width, surroundings.ErrorsIsTerminal),
        };
        if (surroundings.IsInteractive)
            show = new AskingOutput(show, new ApprovalQuestions(session, surroundings.Errors, surroundings.OpenInput()));
        if (record is not null)
            show = new RecordingOutput(show, new Utf8Output(record));
        return show;
    }

    private static FileStream OpenRecord(string path)
    {
        try
        {
            return new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.Read, bufferSize: 0);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"--record: {failure.Message}");
        }
    }

    /// <summary>No session exists yet; a program that reads events gets its terminal event all the same.</summary>
    private int FailBeforeStart(ModelException failure)
    {
        var failed = new RunFailed("router", failure.Message, failure.Kind, failure.Hint);
        if (options.Format is OutputFormat.Text)
        {
            progress.Show(failed);
        }
        else
        {
            new JsonLinesOutput(surroundings.Output).Show(
                new EventEnvelope(1, surroundings.Time.GetUtcNow(), $"s_{Guid.CreateVersion7():N}", $"r_{Guid.CreateVersion7():N}", null, failed));
            surroundings.Output.Flush();
        }

        return ExitCodes.Of(failed);
    }
}
