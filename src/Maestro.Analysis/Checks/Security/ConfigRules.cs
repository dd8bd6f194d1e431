using Maestro.Core.Evidence;

namespace Maestro.Analysis.Checks.Security;

/// <summary>Settings of containers and pipelines that give away more than they should.</summary>
internal static class ConfigRules
{
    public static readonly Rule Root = new(
        "container-runs-as-root", "container", FindingSeverity.Low, 0.75,
            "Whoever breaks into the program is root in the container, which is half the way out of it.", "Make a user in the image and name it with USER.",
            "CWE-250");

    public static readonly Rule Piped = new(
        "download-run-unchecked", "container", FindingSeverity.Medium, 0.8, "Whoever can change what lies at that address runs commands here.",
            "Download a fixed version and compare its checksum.", "CWE-494");

    public static readonly Rule Latest = new(
        "image-not-pinned", "container", FindingSeverity.Info, 0.7, "The next build may get another image than the one that was tested.",
            "Name a version, best with its digest.", "CWE-1357");

    public static readonly Rule Privileged = new(
        "privileged-container", "container", FindingSeverity.High, 0.9, "The container is the host: it reaches every device and every other container.",
            "Take the setting out and add the one capability that is needed.", "CWE-250");

    public static readonly Rule Socket = new(
        "container-engine-exposed", "container", FindingSeverity.High, 0.85,
            "Who reaches the socket of the engine starts containers with all rights of the host.",
            "Do not mount it; use a proxy that allows the few calls that are needed.", "CWE-250");

    public static readonly Rule Host = new("host-namespace", "container", FindingSeverity.Medium, 0.8,
        "The container sees the network or the files of the host.", "Publish the ports or mount the folder that is needed.", "CWE-653");

    public static readonly Rule Script = new(
        "workflow-injection", "pipeline", FindingSeverity.High, 0.9,
            "The text is put into the script before the shell reads it: a title or branch name can hold commands.",
            "Give the value to the step as an environment variable and quote it.", "CWE-94");

    public static readonly Rule Target = new(
        "untrusted-checkout", "pipeline", FindingSeverity.High, 0.85, "The code of a stranger runs with the secrets and write rights of this repository.",
            "Use pull_request, or check out nothing of the pull request.", "CWE-829");

    public static readonly Rule Rights = new("workflow-write-all", "pipeline", FindingSeverity.Medium, 0.85,
        "Every step of the workflow may change the repository.", "Name the rights that are needed, by job.", "CWE-250");

    public static readonly Rule Action = new(
        "action-not-pinned", "pipeline", FindingSeverity.Low, 0.75, "Whoever can push to that branch runs code here, with the secrets of the workflow.",
            "Name a version, best the hash of its commit.", "CWE-829");
}
