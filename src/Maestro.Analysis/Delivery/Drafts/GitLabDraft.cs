using System.Text;
using Maestro.Analysis.Delivery.Facts;

namespace Maestro.Analysis.Delivery.Drafts;

/// <summary>A pipeline of GitLab that runs the project's own commands, one job for each part.</summary>
internal static class GitLabDraft
{
    public static DraftedFile Of(DeliveryFacts facts)
    {
        var text = new StringBuilder("stages: [check]\n");
        var stacks = facts.Stacks.Where(stack => stack.Checks.Count > 0).ToList();
        foreach (var stack in stacks)
        {
            text.Append($"\n{GitHubDraft.JobName(stack, stacks)}:\n  stage: check\n  image: {stack.PipelineImage}\n  script:\n");
            foreach (var command in stack.Install.Concat(stack.Checks.Select(command => command.Command)))
                text.Append($"    - {GitHubDraft.Quoted(command)}\n");
            text.Append($"  rules:\n    - if: $CI_PIPELINE_SOURCE == \"merge_request_event\"\n    - if: $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH\n");
        }

        return new(".gitlab-ci.yml", DeliveryKind.GitLab, text.ToString(),
            $"on the default branch and on merge requests: {string.Join(", ", stacks.SelectMany(stack => stack.Checks).Select(command => $"`{command.Command}` ({command.Source})"))}");
    }
}
