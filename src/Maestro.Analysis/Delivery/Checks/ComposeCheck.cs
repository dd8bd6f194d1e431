using System.Globalization;
using System.Text.RegularExpressions;
using Maestro.Analysis.Checks.Security;
using Maestro.Analysis.Yaml;

namespace Maestro.Analysis.Delivery.Checks;

/// <summary>Looks at a compose file: names that nothing has, ports that collide, files that are not there. Files of one
/// folder add up, as an override does.</summary>
internal sealed partial class ComposeCheck(DeliveryFound found, DeliveryTree tree, DeliveryPorts ports)
{
    private readonly string folder = DeliveryTree.FolderOf(found.Path);
    private readonly Dictionary<string, (string Service, YamlNode Value)> taken = new(StringComparer.Ordinal);
    private List<YamlNode> family = [];

    public void Look(YamlNode root)
    {
        if (!root["services"].IsMap && !root.Has("include"))
        {
            if (!root.Has("volumes") && !root.Has("networks"))
                found.Add(DeliveryRules.Syntax, 1, "There are no services in the file");
            return;
        }

        family = [root, .. Siblings()];
        if (root.Has("version"))
            found.Add(ComposeRules.Version, root.LineOf("version"), "`version` means nothing any more");
        foreach (var (name, service) in root["services"].Entries)
            Service(name, service);
    }

    private IEnumerable<YamlNode> Siblings() =>
        tree.Paths.Where(path => path != found.Path && DeliveryTree.FolderOf(path) == folder && DeliveryKinds.Of(path, "") is DeliveryKind.Compose)
            .Select(path => YamlFile.Read(tree.Read(path) ?? "").First);

    private void Service(YamlNode name, YamlNode service)
    {
        if (!service.IsMap)
            return;
        if (!service.Has("image") && !service.Has("build") && !service.Has("extends") && !family.Skip(1).Any(root => root["services"].Has(name.Text!)))
            found.Add(ComposeRules.Empty, name.Line, $"The service {name.Text} has neither an image nor a build");
        Names(name.Text!, service);
        Image(service["image"], service.Has("build"));
        Build(service["build"]);
        Files(service);
        Environment(service["environment"]);
        foreach (var port in service["ports"].Items)
            Port(name.Text!, service, port);
    }

    private void Names(string service, YamlNode node)
    {
        foreach (var other in node["depends_on"].Texts.Concat(node["links"].Texts))
            Known("service", "services", other, other.Text!.Split(':')[0]);
        foreach (var (other, condition) in node["depends_on"].Entries)
            if (condition["condition"].Text is "service_healthy" && Services(other.Text!).ToList() is { Count: > 0 } known
                && !known.Exists(one => one.Has("healthcheck") || one.Has("extends")))
                found.Add(ComposeRules.NoHealthcheck, condition["condition"].Line, $"{service} waits until {other.Text} is healthy, and {other.Text} has no healthcheck",
                    confidence: known.Exists(one => one.Has("build")) ? 0.5 : null);
        foreach (var network in node["networks"].Texts.Where(network => network.Text is not "default"))
            Known("network", "networks", network, network.Text!);
        foreach (var kind in (string[])["secrets", "configs"])
            foreach (var used in node[kind].Items.Select(item => item.IsMap ? item["source"] : item).Where(item => item.Text is not null))
                Known(kind[..^1], kind, used, used.Text!);
        foreach (var volume in node["volumes"].Items)
            Volume(volume);
        if (node["network_mode"].Text is { } mode && mode.StartsWith("service:", StringComparison.Ordinal))
            Known("service", "services", node["network_mode"], mode["service:".Length..]);
    }

    private void Volume(YamlNode volume)
    {
        var source = volume.IsMap ? volume["type"].Text is "volume" ? volume["source"].Text : null : VolumeName().Match(volume.Text ?? "") is { Success: true } named ? named.Groups["name"].Value : null;
        if (source is not null)
            Known("volume", "volumes", volume, source);
        var bound = volume.Text?.Split(':') is [['.', ..] path, ..] ? path : null;
        if (bound is not null && Path.HasExtension(bound) && !bound.Contains('$', StringComparison.Ordinal) && !bound.EndsWith('.')
            && !tree.Has(DeliveryTree.Joined(folder, bound))
            && !Path.GetFileName(bound).StartsWith(".env", StringComparison.Ordinal))
            found.Add(ComposeRules.FileMissing, volume.Line, $"`{bound}` is mounted, and there is no such file");
    }

    private void Known(string what, string kind, YamlNode place, string name)
    {
        if (!name.Contains('$', StringComparison.Ordinal) && !family.Exists(root => root[kind].Has(name) || (kind == "services" && root.Has("include"))))
            found.Add(DeliveryRules.NotFound, place.Line, $"There is no {what} named `{name}`{Near(kind, name)}");
    }

    private string Near(string kind, string name) =>
        Core.Text.Suggestion.Near(name, family.SelectMany(root => root[kind].Entries).Select(entry => entry.Key.Text!)) is { } near
            ? $"; did you mean `{near}`?"
            : "";

    private IEnumerable<YamlNode> Services(string name) => family.Select(root => root["services"][name]).Where(service => service.IsThere);

    private void Image(YamlNode image, bool isBuilt)
    {
        if (!isBuilt && image.Text is { } name && DeliveryImages.IsLoose(name))
            found.Add(ConfigRules.Latest, image.Line, $"The image {name} has no version");
    }

    private void Build(YamlNode build)
    {
        if (!build.IsThere || build["dockerfile_inline"].IsThere)
            return;
        var (context, dockerfile) = DockerContexts.Build(build, folder);
        var written = $"{build.Text}{build["context"].Text}{build["dockerfile"].Text}";
        if (written.Contains('$', StringComparison.Ordinal) || written.Contains("://", StringComparison.Ordinal)
            || written.Contains("git@", StringComparison.Ordinal))
            return;
        if (!tree.Has(context))
            found.Add(ComposeRules.BuildMissing, build.Line, $"There is no folder `{context}` to build from");
        else if (!tree.Has(dockerfile))
            found.Add(ComposeRules.BuildMissing, build["dockerfile"] is { IsThere: true } named ? named.Line : build.Line, $"There is no `{dockerfile}`");
    }

    private void Files(YamlNode service)
    {
        foreach (var file in service["env_file"].Texts)
            if (!file.Text!.Contains('$', StringComparison.Ordinal) && !Path.GetFileName(file.Text).StartsWith(".env", StringComparison.Ordinal)
                && !tree.Has(DeliveryTree.Joined(folder, file.Text)))
                found.Add(ComposeRules.FileMissing, file.Line, $"There is no `{file.Text}` with the environment");
    }

    private void Environment(YamlNode environment)
    {
        var pairs = environment.IsMap ? environment.Entries.Select(entry => (Name: entry.Key.Text ?? "", Value: entry.Value.Text, entry.Value.Line))
            : environment.Items.Select(item => (Name: item.Text?.Split('=')[0] ?? "", Value: item.Text?.Split('=', 2) is [_, var value] ? value : null, item.Line));
        foreach (var (name, value, line) in pairs)
            if (DeliverySecrets.IsSecret(name) && DeliverySecrets.IsWritten(value))
                found.Add(DeliveryRules.SecretInFile, line, $"`{name}` is written out");
    }

    private void Port(string service, YamlNode node, YamlNode port)
    {
        if (Published().Match(Written(port)) is not { Success: true } match)
            return;
        var (address, host, inside) = (match.Groups["address"].Value.TrimEnd(':'), match.Groups["host"].Value, match.Groups["inside"].Value);
        var key = $"{host}/{match.Groups["protocol"].Value}";
        if (host.Length > 0 && taken.TryGetValue(key, out var first) && first.Service != service && !node.Has("profiles") && !first.Value.Has("profiles"))
            found.Add(ComposeRules.PortTaken, port.Line, $"Port {host} is published by {first.Service} already");
        taken.TryAdd(key, (service, node));
        if (address.Length == 0 && host.Length > 0 && DeliveryImages.IsDatabase(node["image"].Text))
            found.Add(ComposeRules.DatabaseOpen, port.Line, $"The database {service} is published at every address of the machine");
        var number = int.Parse(inside, CultureInfo.InvariantCulture);
        if (node["build"].IsThere && !node.Has("image") && !ports.Knows(number) && !found.Text.Contains($"PORT={number}", StringComparison.Ordinal)
            && !found.Text.Contains($"PORT: {number}", StringComparison.Ordinal) && !Exposed(node["build"], number))
            found.Add(DeliveryRules.PortNotListened, port.Line, $"{service} is published with its port {number}, but {ports.Said}");
    }

    private static string Written(YamlNode port) =>
        port.IsMap
            ? $"{port["host_ip"].Text}{(port.Has("host_ip") ? ":" : "")}{port["published"].Text}{(port.Has("published") ? ":" : "")}{port["target"].Text}"
            : port.Text ?? "";

    /// <summary>What the Dockerfile of the service names is its own matter.</summary>
    private bool Exposed(YamlNode build, int port) =>
        tree.Read(DockerContexts.Build(build, folder).Dockerfile) is not { } text || text.Contains($"{port}", StringComparison.Ordinal);

    [GeneratedRegex(@"^(?<address>\d+\.[\d.]+:|\[[^\]]*\]:)?(?:(?<host>\d+):)?(?<inside>\d+)(?:/(?<protocol>tcp|udp))?$")]
    private static partial Regex Published();

    [GeneratedRegex(@"^(?<name>[A-Za-z0-9][\w.-]*):[^\\]")]
    private static partial Regex VolumeName();
}
