using Maestro.Models.Providers;

namespace Maestro.Models.Middleware.Context;

/// <summary>How many tokens the model of a provider can read: as set, else as known, else as the server says, asked once and only for a long request.</summary>
internal sealed class ContextWindow(ProviderOptions provider, long? known, HttpMessageHandler? handler) : IDisposable
{
    /// <summary>Every model in use reads so much.</summary>
    private const long NeverTooMuch = 4096;

    private readonly SemaphoreSlim gate = new(1);
    private long? window = provider.ContextWindow ?? known;
    private bool isAsked;

    /// <summary>Null when nobody knows.</summary>
    public async ValueTask<long?> SizeAsync(long needed, string? model, CancellationToken cancellationToken)
    {
        if (window is not null || isAsked || needed <= NeverTooMuch || model is null)
            return window;
        await gate.WaitAsync(cancellationToken);
        try
        {
            if (!isAsked)
                (window, isAsked) = (await WindowFinder.AskAsync(provider, model, handler, cancellationToken), true);
            return window;
        }
        finally
        {
            gate.Release();
        }
    }

    public void Dispose() => gate.Dispose();
}
