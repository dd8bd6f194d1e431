using Maestro.Analysis.Checks;
using Maestro.Analysis.Checks.Security;
using Maestro.Analysis.Delivery.Checks;
using Maestro.Analysis.Delivery.Facts;
using Maestro.Analysis.Yaml;
using Maestro.Core.Evidence;

namespace Maestro.Analysis.Delivery;

/// <summary>Looks at the files of containers and pipelines: what stops them, what names something that is not there, what gives away too much.</summary>
public static class DeliveryScan
{
    /// <param name="files">Those to be looked at; others in them are passed over.</param>
    public static ScanReport Run(DeliveryTree tree, IReadOnlyList<ScanFile> files, DeliveryPorts ports, CancellationToken cancellationToken)
    {
        var found = new List<CodeFinding>();
        var looked = 0;
        var manifests = Manifests(files);
        foreach (var file in files.Where(file => !GeneratedFiles.Is(file.Path, file.Text)))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (DeliveryKinds.Of(file.Path, file.Text) is not (not DeliveryKind.None and not DeliveryKind.Ignore and var kind))
                continue;
            looked++;
            found.AddRange(Look(file, kind, tree, ports, manifests).Where(finding => file.Covers(finding.Line, finding.EndLine)));
        }

        return new ScanReport(ScanReport.Sorted(found), [new("files of containers and pipelines", looked)]);
    }

    /// <summary>The ports that code listens on, and whether something probes the containers.</summary>
    public static DeliveryPorts Ports(IReadOnlyList<ScanFile> files) => new(
        PortSearch.In(files),
        files.Any(file => DeliveryKinds.Of(file.Path, file.Text) switch
        {
            DeliveryKind.Kubernetes => true,
            DeliveryKind.Compose => file.Text.Contains("healthcheck:", StringComparison.Ordinal),
            _ => false,
        }));

    private static IEnumerable<CodeFinding> Look(ScanFile file, DeliveryKind kind, DeliveryTree tree, DeliveryPorts ports, IReadOnlyList<YamlNode> manifests)
    {
        var found = new DeliveryFound(file.Path, file.Text);
        if (kind is DeliveryKind.Docker)
        {
            new DockerCheck(found, tree, ports).Look();
            return ConfigCheck.Look(file).Concat(found.All);
        }

        var yaml = YamlFile.Read(file.Text);
        foreach (var twice in yaml.Doubles)
            found.Add(DeliveryRules.DoubleKey, twice.Line, $"`{twice.Text}` stands twice");
        if (yaml.Problem is { } problem)
            found.Add(DeliveryRules.Syntax, problem.Line, $"The file is no YAML: {problem.Message}");
        else if (kind is DeliveryKind.Kubernetes)
            yaml.Documents.ToList().ForEach(new KubernetesCheck(found, manifests).Look);
        else if (kind is DeliveryKind.Compose)
            new ComposeCheck(found, tree, ports).Look(yaml.First);
        else if (kind is DeliveryKind.GitHub)
            new WorkflowCheck(found, tree).Look(yaml.First);
        else
            new GitLabCheck(found, tree).Look(yaml.First);
        return ConfigCheck.Look(file).Concat(found.All);
    }

    private static List<YamlNode> Manifests(IReadOnlyList<ScanFile> files) =>
        [.. files.Where(file => DeliveryKinds.Of(file.Path, file.Text) is DeliveryKind.Kubernetes).SelectMany(file => YamlFile.Read(file.Text).Documents)];
}
