using Maestro.Analysis.Checks;
using Maestro.Core.Evidence;

namespace Maestro.Analysis.Delivery.Checks;

/// <summary>What is looked for in files of any kind, and in Dockerfiles.</summary>
internal static class DeliveryRules
{
    public static readonly Rule Syntax = new("syntax", "syntax", FindingSeverity.High, 0.95, "The file is refused as it stands.", "Correct the line.");

    public static readonly Rule DoubleKey = new(
        "duplicate-key", "syntax", FindingSeverity.Medium, 0.9, "Only one of the two values counts, and which one depends on the reader.", "Keep one of them.");

    public static readonly Rule CopyMissing = new(
        "copy-source-missing", "container", FindingSeverity.High, 0.85, "The build stops at this line.", "Name a file that is in the build context.");

    public static readonly Rule StageMissing = new(
        "stage-missing", "container", FindingSeverity.High, 0.9, "The build stops at this line.", "Name a stage that stands above it.");

    public static readonly Rule IgnoreMissing = new(
        "dockerignore-missing", "container", FindingSeverity.Low, 0.8,
        "The history, local builds and files with secrets are sent to the builder and may end in the image.", "Add a .dockerignore beside the build context.");

    public static readonly Rule SecretInImage = new(
        "secret-in-image", "container", FindingSeverity.High, 0.8, "Whoever has the image reads it, also when a later layer takes it away.",
        "Give it when the container starts, or with RUN --mount=type=secret while building.", "CWE-538");

    public static readonly Rule NoHealthcheck = new(
        "healthcheck-missing", "container", FindingSeverity.Info, 0.6, "A program that hangs counts as running.",
        "Add HEALTHCHECK, or probes where the container is run.");

    public static readonly Rule AptAsks = new(
        "apt-asks", "container", FindingSeverity.Medium, 0.9, "apt-get waits for an answer that nobody gives, and the build fails.", "Add -y.");

    public static readonly Rule AptLists = new(
        "apt-lists-kept", "container", FindingSeverity.Info, 0.8, "The package lists stay in the layer, some 20 MB for nothing.",
        "End the same RUN with `rm -rf /var/lib/apt/lists/*`.");

    public static readonly Rule NotLocked = new(
        "install-not-locked", "container", FindingSeverity.Low, 0.75, "The next build may get other packages than the ones that were tested.",
        "Install from the lock file.");

    public static readonly Rule CommandTwice = new(
        "command-twice", "container", FindingSeverity.Low, 0.9, "Only the last one counts.", "Keep one.");

    public static readonly Rule ShellForm = new(
        "shell-form", "container", FindingSeverity.Info, 0.7, "A shell is process 1 and does not pass on the signal to stop: the container is killed after its time.",
        "Write it as a JSON list.");

    public static readonly Rule EntryMissing = new(
        "entry-missing", "container", FindingSeverity.Medium, 0.7, "The container ends at once with an error.", "Name a file that the image has.");

    public static readonly Rule PortNotListened = new(
        "port-not-listened", "container", FindingSeverity.Low, 0.6, "Nothing answers at that port.", "Name the port that the program listens on.");

    public static readonly Rule NotFound = new(
        "name-not-found", "names", FindingSeverity.High, 0.9, "The file is refused, or the part that needs the name does not start.", "Name one that is there, or add it.");

    public static readonly Rule SecretInFile = new(
        "secret-in-environment", "secrets", FindingSeverity.Medium, 0.75, "Whoever reads the repository has it.",
        "Take it from the environment or from a secret of the platform.", "CWE-798");
}
