using Maestro.Analysis.Checks;
using Maestro.Core.Evidence;

namespace Maestro.Analysis.Delivery.Checks;

/// <summary>What is looked for in pipelines besides names.</summary>
internal static class PipelineRules
{
    public static readonly Rule ByTag = new(
        "action-by-tag", "pipeline", FindingSeverity.Info, 0.6, "Its owner can move the tag to other code, which then runs with the secrets of the workflow.",
        "Name the hash of the commit, with the version behind it as a comment.", "CWE-829");

    public static readonly Rule Rights = new(
        "token-rights-not-set", "pipeline", FindingSeverity.Low, 0.6, "The token has what the repository's settings give it, which may be writing everything.",
        "Add `permissions:` with `contents: read`, and more where a job needs it.", "CWE-250");

    public static readonly Rule Outdated = new(
        "action-outdated", "pipeline", FindingSeverity.Medium, 0.85, "The runners refuse this version, or will with their next change.", "Name a current version.");

    public static readonly Rule Retired = new(
        "runner-retired", "pipeline", FindingSeverity.High, 0.9, "No machine of that name is there any more: the job waits and is cancelled.", "Name a current one.");

    public static readonly Rule Deprecated = new(
        "workflow-command-retired", "pipeline", FindingSeverity.Medium, 0.9, "The runner no longer obeys the line.", "Write to $GITHUB_OUTPUT, $GITHUB_ENV or $GITHUB_STATE.");

    public static readonly Rule ScriptMissing = new(
        "script-missing", "pipeline", FindingSeverity.High, 0.8, "The step fails.", "Name a script that is in the repository.");

    public static readonly Rule Empty = new("job-incomplete", "pipeline", FindingSeverity.High, 0.9, "The file is refused.", "Complete the job.");

    public static readonly Rule Branch = new(
        "branch-not-there", "pipeline", FindingSeverity.Medium, 0.7, "Nothing is run when the branch that is there is pushed.", "Name the branch that is worked on.");
}
