using System.Runtime.CompilerServices;
using Maestro.Agents;
using Maestro.Cli.Commands;
using Maestro.Core.Events;
using Maestro.Core.Models;
using Maestro.Core.Permissions;
using Maestro.Core.Sessions;
using Maestro.Models.Middleware;
using Maestro.Models.Providers;
using Maestro.Models.Tapes;
using Maestro.Storage.Folders;

namespace Maestro.Cli.Prompt;

/// <summary>The session behind a prompt: opened in the background, so that the prompt is there at once, and able to change its model.</summary>
/// <param name="keep">Where exchanges with providers are kept; null while nothing is recorded.</param>
internal sealed class PromptSession(Surroundings surroundings, RunOptions options, Action<Exchange>? keep, CancellationToken cancellationToken) : IAsyncDisposable
{
    private readonly List<IDisposable> changed = [];
    private readonly ProviderHealth health = new(surroundings.Time);
    private RunOptions options = options;
    private Task<ProviderChoice>? opening;
    private volatile OpenSession? open;

    /// <summary>Who answers, and why; a first guess until the session is open.</summary>
    public string Model { get; private set; } = "choosing a model";

    /// <summary>The agents that the person has written, as far as they count; null until the session is open.</summary>
    public OwnProfiles? Own { get; private set; }

    /// <param name="described">Called once it is known who answers.</param>
    public void Open(Action? described = null) => opening = Task.Run(() => OpenAsync(described), cancellationToken);

    /// <summary>The open session, and who answers in it.</summary>
    /// <exception cref="ModelException">The provider has no model or does not answer.</exception>
    public async Task<(Session Session, ProviderChoice Choice)> ReadyAsync()
    {
        var choice = await opening!;
        return (open!.Session, choice);
    }

    public async IAsyncEnumerable<EventEnvelope> RunAsync(SubmitRequest request, [EnumeratorCancellation] CancellationToken stop)
    {
        RunFailed? failed = null;
        try
        {
            await opening!;
        }
        catch (ModelException failure)
        {
            failed = new RunFailed("router", failure.Message, failure.Kind, failure.Hint);
            Open();
        }

        if (failed is not null)
            yield return new EventEnvelope(1, surroundings.Time.GetUtcNow(), $"s_{Guid.CreateVersion7():N}", $"r_{Guid.CreateVersion7():N}", null, failed);
        if (open is not { } session)
            yield break;
        await foreach (var e in session.Session.RunAsync(request, stop))
            yield return e;
    }

    public void Send(UserCommand command) => open?.Session.Send(command);

    /// <summary>The rules in force, with what was allowed for this session; null until the session is open.</summary>
    public AccessPolicy? Policy => open?.Policy;

    public void Forget() => open?.Session.Transcript.Clear();

    /// <summary>Lets another model answer from the next run on.</summary>
    /// <exception cref="ModelException">The provider has no model or does not answer.</exception>
    public async Task ChangeAsync(string? provider, string? model)
    {
        var wanted = options with { Provider = provider ?? options.Provider ?? open?.Session.Model.Provider, Model = model, BaseUrl = provider is null ? options.BaseUrl : null };
        var composition = new Composition(surroundings, wanted) { Keep = keep, Health = health };
        var choice = await composition.ChooseProviderAsync(cancellationToken);
        await opening!;
        var session = open!.Session;
        var answering = composition.ModelOf(choice);
        session.Use(answering, composition.RouterFor(answering));
        changed.Add(answering.Client);
        options = wanted;
        Describe(choice);
    }

    /// <summary>Lets what lies in the folder count from now on, in a session of its own. Nothing may be running.</summary>
    /// <returns>The folder that is trusted now.</returns>
    /// <exception cref="IOException">That cannot be kept.</exception>
    /// <exception cref="ModelException">The provider that the folder chooses has no model or does not answer.</exception>
    public async Task<string> TrustAsync()
    {
        await ((Task)opening!).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        var trusted = new TrustStore(surroundings.Folders.Data).Trust(ProjectFolder.Of(options.Cwd));
        if (open is { } before)
        {
            open = null;
            await before.DisposeAsync();
        }

        Open();
        await opening!;
        return trusted;
    }

    public async ValueTask DisposeAsync()
    {
        if (opening is not null)
            await ((Task)opening).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (open is { } session)
            await session.DisposeAsync();
        foreach (var client in changed)
            client.Dispose();
    }

    private async Task<ProviderChoice> OpenAsync(Action? described)
    {
        var composition = new Composition(surroundings, options) { Keep = keep, Health = health };
        Own = composition.Own.Profiles;
        var choice = await composition.ChooseProviderAsync(cancellationToken);
        Describe(choice);
        described?.Invoke();
        open = composition.Open(choice);
        return choice;
    }

    private void Describe(ProviderChoice choice) =>
        Model = choice.Options is { } chosen ? $"{chosen.Id}, {chosen.Model}" : "no model: built-in analysis";
}
