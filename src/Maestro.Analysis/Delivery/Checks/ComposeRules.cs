using Maestro.Analysis.Checks;
using Maestro.Core.Evidence;

namespace Maestro.Analysis.Delivery.Checks;

/// <summary>What is looked for in compose files besides names.</summary>
internal static class ComposeRules
{
    public static readonly Rule PortTaken = new(
        "port-taken", "compose", FindingSeverity.High, 0.9, "The second of the two services does not start.", "Publish one of them at another port.");

    public static readonly Rule BuildMissing = new(
        "build-file-missing", "compose", FindingSeverity.High, 0.9, "The service cannot be built.", "Name the folder and the Dockerfile that are there.");

    public static readonly Rule FileMissing = new(
        "file-missing", "compose", FindingSeverity.Medium, 0.75, "The start fails, or an empty folder is made in its place.", "Name the file that is there, or add it.");

    public static readonly Rule NoHealthcheck = new(
        "health-condition-without-check", "compose", FindingSeverity.Medium, 0.7,
        "Who waits for it to be healthy waits forever, unless the image brings a check.", "Add a healthcheck to that service.");

    public static readonly Rule DatabaseOpen = new(
        "database-published", "compose", FindingSeverity.Low, 0.6, "Everybody in the same network reaches the database.",
        "Leave the port out, or publish it at 127.0.0.1.", "CWE-668");

    public static readonly Rule Version = new(
        "compose-version", "compose", FindingSeverity.Info, 0.9, "It is ignored, and each start warns of it.", "Take the line out.");

    public static readonly Rule Empty = new(
        "service-without-image", "compose", FindingSeverity.High, 0.9, "Nothing says what the service runs.", "Give it an image or a build.");
}
