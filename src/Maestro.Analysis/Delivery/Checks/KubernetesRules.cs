using Maestro.Analysis.Checks;
using Maestro.Core.Evidence;

namespace Maestro.Analysis.Delivery.Checks;

/// <summary>What is looked for in Kubernetes manifests besides names.</summary>
internal static class KubernetesRules
{
    public static readonly Rule NoLimits = new(
        "resources-not-limited", "kubernetes", FindingSeverity.Low, 0.8, "One container that leaks memory takes the node from all others.",
        "Give it requests for cpu and memory, and a limit for memory.", "CWE-770");

    public static readonly Rule NoProbe = new(
        "probe-missing", "kubernetes", FindingSeverity.Low, 0.7, "Requests go to a container before it answers, and to one that hangs.", "Add a readinessProbe, and a livenessProbe where a restart helps.");

    public static readonly Rule Root = new(
        "pod-may-run-as-root", "kubernetes", FindingSeverity.Low, 0.7, "Whoever breaks into the program is root in the container.",
        "Set `runAsNonRoot: true` and `allowPrivilegeEscalation: false` in its securityContext.", "CWE-250");

    public static readonly Rule Retired = new(
        "api-version-retired", "kubernetes", FindingSeverity.High, 0.9, "Clusters of today refuse the object.", "Name the version that they serve.");

    public static readonly Rule Selector = new(
        "selector-matches-nothing", "kubernetes", FindingSeverity.High, 0.85, "No pod is found under these labels.", "Use the labels of the pods.");

    public static readonly Rule Port = new(
        "target-port-not-open", "kubernetes", FindingSeverity.Medium, 0.75, "Requests to the service end nowhere.", "Name a port of the container.");
}
