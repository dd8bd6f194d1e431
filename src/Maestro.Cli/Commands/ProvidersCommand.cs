using System.CommandLine;
using Maestro.Core.Agents;
using Maestro.Models.Providers;
using Maestro.Presentation.Text;

namespace Maestro.Cli.Commands;

/// <summary><c>maestro providers</c>: what is configured, what answers, and what would be used.</summary>
internal static class ProvidersCommand
{
    private static readonly TimeSpan ProbeLimit = TimeSpan.FromSeconds(3);

    public static Command Create(Surroundings surroundings)
    {
        var command = new Command("providers", "Show what is configured, what answers, and what would be used.");
        command.SetAction((_, cancellationToken) => RunAsync(surroundings, cancellationToken));
        return command;
    }

    /// <summary>Asks every provider at once whether it answers; one that has no key is not asked.</summary>
    public static async Task<IReadOnlyList<(ProviderOptions Options, ProbeResult Probe)>> ProbeAsync(ProviderWishes wishes, Surroundings surroundings, CancellationToken cancellationToken)
    {
        var all = Providers.All.Select(provider => Providers.Resolve(provider.Id, wishes.OverridesOf(provider.Id), surroundings.Environment)).ToList();
        var probes = await Task.WhenAll(all.Select(options => ProviderProbe.AskAsync(options, ProbeLimit, cancellationToken)));
        return [.. all.Zip(probes)];
    }

    private static async Task<int> RunAsync(Surroundings surroundings, CancellationToken cancellationToken)
    {
        var options = new RunOptions { Cwd = surroundings.Folder };
        var settings = new Composition(surroundings, options).Settings;
        var wishes = new ProviderWishes(options, settings);
        var choosing = ProviderChoice.ChooseAsync(wishes.Named, wishes.OverridesOf, surroundings.Environment, cancellationToken);
        var probed = await ProbeAsync(wishes, surroundings, cancellationToken);
        var choice = await choosing;
        var table = new TextTable("", "Provider", "Key", "Model", "Address", "State");
        foreach (var (provider, probe) in probed)
            table.Add(Mark(choice.Provider == provider.Id), provider.Id, Key(provider), Model(provider, probe), provider.BaseUrl.AbsoluteUri.TrimEnd('/'), State(probe));
        table.Add(Mark(choice.Options is null), ModelInUse.BuiltinProvider, "none needed", "-", "-", "always there, no model");
        surroundings.Output.Write(table.Render(surroundings.Width));
        surroundings.Output.Write($"\n{choice.Provider} would be used: {choice.Reason}.\n");
        if (settings.Ignored is { } ignored)
            surroundings.Say(ignored);
        return 0;
    }

    private static string Mark(bool isUsed) => isUsed ? ">" : "";

    private static string Key(ProviderOptions provider) => provider switch
    {
        { KeyVariable: null } => "none needed",
        { ApiKey: null, IsLoopback: true } => $"{provider.KeyVariable} not set, not needed here",
        { ApiKey: null } => $"{provider.KeyVariable} not set",
        _ => $"{provider.KeyVariable} set",
    };

    private static string Model(ProviderOptions provider, ProbeResult probe) => provider.Model ?? (probe.Models.Count > 0 ? probe.Models[0] : "-");

    public static string State(ProbeResult probe) => probe.Problem ?? $"answers, {probe.Models.Count} {(probe.Models.Count == 1 ? "model" : "models")}";
}
