namespace Maestro.Analysis.Delivery;

/// <summary>What a file of containers and pipelines is.</summary>
public enum DeliveryKind
{
    None,
    Docker,
    Ignore,
    Compose,
    GitHub,
    GitLab,
    Kubernetes,
}

/// <summary>Tells them by their names, and Kubernetes by what stands in the file.</summary>
public static class DeliveryKinds
{
    public static DeliveryKind Of(string path, string text)
    {
        var name = path[(path.LastIndexOf('/') + 1)..];
        if (name is ".dockerignore")
            return DeliveryKind.Ignore;
        if (name is "Dockerfile" or "Containerfile" || name.StartsWith("Dockerfile.", StringComparison.Ordinal)
            || name.EndsWith(".dockerfile", StringComparison.OrdinalIgnoreCase))
            return name.EndsWith(".dockerignore", StringComparison.Ordinal) ? DeliveryKind.Ignore : DeliveryKind.Docker;
        if (!name.EndsWith(".yml", StringComparison.Ordinal) && !name.EndsWith(".yaml", StringComparison.Ordinal))
            return DeliveryKind.None;
        if (name.StartsWith("docker-compose", StringComparison.Ordinal) || name.StartsWith("compose.", StringComparison.Ordinal))
            return DeliveryKind.Compose;
        if (path.StartsWith(".github/workflows/", StringComparison.Ordinal))
            return DeliveryKind.GitHub;
        if (name is ".gitlab-ci.yml" or ".gitlab-ci.yaml")
            return DeliveryKind.GitLab;
        return IsManifest(text) ? DeliveryKind.Kubernetes : DeliveryKind.None;
    }

    /// <summary>A chart's template is no YAML before its values are put in.</summary>
    private static bool IsManifest(string text) =>
        !text.Contains("{{", StringComparison.Ordinal) && HasKey(text, "apiVersion:") && HasKey(text, "kind:");

    private static bool HasKey(string text, string key) =>
        text.StartsWith(key, StringComparison.Ordinal) || text.Contains($"\n{key}", StringComparison.Ordinal);
}
