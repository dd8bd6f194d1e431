using System.Globalization;
using System.Text.RegularExpressions;
using Maestro.Core.Evidence;
using Maestro.Core.Text;

namespace Maestro.Analysis.Documentation;

/// <summary>Follows the links of documents inside the repository: files, headings, lines. Addresses are listed and never opened.</summary>
internal sealed partial class LinkCheck(RepositoryPaths paths, IReadOnlyDictionary<string, MarkdownDocument> documents, Func<string, string?> read)
{
    private const int MostExternal = 500;

    private static readonly string[] Endings = ["", ".md", ".mdx", ".rst", "/index.md", "/README.md", "/index.mdx", "/readme.md", "/index.rst", ".html"];

    private readonly HashSet<string> labels = documents.Values.SelectMany(document => document.Labels).ToHashSet(StringComparer.Ordinal);
    private readonly Dictionary<string, ExternalLink> external = new(StringComparer.Ordinal);

    public int Followed { get; private set; }

    public IReadOnlyList<ExternalLink> External => [.. external.Values];

    public IEnumerable<DocumentationGap> Look(MarkdownDocument document)
    {
        foreach (var (target, line) in document.Links.Where(link => link.Target.Length > 0))
        {
            if (Address().IsMatch(target) || target.StartsWith("//", StringComparison.Ordinal))
            {
                if (target.StartsWith("http", StringComparison.OrdinalIgnoreCase) && external.Count < MostExternal)
                    external.TryAdd(target, new ExternalLink(target, document.Path, line));
            }
            else if (!Template().IsMatch(target) && !labels.Contains(target))
            {
                Followed++;
                if (Broken(document, target, line) is { } gap)
                    yield return gap;
            }
        }
    }

    private DocumentationGap? Broken(MarkdownDocument document, string target, int line)
    {
        var (written, anchor) = target.IndexOf('#', StringComparison.Ordinal) is >= 0 and var mark ? (target[..mark], target[(mark + 1)..]) : (target, "");
        written = Uri.UnescapeDataString(written.Split('?')[0]);
        if (written.Length == 0)
            return Anchor(document, document.Path, target, anchor, line);
        if (RepositoryPaths.From(RepositoryPaths.FolderOf(document.Path), written) is not { } path)
            return null;
        if (Found(document.Path, written, path) is { } file)
            return Anchor(document, file, target, anchor, line);
        // A site maker gives routes of its own to what begins with a slash.
        if (written.StartsWith('/') && document.Path.Contains('/', StringComparison.Ordinal))
            return null;
        if (written.StartsWith("(http", StringComparison.Ordinal))
            return new DocumentationGap("broken-link", document.Path, line, target, "The address stands in a bracket too many, so that it is a path",
                "Take the inner brackets out.", 0.9);
        var moved = paths.Named(path[(path.LastIndexOf('/') + 1)..]).ToList();
        return new DocumentationGap(
            "broken-link", document.Path, line, target, $"The link leads to {path}, which is not there",
            moved.Count == 1 ? $"Link to {RepositoryPaths.Relative(document.Path, moved[0])}." : "Correct the link or take it out.", 0.95)
        {
            Replacement = moved.Count == 1 ? RepositoryPaths.Relative(document.Path, moved[0]) + (anchor.Length > 0 ? $"#{anchor}" : "") : null,
        };
    }

    private string? Found(string document, string written, string path)
    {
        foreach (var end in Endings)
            if (paths.Exists(path.TrimEnd('/') + end))
                return path.TrimEnd('/') + end;
        if (path.EndsWith(".html", StringComparison.Ordinal) && paths.Exists($"{path[..^5]}.md"))
            return $"{path[..^5]}.md";
        // Pages of a site may be one folder deeper than their sources.
        return document.Contains('/', StringComparison.Ordinal) && !written.StartsWith('/') && RepositoryPaths.From(document[..document.LastIndexOf('.')],
            written) is { } page
            ? Endings.Select(end => page.TrimEnd('/') + end).FirstOrDefault(candidate => page.Length > 0 && paths.Files.Contains(candidate)) : null;
    }

    private DocumentationGap? Anchor(MarkdownDocument document, string file, string target, string anchor, int line)
    {
        if (anchor.Length == 0 || anchor is "top")
            return null;
        if (LineAnchor().Match(anchor) is { Success: true } number && !documents.ContainsKey(file))
        {
            var last = read(file)?.Split('\n').Length;
            return last is not null && int.Parse(number.Groups["line"].Value, CultureInfo.InvariantCulture) > last
                ? new DocumentationGap("broken-anchor", document.Path, line, target, $"{file} has {last} lines, fewer than the link names",
                    "Name the line that is meant.", 0.9) : null;
        }

        var wanted = Uri.UnescapeDataString(anchor).ToLowerInvariant();
        if (!documents.TryGetValue(file, out var other) || other.Anchors.Contains(wanted) || wanted.StartsWith("user-content-", StringComparison.Ordinal)
            || wanted.StartsWith(":~:", StringComparison.Ordinal))
            return null;
        var near = Suggestion.Near(wanted, other.Anchors) ?? other.Anchors.FirstOrDefault(known => known.StartsWith(wanted, StringComparison.Ordinal)
            || wanted.StartsWith(known, StringComparison.Ordinal) && known.Length > 3);
        return new DocumentationGap(
            "broken-anchor", document.Path, line, target, $"{file} has no heading for #{anchor}", near is null ? "Link to a heading that is there."
                : $"Link to #{near}.", 0.85)
        {
            Replacement = near is null ? null : target[..^anchor.Length] + near,
        };
    }

    [GeneratedRegex(@"^[a-zA-Z][a-zA-Z0-9+.-]+:")]
    private static partial Regex Address();

    [GeneratedRegex(@"[{}<>]|\$\{|\.\.\.|^#?$|^(?:url|link|path|href)$")]
    private static partial Regex Template();

    [GeneratedRegex(@"^L(?<line>\d+)(?:C\d+)?(?:-L\d+(?:C\d+)?)?$")]
    private static partial Regex LineAnchor();
}
