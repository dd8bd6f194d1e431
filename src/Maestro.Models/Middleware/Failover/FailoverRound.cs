using Maestro.Core.Models;

namespace Maestro.Models.Middleware.Failover;

/// <summary>One reply's way through the providers: each is asked at most once, and what went wrong is kept.</summary>
internal sealed class FailoverRound(FailoverTarget start, FailoverTarget first, IReadOnlyList<FailoverCandidate> others)
{
    private readonly List<FailoverTarget> tried = [start];
    private readonly List<(string Name, ModelException Failure)> failures = [];
    private int next = -1;

    public FailoverTarget Target => tried[^1];

    /// <summary>Goes to the next provider.</summary>
    /// <exception cref="ModelException">There is none, or the failure is the same everywhere: then it is thrown, with those of the others.</exception>
    public async ValueTask<FailoverNotice> NextAsync(ModelException failure, CancellationToken cancellationToken)
    {
        var from = Target;
        failures.Add((from.Id, failure));
        if (failure.Kind is ErrorKind.Refused or ErrorKind.Budget or ErrorKind.Denied)
            throw failure;
        while (next < others.Count)
        {
            if (await OpenNextAsync(cancellationToken) is not { } target || tried.Contains(target))
                continue;
            tried.Add(target);
            return new FailoverNotice(from.NameBeside(target), target.NameBeside(from), Reasons.Of(failure, from.Id));
        }

        throw failures.Count == 1 ? failure : AllFailed();
    }

    /// <summary>The first provider comes before the others: a round may have begun with one of them.</summary>
    private async ValueTask<FailoverTarget?> OpenNextAsync(CancellationToken cancellationToken)
    {
        var at = next++;
        if (at < 0)
            return first;
        try
        {
            return await others[at].OpenAsync(cancellationToken);
        }
        catch (ModelException failure)
        {
            failures.Add((others[at].Name, failure));
            return null;
        }
    }

    private ModelException AllFailed() => new(
        failures[0].Failure.Kind,
        $"No provider could answer. {string.Join("; ", failures.Select(failed => $"{failed.Name}: {Reasons.Of(failed.Failure, failed.Name)}"))}.",
        "maestro providers shows what is configured and what answers.", inner: failures[0].Failure);
}
