using Maestro.Analysis.Checks.Security;
using Maestro.Analysis.Yaml;

namespace Maestro.Analysis.Delivery.Checks;

/// <summary>Looks at Kubernetes manifests; what services select is looked for among all manifests of the tree.</summary>
internal sealed class KubernetesCheck(DeliveryFound found, IReadOnlyList<YamlNode> everything)
{
    private static readonly string[] Workloads = ["Deployment", "StatefulSet", "DaemonSet", "Job", "CronJob", "Pod", "ReplicaSet"];

    private static readonly Dictionary<string, string> Retired = new(StringComparer.Ordinal)
    {
        ["extensions/v1beta1"] = "apps/v1 or networking.k8s.io/v1",
        ["apps/v1beta1"] = "apps/v1",
        ["apps/v1beta2"] = "apps/v1",
        ["networking.k8s.io/v1beta1"] = "networking.k8s.io/v1",
        ["batch/v1beta1"] = "batch/v1",
        ["policy/v1beta1"] = "policy/v1",
        ["rbac.authorization.k8s.io/v1beta1"] = "rbac.authorization.k8s.io/v1",
        ["autoscaling/v2beta1"] = "autoscaling/v2",
        ["autoscaling/v2beta2"] = "autoscaling/v2",
    };

    public void Look(YamlNode document)
    {
        if (!document.Has("kind") || !document.Has("apiVersion"))
            return;
        if (document["apiVersion"].Text is { } version && Retired.TryGetValue(version, out var instead))
            found.Add(KubernetesRules.Retired, document["apiVersion"].Line, $"{version} is served no more; {instead} is");
        var kind = document["kind"].Text ?? "";
        if (Workloads.Contains(kind))
            Workload(document, kind);
        else if (kind is "Service")
            Service(document);
    }

    private void Workload(YamlNode document, string kind)
    {
        var pod = PodOf(document);
        var labels = kind is "Pod" ? document["metadata"]["labels"] : Template(document)["metadata"]["labels"];
        var selector = document["spec"]["selector"]["matchLabels"];
        if (selector.IsMap && !Matches(selector, labels))
            found.Add(KubernetesRules.Selector, selector.Line, $"The {kind} {NameOf(document)} selects labels that its own pods do not have");
        foreach (var container in pod["containers"].Items)
            Container(container, pod, kind);
        foreach (var container in pod["initContainers"].Items)
            Image(container["image"]);
    }

    private void Container(YamlNode container, YamlNode pod, string kind)
    {
        var name = container["name"].Text ?? "without a name";
        Image(container["image"]);
        if (!container["resources"]["limits"].IsThere)
            found.Add(KubernetesRules.NoLimits, container.Line, $"The container {name} may take all of a node's memory");
        if (kind is "Deployment" or "StatefulSet" && container["ports"].Items.Count > 0 && !container.Has("readinessProbe") && !container.Has("livenessProbe"))
            found.Add(KubernetesRules.NoProbe, container.Line, $"Nothing says how to see that the container {name} answers");
        if (!IsTrue(container["securityContext"]["runAsNonRoot"]) && !IsTrue(pod["securityContext"]["runAsNonRoot"]) && !IsUser(container) && !IsUser(pod))
            found.Add(KubernetesRules.Root, container.Line, $"The container {name} may run as root");
        foreach (var variable in container["env"].Items)
            if (variable["name"].Text is { } key && DeliverySecrets.IsSecret(key) && DeliverySecrets.IsWritten(variable["value"].Text))
                found.Add(DeliveryRules.SecretInFile, variable["value"].Line, $"`{key}` is written out");
    }

    private static bool IsTrue(YamlNode node) => node.Text is "true";

    private static bool IsUser(YamlNode node) => node["securityContext"]["runAsUser"].Text is { } user && user != "0";

    private void Image(YamlNode image)
    {
        if (image.Text is { } name && DeliveryImages.IsLoose(name))
            found.Add(ConfigRules.Latest, image.Line, $"The image {name} has no version");
    }

    private void Service(YamlNode document)
    {
        var selector = document["spec"]["selector"];
        var pods = everything.Where(other => Workloads.Contains(other["kind"].Text)).ToList();
        if (!selector.IsMap || pods.Count == 0)
            return;
        var selected = pods.Where(other => Matches(selector, other["kind"].Text is "Pod" ? other["metadata"]["labels"] : Template(other)["metadata"]["labels"]))
            .ToList();
        if (selected.Count == 0)
            found.Add(KubernetesRules.Selector, selector.Line, $"The service {NameOf(document)} selects labels that no pod of the manifests has");
        foreach (var port in document["spec"]["ports"].Items)
            Port(port, selected);
    }

    private void Port(YamlNode port, List<YamlNode> selected)
    {
        var target = port["targetPort"] is { IsThere: true } named ? named : port["port"];
        var open = selected.SelectMany(pod => PodOf(pod)["containers"].Items).SelectMany(container => container["ports"].Items).ToList();
        if (open.Count > 0 && target.Text is { } wanted && !open.Exists(one => one["containerPort"].Text == wanted || one["name"].Text == wanted))
            found.Add(KubernetesRules.Port, target.Line, $"The service goes to port {wanted}, and the containers open {string.Join(", ", open.Select(one => one["containerPort"].Text))}");
    }

    private static bool Matches(YamlNode selector, YamlNode labels) => selector.Entries.All(entry => labels[entry.Key.Text!].Text == entry.Value.Text);

    private static YamlNode Template(YamlNode document) =>
        document["kind"].Text is "CronJob" ? document["spec"]["jobTemplate"]["spec"]["template"] : document["spec"]["template"];

    private static YamlNode PodOf(YamlNode document) => document["kind"].Text is "Pod" ? document["spec"] : Template(document)["spec"];

    private static string NameOf(YamlNode document) => document["metadata"]["name"].Text ?? "without a name";
}
