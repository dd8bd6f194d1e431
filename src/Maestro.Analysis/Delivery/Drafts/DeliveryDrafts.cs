using Maestro.Analysis.Delivery.Facts;

namespace Maestro.Analysis.Delivery.Drafts;

/// <summary>Writes files of containers and pipelines from what the repository itself tells.</summary>
public static class DeliveryDrafts
{
    /// <param name="stack">The part that the request is about.</param>
    /// <param name="exists">Whether a file is there already.</param>
    /// <param name="why">Why a wanted file could not be written.</param>
    public static IReadOnlyList<DraftedFile> Of(
        DeliveryFacts facts, Stack stack, IReadOnlyList<DeliveryKind> wanted, Func<string, bool> exists, List<string> why)
    {
        var drafts = new List<DraftedFile>();
        foreach (var kind in wanted)
            drafts.AddRange(Of(facts, stack, kind, exists, why));
        return [.. drafts.DistinctBy(draft => draft.Path)];
    }

    private static IEnumerable<DraftedFile> Of(DeliveryFacts facts, Stack stack, DeliveryKind kind, Func<string, bool> exists, List<string> why)
    {
        switch (kind)
        {
            case DeliveryKind.GitHub:
                return facts.Stacks.Any(one => one.Checks.Count > 0)
                    ? [GitHubDraft.Of(facts)]
                    : Not("no build, test or lint command was found that a pipeline could run");
            case DeliveryKind.GitLab:
                return facts.Stacks.Any(one => one.Checks.Count > 0)
                    ? [GitLabDraft.Of(facts)]
                    : Not("no build, test or lint command was found that a pipeline could run");
            case DeliveryKind.Kubernetes when stack.Start is null:
                return Not($"nothing in the repository starts a program that Kubernetes could run: the {stack.Ecosystem} part is a library");
            case DeliveryKind.Kubernetes:
                return [KubernetesDraft.Of(facts, stack), .. Docker(stack, exists, onlyNew: true)];
            case DeliveryKind.Compose when stack.Start is null:
                return Not($"nothing in the repository starts a program that compose could run: the {stack.Ecosystem} part is a library");
            case DeliveryKind.Compose:
                return [ComposeDraft.Of(facts, stack), .. Docker(stack, exists, onlyNew: true)];
            default:
                return stack.Dockerfile is null
                    ? Not($"nothing in the {stack.Ecosystem} part starts a program, and it has no tests that an image could run")
                    : Docker(stack, exists, onlyNew: false);
        }

        DraftedFile[] Not(string reason)
        {
            why.Add(reason);
            return [];
        }
    }

    private static IReadOnlyList<string> Left(Stack stack) =>
    [
        ".git", ".github", ".gitlab-ci.yml", ".idea", ".vscode", "**/.env", "**/.env.*", "Dockerfile*", ".dockerignore", "compose*.y*ml", "docker-compose*.y*ml", "k8s", .. stack.Ignored,
    ];

    /// <summary>The container file, with what it leaves out where nothing says so yet.</summary>
    private static List<DraftedFile> Docker(Stack stack, Func<string, bool> exists, bool onlyNew)
    {
        var drafts = new List<DraftedFile>();
        var path = stack.In("Dockerfile");
        if (stack.Dockerfile is { } text && !(onlyNew && exists(path)))
            drafts.Add(new(path, DeliveryKind.Docker, text, stack.Start is { } start
                ? $"{stack.Ecosystem} {stack.Version} ({stack.VersionFrom}), starts {start}" : $"{stack.Ecosystem} {stack.Version} ({stack.VersionFrom}); the repository is a library, so the image runs its tests"));
        if (drafts.Count > 0 && !exists(stack.In(".dockerignore")))
            drafts.Add(new(stack.In(".dockerignore"), DeliveryKind.Ignore, string.Join('\n', Left(stack)) + "\n",
                "what does not belong into the image: history, secrets, local builds"));
        return drafts;
    }
}
