using System.Runtime.InteropServices;
using Maestro.Cli.Commands;
using Maestro.Core.Models;
using Maestro.Models.Providers;
using Maestro.Storage.Settings;

namespace Maestro.Cli.Doctor;

/// <summary>Looks at everything that a run needs.</summary>
internal static class Examination
{
    /// <summary>Only the runtime has a list of assemblies to load.</summary>
    private static bool IsNative => AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") is null;

    public static async Task<IReadOnlyList<Finding>> RunAsync(Surroundings surroundings, CancellationToken cancellationToken)
    {
        var findings = new List<Finding>
        {
            new(FindingState.Good, "maestro", $"{ProductVersion.Text}, {(IsNative ? "native binary" : "on the .NET runtime (starts more slowly than the native binary)")}, .NET {Environment.Version}"),
            new(FindingState.Good, "system", $"{RuntimeInformation.OSDescription}, {RuntimeInformation.ProcessArchitecture}, {Environment.ProcessorCount} cores"),
            await Programs.GitAsync(cancellationToken),
            Programs.Shell(surroundings),
            Programs.ReadingShell(),
            Places.Writable("settings folder", surroundings.Folders.Config),
            Places.Writable("data folder", surroundings.Folders.Data),
            Terminal(surroundings),
        };
        await AddSettingsAsync(findings, surroundings, cancellationToken);
        return findings;
    }

    private static async Task AddSettingsAsync(List<Finding> findings, Surroundings surroundings, CancellationToken cancellationToken)
    {
        var options = new RunOptions { Cwd = surroundings.Folder };
        try
        {
            var composition = new Composition(surroundings, options);
            var settings = composition.Settings;
            findings.Add(
                new(FindingState.Good, "settings", settings.All.Count == 0 ? "nothing is set" : $"{settings.All.Count} in force ('maestro config show')"));
            findings.Add(new(FindingState.Good, "agents", $"{composition.AgentPurposes.Count}, {composition.Own.Profiles.Sources.Count} with a file of yours ('maestro agents')"));
            foreach (var ignored in composition.Ignored)
                findings.Add(new(FindingState.Note, "trust", ignored));
            findings.AddRange(
                UnusedSettings.In(settings).Select(unused => new Finding(FindingState.Note, unused.Key, $"{unused.Origin}: {UnusedSettings.Note}")));
            await AddProvidersAsync(findings, new ProviderWishes(options, settings), surroundings, cancellationToken);
        }
        catch (Exception wrong) when (wrong is SettingsException or RunException)
        {
            findings.Add(new(FindingState.Broken, "settings", wrong.Message));
        }
    }

    private static async Task AddProvidersAsync(List<Finding> findings, ProviderWishes wishes, Surroundings surroundings, CancellationToken cancellationToken)
    {
        var choosing = ProviderChoice.ChooseAsync(wishes.Named, wishes.OverridesOf, surroundings.Environment, cancellationToken);
        var probed = await ProvidersCommand.ProbeAsync(wishes, surroundings, cancellationToken);
        var choice = await choosing;
        foreach (var (provider, probe) in probed)
        {
            var state = probe.IsReachable ? FindingState.Good : choice.Provider == provider.Id ? FindingState.Broken : FindingState.Note;
            findings.Add(new(state, provider.Id, ProvidersCommand.State(probe)));
        }

        findings.Add(new(FindingState.Good, "would be used", $"{choice.Provider}: {choice.Reason}"));
    }

    private static Finding Terminal(Surroundings surroundings)
    {
        if (!surroundings.OutputIsTerminal)
            return new(FindingState.Good, "terminal", "none: output goes to a pipe or a file, nobody can be asked");
        var type = surroundings.Environment("TERM") is { Length: > 0 } term ? term : "unnamed";
        var colour = surroundings.Environment("COLORTERM") is "truecolor" or "24bit" ? "all colours" : type.Contains("256", StringComparison.Ordinal) ? "256 colours" : type is "dumb" ? "no colours" : "16 colours";
        var text = (surroundings.Environment("LC_ALL") ?? surroundings.Environment("LC_CTYPE") ?? surroundings.Environment("LANG") ?? "").Contains("UTF", StringComparison.OrdinalIgnoreCase) ? "UTF-8" : "locale is not UTF-8, borders may look wrong";
        return new(FindingState.Good, "terminal", $"{type}, {surroundings.Width} columns, {colour}{(string.IsNullOrEmpty(surroundings.Environment("NO_COLOR")) ? "" : ", but NO_COLOR is set")}, {text}");
    }
}
