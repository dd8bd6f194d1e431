using Maestro.Analysis.Checks.Security;
using Maestro.Analysis.Yaml;

namespace Maestro.Analysis.Delivery.Checks;

/// <summary>Looks at a pipeline of GitLab: stages, jobs and files that are named and not there.</summary>
internal sealed class GitLabCheck(DeliveryFound found, DeliveryTree tree)
{
    private static readonly string[] Usual = [".pre", "build", "test", "deploy", ".post"];

    private static readonly string[] Keywords =
        ["stages", "include", "variables", "default", "workflow", "image", "services", "before_script", "after_script", "cache", "pages", "spec", "types"];

    private readonly ScriptCheck scripts = new(found, tree);

    public void Look(YamlNode root)
    {
        // What is included may bring stages and jobs that are not seen from here.
        var isWhole = !root.Has("include");
        var stages = root["stages"].IsList ? [.. root["stages"].Texts.Select(stage => stage.Text!), ".pre", ".post"] : Usual;
        foreach (var file in root["include"].IsList ? root["include"].Items : [root["include"]])
            if ((file.Text ?? file["local"].Text) is { } path && !path.Contains("://", StringComparison.Ordinal) && !path.AsSpan().ContainsAny("$*")
                && !tree.Has(path))
                found.Add(DeliveryRules.NotFound, file.Line, $"`{path}` is not in the repository");
        Image(root["image"]);
        Image(root["default"]["image"]);
        var jobs = root.Entries.Where(entry => entry.Value.IsMap && !Keywords.Contains(entry.Key.Text)).ToList();
        if (isWhole && jobs.TrueForAll(job => job.Key.Text!.StartsWith('.')))
            found.Add(DeliveryRules.Syntax, 1, "There are no jobs in the pipeline");
        foreach (var (name, job) in jobs)
            Job(root, name, job, stages, isWhole);
    }

    private void Job(YamlNode root, YamlNode name, YamlNode job, IReadOnlyList<string> stages, bool isWhole)
    {
        if (isWhole && job["stage"].Text is { } stage && !stages.Contains(stage))
            found.Add(DeliveryRules.NotFound, job["stage"].Line, $"There is no stage named `{stage}`");
        if (isWhole && !name.Text!.StartsWith('.') && !job.Has("script") && !job.Has("trigger") && !job.Has("extends") && !job.Has("run"))
            found.Add(PipelineRules.Empty, name.Line, $"The job {name.Text} has no script");
        if (isWhole)
            foreach (var other in job["extends"].Texts.Concat(job["dependencies"].Texts).Concat(job["needs"].Items.Select(item => item.IsMap ? Needed(item) : item))
                .Where(other => other.Text is not null && !root.Has(other.Text)))
                found.Add(DeliveryRules.NotFound, other.Line, $"There is no job named `{other.Text}`");
        Image(job["image"]);
        foreach (var line in job["script"].Items.Append(job["script"]).Where(line => line.Text is { Length: > 0 }))
            if (!job["script"].Items.Any(other => other.Text?.StartsWith("cd ", StringComparison.Ordinal) is true))
                scripts.Look("", line);
    }

    private static YamlNode Needed(YamlNode item) => item.Has("project") || item.Has("pipeline") ? YamlNode.Nothing : item["job"];

    private void Image(YamlNode image)
    {
        var name = image.Text ?? image["name"].Text;
        if (name is not null && DeliveryImages.IsLoose(name))
            found.Add(ConfigRules.Latest, image.Line, $"The image {name} has no version");
    }
}
