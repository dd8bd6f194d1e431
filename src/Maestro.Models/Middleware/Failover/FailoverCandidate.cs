namespace Maestro.Models.Middleware.Failover;

/// <summary>A provider that is asked when another has failed; opened only then.</summary>
/// <param name="name">As the person wrote it, such as <c>openai/gpt-5</c>.</param>
/// <param name="open">Null when it turns out not to be there.</param>
internal sealed class FailoverCandidate(string name, Func<CancellationToken, ValueTask<FailoverTarget?>> open) : IDisposable
{
    private readonly SemaphoreSlim gate = new(1);
    private FailoverTarget? target;
    private bool isKnown;

    public string Name { get; } = name;

    /// <exception cref="Core.Models.ModelException">It cannot be used; asked again the next time.</exception>
    public async ValueTask<FailoverTarget?> OpenAsync(CancellationToken cancellationToken)
    {
        await gate.WaitAsync(cancellationToken);
        try
        {
            if (!isKnown)
                (target, isKnown) = (await open(cancellationToken), true);
            return target;
        }
        finally
        {
            gate.Release();
        }
    }

    public void Dispose()
    {
        target?.Client.Dispose();
        gate.Dispose();
    }
}
