using Maestro.Agents;
using Maestro.Analysis.Files;
using Maestro.Analysis.Search;
using Maestro.Cli.Commands;
using Maestro.Cli.Tapes;
using Maestro.Core.Agents;
using Maestro.Core.Evidence;
using Maestro.Core.Models;
using Maestro.Core.Permissions;
using Maestro.Core.Routing;
using Maestro.Core.Sessions;
using Maestro.Core.Tools;
using Maestro.Models.Builtin;
using Maestro.Models.Middleware;
using Maestro.Models.Middleware.Facts;
using Maestro.Models.Middleware.Failover;
using Maestro.Models.Middleware.Metering;
using Maestro.Models.Middleware.Retry;
using Maestro.Models.Providers;
using Maestro.Models.Tapes;
using Maestro.Storage.Databases;
using Maestro.Storage.Memory;
using Maestro.Storage.Sessions;
using Maestro.Storage.Settings;
using Maestro.Storage.Undo;
using Maestro.Tools;
using Maestro.Tools.Shell.Holding;
using Microsoft.Extensions.AI;

namespace Maestro.Cli;

/// <summary>The one place that puts the program together.</summary>
internal sealed class Composition(Surroundings surroundings, RunOptions options)
{
    private readonly Dictionary<string, ModelInUse> models = new(StringComparer.Ordinal);
    private readonly Lazy<Settings> settings = new(() => SettingsOf(surroundings).Load(options.Cwd));

    public Settings Settings => settings.Value;

    /// <summary>Where exchanges with providers are kept; null while nothing is recorded.</summary>
    public Action<Exchange>? Keep { get; init; }

    /// <summary>What is known of the providers; given on where another model takes over in a session.</summary>
    public ProviderHealth Health { get; init; } = new(surroundings.Time);

    public static SettingKeys Keys => new(Names.Providers, Names.Agents, () => ToolSet.Names);

    public static SettingsFiles SettingsOf(Surroundings surroundings) => new(Keys, surroundings.Folders, surroundings.Environment);

    public static SessionStore Sessions(Surroundings surroundings) => new(surroundings.Folders.Data);

    public static ChangeStore Changes(Surroundings surroundings) => new(surroundings.Folders.Data, surroundings.Time);

    /// <summary>Who will answer, and why.</summary>
    /// <exception cref="Core.Models.ModelException">The provider was to be asked for its models and does not answer.</exception>
    public async Task<ProviderChoice> ChooseProviderAsync(CancellationToken cancellationToken)
    {
        if (options.Tape is { } tape)
        {
            var played = TapeProvider.Of(tape);
            return played with { Options = Recorded(played.Options!) };
        }

        var wishes = new ProviderWishes(options, Settings);
        var choice = await ProviderChoice.ChooseAsync(wishes.Named, wishes.OverridesOf, surroundings.Environment, cancellationToken);
        return choice.Options is { } chosen ? choice with { Options = Recorded(await ProviderProbe.WithModelAsync(chosen, cancellationToken)) } : choice;
    }

    private FailoverChoice Recorded(FailoverChoice choice) =>
        choice with { FindAsync = async stop => await choice.FindAsync(stop) is { } found ? Recorded(found) : null };

    /// <summary>The provider, with its exchanges kept while something is recorded.</summary>
    private ProviderOptions Recorded(ProviderOptions provider)
    {
        if (Keep is not { } keep)
            return provider;
        var through = provider.Through;
        return provider with { Through = network => new ExchangeRecorder(through?.Invoke(network) ?? network, provider, surroundings.Time, keep) };
    }

    /// <summary>The agents that the person has written, as far as they count here.</summary>
    public OwnAgents Own => field ??= OwnAgents.Of(surroundings, options.Cwd);

    /// <summary>What an untrusted folder wanted and did not get, a line each.</summary>
    public IEnumerable<string> Ignored => new[] { Settings.Ignored, Own.Ignored }.OfType<string>();

    /// <summary>What the folder would get if it were trusted, a line each.</summary>
    public IReadOnlyList<string> Wants =>
        [.. Settings.IgnoredValues.Select(value => $"{value.Key}: {string.Join(", ", value.Texts)}"), .. Own.IgnoredNames.Select(name => $"agent: {name}")];

    /// <summary>Every agent that can be run, with what it is for.</summary>
    public IReadOnlyList<AgentPurpose> AgentPurposes => field ??= Own.Profiles.Purposes;

    /// <summary>A session with everything in it, ready to run requests.</summary>
    public OpenSession Open(ProviderChoice choice)
    {
        var time = surroundings.Time;
        var model = ModelOf(choice);
        var policy = Policy();
        var gate = new ApprovalGate(policy, canAsk: surroundings.IsInteractive);
        var tools = new ToolRunner(ToolSet.Create(surroundings.Folders.Cache, KeyVariables(), ShellHolder.OfThisProcess, Path.Combine(surroundings.Folders.Data, "output")), gate, options.Cwd, time);
        var agents = AgentCatalog.Create(new AgentCatalogOptions((root, stop) => RepositoryIndex.OpenAsync(root, surroundings.Folders.Cache, stop), new BuiltinChatClient(), time)
        {
            Own = Own.Profiles,
            Environment = surroundings.Environment,
            IsSqlite = SqliteReading.Is,
            ReadSqlite = SqliteReading.Read,
        });
        var changes = Changes(surroundings);
        var log = new SqliteSessionLog(surroundings.Folders.Data, surroundings.Say, time);
        var parts = new SessionParts(options.Cwd, agents, RouterFor(model), model, tools, gate, log, time)
        {
            Generation = new GenerationSettings(options.Temperature, options.MaxTokens),
            Schema = options.Schema,
            ModelFor = (agent, stop) => ModelForAsync(agent, model, stop),
            Memory = MemoryFile.Read(options.Cwd),
            ForRun = Budgets(),
            Changes = async (run, request, stop) =>
            {
                if (await changes.RecoverAsync(options.Cwd, stop) is > 0 and var count)
                    surroundings.Say($"the last start was killed in the middle of its work: {count} {(count == 1 ? "change" : "changes")} put in order; 'maestro undo --list' shows what can be taken back");
                return changes.Record(run, request, options.Cwd);
            },
        };
        return new OpenSession(new Session(parts), model, log, changes, tools.Tools, policy) { Others = models.Values };
    }

    public ModelInUse ModelOf(ProviderChoice choice) => choice.Options is { } chosen
        ? new ModelInUse(chosen.Id, chosen.Model, new ModelPipeline(Pipeline(), surroundings.Time, Health).Create(chosen))
        : new ModelInUse(ModelInUse.BuiltinProvider, null, new BuiltinChatClient());

    /// <summary>The model of an agent's own file; an option that names a model or a provider is stronger.</summary>
    private async ValueTask<ModelInUse?> ModelForAsync(string agent, ModelInUse session, CancellationToken cancellationToken)
    {
        if (Own.Profiles.ModelOf(agent) is not { } name || (options.Model ?? options.Tape) is not null)
            return null;
        var parts = name.Split('/', 2);
        var hasProvider = parts.Length > 1 && Names.Providers.Contains(parts[0]);
        var provider = hasProvider ? parts[0] : session.Provider;
        if (provider == ModelInUse.BuiltinProvider)
            throw new RunException(ErrorKind.InvalidRequest, $"The agent {agent} wants the model {name}, and no provider is configured.", $"Write its provider before it in {Own.Profiles.SourceOf(agent)}, or set a key.");
        if (hasProvider && options.Provider is not null && options.Provider != provider)
            return null;
        lock (models)
            if (models.TryGetValue(name, out var known))
                return known;
        var wanted = options with { Provider = provider, Model = hasProvider ? parts[1] : name, BaseUrl = provider == session.Provider ? options.BaseUrl : null };
        var composition = new Composition(surroundings, wanted) { Keep = Keep, Health = Health };
        var made = composition.ModelOf(await composition.ChooseProviderAsync(cancellationToken));
        lock (models)
            return models[name] = made;
    }

    public IRouter RouterFor(ModelInUse model) => new ModelRouter(
        new RuleRouter(Own.Profiles.Names), AgentPurposes, model.IsBuiltin ? null : model.Client, surroundings.Time);

    /// <summary>The rules in force for what agents may do; "always" goes to the person's own settings file.</summary>
    public AccessPolicy Policy()
    {
        var root = WorkspacePath.Real(options.Cwd);
        var editor = new SettingsEditor(Keys, surroundings.Folders.SettingsFile);
        var home = surroundings.Environment("HOME") ?? "/";
        return new AccessPolicy(
            Settings.Permissions, options.Approve,
            new PolicySetting(root, home, path => WorkspacePath.Of(path, root).FullPath, rule => editor.Add("permissions.allow", rule))
            {
                Files = new FileNames(),
                Hold = new(() => ShellHolder.OfThisProcess.Kind),
            });
    }

    /// <summary>Prices and windows of models, with those of the person's own file.</summary>
    public ModelTable Models => field ??= Settings.Models is { } path ? ModelTable.With(Path.Combine(options.Cwd, path)) : ModelTable.Known;

    /// <summary>A ledger for each run, and one for the session; a run that a run starts books on the same ones.</summary>
    private Func<Func<IChatClient, IChatClient>> Budgets()
    {
        var (usd, tokens) = (options.BudgetUsd ?? Settings.BudgetUsd, Settings.BudgetTokens);
        var session = new Ledger("session", Settings.SessionBudgetUsd, Settings.SessionBudgetTokens);
        return () =>
        {
            var run = new Ledger("run", usd, tokens);
            return client => run.HasLimit || session.HasLimit ? new BudgetClient(client, run, session) : client;
        };
    }

    private PipelineOptions Pipeline() => new()
    {
        Models = Models,
        Retry = RetryPolicy.Default with { Retries = Settings.Retries ?? RetryPolicy.Default.Retries },
        Failover = options.Tape is null ? [.. new ProviderWishes(options, Settings).Failover(surroundings.Environment).Select(Recorded)] : [],
    };

    /// <summary>Commands that agents run do not get the keys.</summary>
    private List<string> KeyVariables() =>
        [.. Providers.All.Select(provider => provider.KeyVariable).Concat(Names.Providers.Select(id => Settings.OfProvider(id, "api_key_env"))).OfType<string>()];
}

/// <summary>A session with what must be closed behind it.</summary>
internal sealed record OpenSession(
    Session Session, ModelInUse Model, SqliteSessionLog Log, ChangeStore Changes, IReadOnlyList<ITool> Tools, AccessPolicy Policy) : IAsyncDisposable
{
    /// <summary>Models that agents of the person's own have, made when first needed.</summary>
    public required IEnumerable<ModelInUse> Others { get; init; }

    public async ValueTask DisposeAsync()
    {
        foreach (var tool in Tools.OfType<IAsyncDisposable>())
            await tool.DisposeAsync();
        Changes.Prune();
        Log.Dispose();
        Model.Client.Dispose();
        foreach (var other in Others)
            other.Client.Dispose();
    }
}
