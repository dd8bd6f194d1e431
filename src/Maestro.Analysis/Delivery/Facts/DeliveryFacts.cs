using System.Text.RegularExpressions;
using Maestro.Analysis.Checks;
using Maestro.Core.Evidence;

namespace Maestro.Analysis.Delivery.Facts;

/// <summary>What a repository tells of how it is to be delivered; everything has its place in the code.</summary>
/// <param name="Name">Of the project, as images and objects may be called.</param>
/// <param name="Branch">The one that pipelines run for.</param>
/// <param name="Image">What its image is called where that is known from the remote.</param>
/// <param name="Health">The path of a health check in the code, with its place; null when there is none.</param>
public sealed partial record DeliveryFacts(
    string Name, string Branch, string? Image, IReadOnlyList<Stack> Stacks, IReadOnlyList<NeededServer> Services, IReadOnlyList<EnvironmentName> Variables, string? Health)
{
    public static DeliveryFacts Of(string folder, DeliveryTree tree, ProjectFacts facts, IReadOnlyList<ScanFile> files)
    {
        var git = GitFacts.Of(folder);
        var name = NoName().Replace(facts.Name.ToLowerInvariant(), "-").Trim('-');
        return new DeliveryFacts(
            name.Length == 0 ? "app" : name, git.Branch, git.Registry, StackSearch.Of(tree, facts, files), NeededServer.Of(facts), EnvironmentNames.In(files), HealthOf(files, facts));
    }

    /// <summary>What was found, each in a line with where it stands.</summary>
    public IReadOnlyList<string> Lines() =>
    [
        .. Stacks.SelectMany(stack => (string[])
        [
            $"{stack.Ecosystem} {stack.Version}{(stack.Folder.Length > 0 ? $" in {stack.Folder}/" : "")} ({stack.VersionFrom})",
            stack.Start is { } start ? $"starts {start}" : $"the {stack.Ecosystem} part is a library: nothing in it starts a program",
            .. stack.Port is { } port ? [$"listens on {port}"] : Array.Empty<string>(),
            .. stack.Checks.Select(command => $"{command.Purpose.ToString().ToLowerInvariant()}: `{command.Command}` ({command.Source})"),
        ]),
        .. Services.Select(service => $"has a client of {service.Name} ({service.Package})"),
        .. Variables.Count > 0 ? [$"reads from the environment: {string.Join(", ", Variables.Select(variable => $"{variable.Name} ({variable.File}:{variable.Line})"))}"] : Array.Empty<string>(),
        .. Health is { } health ? [$"health check: {health}"] : Array.Empty<string>(),
    ];

    internal static string? HealthOf(IReadOnlyList<ScanFile> files, ProjectFacts facts)
    {
        foreach (var file in files.Where(file => file.IsCode && !file.IsTest && !Source.TestPaths.IsSample(file.Path)))
            if (HealthPath().Matches(file.Text).FirstOrDefault(found => !IsComment(file.Text, found.Index)) is { } match)
                return $"{match.Groups["path"].Value} ({file.Path}:{file.Text.AsSpan(0, match.Index).Count('\n') + 1})";
        return facts.Manifests.FirstOrDefault(manifest => manifest.Dependencies.Any(name => name.Contains("spring-boot-starter-actuator", StringComparison.Ordinal))) is { } actuator
            ? $"/actuator/health ({actuator.Path})" : null;
    }

    private static bool IsComment(string text, int index) =>
        text.AsSpan(text.LastIndexOf('\n', index) + 1).TrimStart() is ['/', '/', ..] or ['#', ..] or ['*', ..];

    [GeneratedRegex(@"[^a-z0-9-]+")]
    private static partial Regex NoName();

    [GeneratedRegex(@"(?:\.(?:get|GET|Get|route|MapGet|MapHealthChecks|HandleFunc|Handle|UseHealthChecks)|@(?:app|router)\.\w+|@GetMapping)\(\s*[""'](?<path>/(?:api/)?(?:health|healthz|healthcheck|health-check|ready|readyz|livez|status|ping))/?[""']")]
    private static partial Regex HealthPath();
}
