using System.Text.Json;
using System.Text.RegularExpressions;
using Maestro.Analysis.Yaml;

namespace Maestro.Analysis.Delivery.Checks;

/// <summary>Whether the scripts that a pipeline starts are in the repository. Only lines that are plain are judged.</summary>
internal sealed partial class ScriptCheck(DeliveryFound found, DeliveryTree tree)
{
    private string folderOfJob = "";
    private bool isHere = true;

    /// <summary>A job without a checkout, or with another repository's, has its files from elsewhere.</summary>
    public void Start(YamlNode job)
    {
        var checkouts = job["steps"].Items.Where(step => step["uses"].Text?.StartsWith("actions/checkout@", StringComparison.Ordinal) is true).ToList();
        isHere = checkouts.Count == 1 && !checkouts[0]["with"].Has("repository") && !checkouts[0]["with"].Has("path") && !checkouts[0]["with"].Has("ref");
        folderOfJob = job["defaults"]["run"]["working-directory"].Text ?? "";
    }

    public void Look(YamlNode step, YamlNode run)
    {
        var folder = step["working-directory"].Text ?? folderOfJob;
        if (isHere && !folder.Contains('$', StringComparison.Ordinal))
            Look(folder, run);
    }

    public void Look(string folder, YamlNode script)
    {
        var text = script.Text!;
        if (Moves().IsMatch(text))
            return;
        for (var start = 0; start < text.Length;)
        {
            var end = text.IndexOf('\n', start) is var at and >= 0 ? at : text.Length;
            if (Missing(text[start..end].Trim(), folder) is { } what)
                found.Add(PipelineRules.ScriptMissing, WorkflowCheck.LineIn(script, text, start), what);
            start = end + 1;
        }
    }

    private string? Missing(string line, string folder)
    {
        if (Script().Match(line) is { Success: true } script)
        {
            var path = DeliveryTree.Joined(folder, script.Groups["path"].Value);
            return tree.Has(path) || Made().IsMatch(path) ? null : $"`{path}` is not in the repository";
        }

        if (PackageScript().Match(line) is { Success: true } named && tree.Read(DeliveryTree.Joined(folder, "package.json")) is { } package)
            return HasScript(package, named.Groups["name"].Value)
                ? null
                : $"{DeliveryTree.Joined(folder, "package.json")} has no script `{named.Groups["name"].Value}`";
        if (Make().Match(line) is { Success: true } make && tree.Read(DeliveryTree.Joined(folder, "Makefile")) is { } makefile
            && !makefile.Contains("include ", StringComparison.Ordinal)
            && !makefile.Contains("%:", StringComparison.Ordinal))
            return Regex.IsMatch(makefile, $"^(?:[\\w./ -]* )?{Regex.Escape(make.Groups["name"].Value)}(?: [\\w./ -]*)?\\s*:", RegexOptions.Multiline)
                ? null : $"The Makefile has no target `{make.Groups["name"].Value}`";
        return null;
    }

    private static bool HasScript(string package, string name)
    {
        try
        {
            using var json = JsonDocument.Parse(package);
            return json.RootElement.TryGetProperty("scripts", out var scripts) && scripts.ValueKind == JsonValueKind.Object
                && scripts.TryGetProperty(name, out _);
        }
        catch (JsonException)
        {
            // A manifest that cannot be read proves nothing about its scripts.
            return true;
        }
    }

    [GeneratedRegex(@"(?:^|[;&|\n]\s*)(?:cd|pushd|git\s+(?:clone|checkout)|curl|wget|tar|unzip|cp|mv|touch)\s|>\s*\S")]
    private static partial Regex Moves();

    [GeneratedRegex(@"^(?:(?:bash|sh|python3?|node)\s+)?(?<path>\./[\w./-]+|(?<=(?:bash|sh|python3?|node)\s)[\w][\w./-]*\.(?:sh|py|js|mjs))(?=\s|$)", RegexOptions.ExplicitCapture)]
    private static partial Regex Script();

    [GeneratedRegex(@"^(?:npm|pnpm|yarn|bun)\s+run\s+(?<name>[A-Za-z][\w:.-]*)(?=\s|$)", RegexOptions.ExplicitCapture)]
    private static partial Regex PackageScript();

    [GeneratedRegex(@"^make\s+(?<name>[a-z][\w-]*)$", RegexOptions.ExplicitCapture)]
    private static partial Regex Make();

    [GeneratedRegex(@"(?:^|/)(?:build|dist|out|target|bin|publish|node_modules|venv|\.venv)/", RegexOptions.ExplicitCapture)]
    private static partial Regex Made();
}
