using System.Text.RegularExpressions;
using Maestro.Analysis.Yaml;
using Maestro.Core.Evidence;

namespace Maestro.Analysis.Delivery.Checks;

/// <summary>Looks at a workflow of GitHub Actions: jobs, steps and values that do not exist, runners and actions that are
/// no more, rights that are too wide.</summary>
internal sealed partial class WorkflowCheck(DeliveryFound found, DeliveryTree tree)
{
    private readonly ScriptCheck scripts = new(found, tree);
    private readonly List<(YamlNode Place, string Action)> byTag = [];

    public void Look(YamlNode root)
    {
        if (!root.Has("on") && !root.Has("true"))
            found.Add(DeliveryRules.Syntax, 1, "Nothing says when the workflow runs: `on` is missing");
        var jobs = root["jobs"];
        if (!jobs.IsMap || jobs.Entries.Count == 0)
        {
            found.Add(DeliveryRules.Syntax, Math.Max(1, root.LineOf("jobs")), "There are no jobs in the workflow");
            return;
        }

        foreach (var (name, job) in jobs.Entries)
            Job(name, job, jobs);
        if (!root.Has("permissions") && jobs.Entries.Any(job => !job.Value.Has("permissions") && !job.Value.Has("uses")))
            found.Add(PipelineRules.Rights, root.LineOf("jobs"), "Nothing limits what the token of the workflow may do");
        if (byTag.Count > 0)
            found.Add(PipelineRules.ByTag, byTag[0].Place.Line, $"Actions of others are named by a tag: {string.Join(", ", byTag.Select(one => one.Action).Distinct())}");
    }

    private void Job(YamlNode name, YamlNode job, YamlNode jobs)
    {
        foreach (var needed in job["needs"].Texts)
            if (!jobs.Has(needed.Text!))
                found.Add(DeliveryRules.NotFound, needed.Line, $"{name.Text} needs the job `{needed.Text}`, which is not there");
        if (job.Has("uses"))
        {
            Local(job["uses"]);
            return;
        }

        if (!job.Has("runs-on"))
            found.Add(PipelineRules.Empty, name.Line, $"The job {name.Text} does not say what it runs on");
        foreach (var runner in job["runs-on"].Texts.Concat(job["strategy"]["matrix"].Entries.Where(entry => entry.Value.IsList).SelectMany(entry => entry.Value.Texts)))
            if (Retired().IsMatch(runner.Text!))
                found.Add(PipelineRules.Retired, runner.Line, $"The machine {runner.Text} is retired");
        if (!job["steps"].IsList)
            found.Add(PipelineRules.Empty, name.Line, $"The job {name.Text} has no steps");
        Values(job);
        scripts.Start(job);
        foreach (var step in job["steps"].Items)
            Step(step);
    }

    private void Step(YamlNode step)
    {
        var (uses, run) = (step["uses"], step["run"]);
        if (uses.IsThere == run.IsThere)
            found.Add(PipelineRules.Empty, step.Line, uses.IsThere ? "A step has both `uses` and `run`" : "A step has neither `uses` nor `run`");
        if (uses.Text is { } action)
            Action(uses, action);
        if (run.Text is { } text)
        {
            if (Command().Match(text) is { Success: true } command)
                found.Add(PipelineRules.Deprecated, LineIn(run, text, command.Index), $"`{command.Value.TrimEnd(' ')}` is retired");
            scripts.Look(step, run);
        }
    }

    private void Action(YamlNode place, string action)
    {
        if (action.StartsWith("./", StringComparison.Ordinal))
            Local(place);
        else if (!action.Contains('@', StringComparison.Ordinal) && !action.StartsWith("docker:", StringComparison.Ordinal) && !action.Contains('$', StringComparison.Ordinal))
            found.Add(PipelineRules.Empty, place.Line, $"`{action}` names no version");
        else if (Outdated().Match(action) is { Success: true } old)
            found.Add(PipelineRules.Outdated, place.Line, $"`{action}` is no longer supported", old.Groups["hard"].Success ? null : FindingSeverity.Low);
        else if (Tagged().Match(action) is { Success: true } tagged && tagged.Groups["owner"].Value is not ("actions" or "github"))
            byTag.Add((place, action));
    }

    private void Local(YamlNode place)
    {
        if (place.Text is not { } action || !action.StartsWith("./", StringComparison.Ordinal))
            return;
        var path = DeliveryTree.Joined("", action);
        if (!tree.Has(path))
            found.Add(DeliveryRules.NotFound, place.Line, $"`{action}` is not in the repository");
    }

    /// <summary>What is read from the matrix and from other steps must be there.</summary>
    private void Values(YamlNode job)
    {
        var matrix = job["strategy"]["matrix"];
        var names = matrix.Entries.Where(entry => entry.Key.Text is not ("include" or "exclude")).Select(entry => entry.Key.Text!)
            .Concat(matrix["include"].Items.SelectMany(item => item.Entries).Select(entry => entry.Key.Text!)).ToHashSet(StringComparer.Ordinal);
        var isOpen = matrix.Text is not null || matrix["include"].Text is not null || (matrix.IsMap && names.Count == 0);
        var ids = job["steps"].Items.Select(step => step["id"].Text).OfType<string>().ToHashSet(StringComparer.Ordinal);
        foreach (var text in All(job))
            foreach (Match match in Value().Matches(text.Text!))
            {
                var name = match.Groups["name"].Value;
                var isMatrix = match.Groups["kind"].Value is "matrix";
                if (isMatrix ? !isOpen && !names.Contains(name) : !ids.Contains(name))
                    found.Add(DeliveryRules.NotFound, LineIn(text, text.Text!, match.Index), isMatrix ? $"The matrix has no `{name}`" : $"No step of the job has the id `{name}`",
                        confidence: 0.85);
            }
    }

    private static IEnumerable<YamlNode> All(YamlNode node) =>
        node.Text is not null ? [node] : node.Items.Concat(node.Entries.Select(entry => entry.Value)).SelectMany(All);

    /// <summary>The line of a place in a text; a block begins on the line after its key.</summary>
    internal static int LineIn(YamlNode node, string text, int index) =>
        node.Line + text.AsSpan(0, index).Count('\n') + (text.Contains('\n', StringComparison.Ordinal) ? 1 : 0);

    [GeneratedRegex(@"^(?:ubuntu-(?:16|18|20)\.04|macos-(?:10\.15|11|12)|windows-(?:2016|2019))$")]
    private static partial Regex Retired();

    [GeneratedRegex(@"::(?:set-output|save-state|set-env|add-path)(?=\s|::)[^:\n]{0,40}")]
    private static partial Regex Command();

    [GeneratedRegex(@"^actions/(?:(?<hard>(?:upload|download)-artifact@v[123]|cache@v[12])|(?:checkout|setup-node|setup-python|setup-java|setup-go|setup-dotnet)@v[12])(?:$|\.)")]
    private static partial Regex Outdated();

    [GeneratedRegex(@"^(?<owner>[\w.-]+)/[\w./-]+@v?\d[\w.-]*$(?<!@[0-9a-f]{40})")]
    private static partial Regex Tagged();

    [GeneratedRegex(@"\b(?<kind>matrix|steps)\.(?<name>[A-Za-z_][\w-]*)(?=[^}]*\}\})")]
    private static partial Regex Value();
}
