using System.Text.RegularExpressions;
using Maestro.Core.Evidence;

namespace Maestro.Analysis.Checks.Security;

/// <summary>Looks at the files of containers and pipelines, line by line.</summary>
internal static partial class ConfigCheck
{
    public static IEnumerable<CodeFinding> Look(ScanFile file)
    {
        var name = file.Path[(file.Path.LastIndexOf('/') + 1)..];
        if (name.StartsWith("Dockerfile", StringComparison.Ordinal) || name.StartsWith("Containerfile", StringComparison.Ordinal)
            || name.EndsWith(".dockerfile", StringComparison.OrdinalIgnoreCase))
            return Docker(file);
        if (Path.GetExtension(name) is not (".yml" or ".yaml"))
            return [];
        return file.Path.Contains(".github/workflows/", StringComparison.Ordinal) || name is "action.yml" or "action.yaml" ? Workflow(file) : Deployment(file);
    }

    private static IEnumerable<CodeFinding> Docker(ScanFile file)
    {
        var lines = file.Text.Split('\n');
        var (lastFrom, user) = (0, "");
        var stages = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < lines.Length; i++)
        {
            var line = lines[i].Trim();
            if (From().Match(line) is { Success: true } from)
            {
                (lastFrom, user) = (i + 1, "");
                var image = from.Groups["image"].Value;
                if (!stages.Contains(image) && image != "scratch" && !image.Contains('$', StringComparison.Ordinal)
                    && (image.EndsWith(":latest", StringComparison.Ordinal) || !image[(image.LastIndexOf('/') + 1)..].Contains(':', StringComparison.Ordinal))
                    && !image.Contains('@', StringComparison.Ordinal))
                    yield return Found(ConfigRules.Latest, file, i, line, $"The image {image} has no version");
                if (from.Groups["stage"].Success)
                    stages.Add(from.Groups["stage"].Value);
            }
            else if (line.StartsWith("USER ", StringComparison.OrdinalIgnoreCase))
            {
                user = line[5..].Trim();
            }

            if (Piped().IsMatch(line) || line.StartsWith("ADD http", StringComparison.OrdinalIgnoreCase))
                yield return Found(ConfigRules.Piped, file, i, line, "Something is downloaded and used without a look at it");
        }

        if (lastFrom > 0 && user.Split(':')[0] is "" or "root" or "0" && !file.Path.Contains("dev", StringComparison.OrdinalIgnoreCase))
            yield return Found(ConfigRules.Root, file, lastFrom - 1, lines[lastFrom - 1], "The image names no user, so its program runs as root");
    }

    private static IEnumerable<CodeFinding> Deployment(ScanFile file)
    {
        var lines = file.Text.Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            var line = lines[i].Trim().TrimStart('-').Trim();
            if (line is "privileged: true" or "allowPrivilegeEscalation: true")
                yield return Found(ConfigRules.Privileged, file, i, line, $"`{line}` takes the walls of the container down", line[0] == 'a'
                    ? FindingSeverity.Medium : null);
            else if (Socket().IsMatch(line))
                yield return Found(ConfigRules.Socket, file, i, line, "The socket of the container engine is given to the container");
            else if (line is "hostNetwork: true" or "hostPID: true" or "hostIPC: true" || Host().IsMatch(line))
                yield return Found(ConfigRules.Host, file, i, line, $"`{line}` shares the host with the container");
        }
    }

    private static IEnumerable<CodeFinding> Workflow(ScanFile file)
    {
        var lines = file.Text.Split('\n');
        var isTarget = lines.Any(line => line.TrimStart().StartsWith("pull_request_target", StringComparison.Ordinal)
            || line.Contains("on: pull_request_target", StringComparison.Ordinal));
        var script = -1;
        for (var i = 0; i < lines.Length; i++)
        {
            var (line, indent) = (lines[i].Trim(), lines[i].Length - lines[i].TrimStart().Length);
            if (Run().IsMatch(lines[i]))
                script = indent + (line.StartsWith('-') ? 2 : 0);
            else if (line.Length > 0 && indent <= script)
                script = -1;
            if (script >= 0 && FromStranger().Match(line) is { Success: true } value)
                yield return Found(ConfigRules.Script, file, i, line, $"`{value.Value}` is put into a script");
            else if (isTarget && line.StartsWith("ref:", StringComparison.Ordinal) && line.Contains("pull_request.head", StringComparison.Ordinal))
                yield return Found(ConfigRules.Target, file, i, line, "A workflow with secrets checks out the code of a pull request");
            else if (line == "permissions: write-all")
                yield return Found(ConfigRules.Rights, file, i, line, "The workflow may write everything");
            else if (Uses().Match(line) is { Success: true } uses && !uses.Groups["owner"].Value.StartsWith("actions", StringComparison.Ordinal)
                && !uses.Groups["owner"].Value.StartsWith("github", StringComparison.Ordinal))
                yield return Found(ConfigRules.Action, file, i, line, $"`{uses.Groups["owner"].Value}` is taken from a branch");
        }
    }

    private static CodeFinding Found(Rule rule, ScanFile file, int index, string line, string message, FindingSeverity? severity = null) => new(
        rule.Id, rule.Category, severity ?? rule.Severity, file.Path, index + 1, index + 1, rule.Confidence, message, rule.Why, rule.Fix, null,
            Core.Text.Secrets.Mask(line.Trim()), rule.Cwe);

    [GeneratedRegex(@"^FROM\s+(?:--\S+\s+)?(?<image>\S+)(?:\s+AS\s+(?<stage>\S+))?", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex From();

    [GeneratedRegex(@"\b(?:curl|wget)\b[^|;&]*\|\s*(?:sudo\s+)?(?:ba|z)?sh\b")]
    private static partial Regex Piped();

    [GeneratedRegex(@"^network_mode:\s*[""']?host\b|^pid:\s*[""']?host\b")]
    private static partial Regex Host();

    /// <summary>The socket as what is mounted, not as an address that a program asks.</summary>
    [GeneratedRegex(@"^(?:(?:source|src|path):\s*)?[""']?/(?:var/)?run/(?:docker|podman/podman|containerd/containerd|crio/crio)\.sock\b")]
    private static partial Regex Socket();

    [GeneratedRegex(@"^\s*(?:-\s+)?(?:run|script):")]
    private static partial Regex Run();

    [GeneratedRegex(@"\$\{\{\s*github\.(?:event\.(?:issue\.(?:title|body)|pull_request\.(?:title|body|head\.(?:ref|label))|comment\.body|review\.body|head_commit\.(?:message|author)|discussion\.(?:title|body))|head_ref)[^}]*\}\}")]
    private static partial Regex FromStranger();

    [GeneratedRegex(@"^-?\s*uses:\s*(?<owner>[\w.-]+/[\w./-]+)@(?:main|master|develop|HEAD)\b", RegexOptions.ExplicitCapture)]
    private static partial Regex Uses();
}
