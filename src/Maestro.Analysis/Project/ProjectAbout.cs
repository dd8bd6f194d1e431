using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Maestro.Core.Text;

namespace Maestro.Analysis.Project;

/// <summary>What a project says that it is: the first sentences of its README that say something, else the description in its manifest.</summary>
internal static partial class ProjectAbout
{
    private const int MostLines = 120;
    private const int MostCharacters = 320;
    private const int MostParagraphs = 12;
    private const int FewestWords = 4;

    private static readonly string[] Readmes = ["README.md", "Readme.md", "readme.md", "README.rst", "README.markdown", "README.txt", "README", "README.adoc"];
    private static readonly string[] Manifests = ["package.json", "pyproject.toml", "Cargo.toml", "composer.json", "setup.py", "pubspec.yaml"];

    public static (string? Text, string? Source) Of(ProjectFiles files)
    {
        var readme = Readmes.FirstOrDefault(files.Has);
        var paragraphs = readme is null ? [] : Paragraphs(files.Read(readme)).Take(MostParagraphs).ToList();
        var heading = readme is null ? "" : Heading().Match(files.Read(readme)).Groups["name"].Value;
        if (paragraphs.Find(paragraph => IsDefinition(paragraph, [files.Name, heading])) is { } defined)
            return (Bounded(defined), readme);
        foreach (var manifest in Manifests.Where(files.Has))
            if (Described().Match(files.Read(manifest)) is { Success: true } match && match.Groups["text"].Value.Count(c => c == ' ') >= 2)
                return (Bounded(Clean(match.Groups["text"].Value)), manifest);
        return paragraphs.Find(paragraph => !Remark().IsMatch(paragraph)) is { } first ? (Bounded(first), readme) : (null, null);
    }

    /// <summary>A sentence whose subject is the project: "Package gorilla/mux implements a request router".</summary>
    private static bool IsDefinition(string paragraph, IReadOnlyList<string> names) =>
        Definition().Match(paragraph) is { Success: true } match && !paragraph.Contains("pronunciation", StringComparison.OrdinalIgnoreCase)
        && Letters(match.Groups["subject"].Value) is var subject && names.Select(Letters).Any(name => name.Length > 1 && (subject.Contains(name, StringComparison.Ordinal) || (subject.Length > 2 && name.Contains(subject, StringComparison.Ordinal))));

    private static string Letters(string text) => string.Concat(text.Where(char.IsLetterOrDigit)).ToLowerInvariant();

    private static IEnumerable<string> Paragraphs(string text)
    {
        var paragraph = new StringBuilder();
        var inFence = false;
        foreach (var line in Comment().Replace(text, "").Split('\n').Take(MostLines).Append(""))
        {
            if (line.StartsWith("```", StringComparison.Ordinal))
                inFence = !inFence;
            var plain = inFence || IsNoProse(line) || (line.StartsWith('>') && line.Length > 120) ? "" : Clean(line.TrimStart('>', ' '));
            if (plain.Length > 0)
            {
                paragraph.Append(paragraph.Length > 0 ? " " : "").Append(plain);
                continue;
            }

            if (paragraph.ToString() is var whole && whole.Count(c => c == ' ') >= FewestWords)
                yield return whole;
            paragraph.Clear();
        }
    }

    /// <summary>Headings, tables, lists, remarks in brackets, and lines of links and pictures alone.</summary>
    private static bool IsNoProse(string line) =>
        line.TrimStart() is var text && (text.Length == 0 || text[0] is '#' or '|' or '=' or '~' or '+' || text.StartsWith("- ", StringComparison.Ordinal) || text.StartsWith("* ", StringComparison.Ordinal)
            || text.StartsWith("```", StringComparison.Ordinal) || text.StartsWith("> [!", StringComparison.Ordinal) || text.StartsWith(".. ", StringComparison.Ordinal) || Links().Replace(text, "").Trim(' ', '|', '-', '·', '•').Length == 0);

    private static string Clean(string line)
    {
        var text = Picture().Replace(line, "");
        text = Link().Replace(text, "${text}");
        return PlainText.Clean(WebUtility.HtmlDecode(Tag().Replace(text, ""))).Replace("**", "", StringComparison.Ordinal)
            .Replace("__", "", StringComparison.Ordinal).Replace("`", "", StringComparison.Ordinal).Trim();
    }

    /// <summary>As many whole sentences as there is room for.</summary>
    private static string Bounded(string text)
    {
        if (text.Length <= MostCharacters)
            return text;
        var end = text.LastIndexOf(". ", MostCharacters, StringComparison.Ordinal);
        return end > MostCharacters / 4 ? text[..(end + 1)] : $"{text[..text.LastIndexOf(' ', MostCharacters)]} ...";
    }

    [GeneratedRegex(@"^(?<subject>(?:[\w./@'’-]+ ){1,5}?)(?:is|are|provides?|implements?|helps|lets|allows|offers)\s", RegexOptions.IgnoreCase)]
    private static partial Regex Definition();

    [GeneratedRegex(@"^#{1,3}\s+(?<name>[\w./ -]+)|<h1[^>]*>\s*(?<name>[^<]+)", RegexOptions.Multiline | RegexOptions.IgnoreCase)]
    private static partial Regex Heading();

    /// <summary>About the document or the state of the work rather than the project.</summary>
    [GeneratedRegex(@"^(?:This (?:read|doc|page|branch|repo)|Note|Please|See|If|Read|\W*Warning)", RegexOptions.IgnoreCase)]
    private static partial Regex Remark();

    [GeneratedRegex(@"^\s*(?:""description""\s*:\s*""|description\s*[=:]\s*""?)(?<text>[^""\n]+)", RegexOptions.Multiline)]
    private static partial Regex Described();

    [GeneratedRegex(@"<!--[\s\S]*?-->")]
    private static partial Regex Comment();

    [GeneratedRegex(@"!\[[^\]]*\](?:\([^)]*\)|\[[^\]]*\])")]
    private static partial Regex Picture();

    [GeneratedRegex(@"\[(?<text>[^\]]*)\](?:\([^)]*\)|\[[^\]]*\])")]
    private static partial Regex Link();

    [GeneratedRegex(@"\[?!?\[[^\]]*\](?:\([^)]*\)|\[[^\]]*\])\]?(?:\([^)]*\))?|<a\b[^>]*>.*?</a>|<[^>]+>", RegexOptions.IgnoreCase)]
    private static partial Regex Links();

    [GeneratedRegex("<[^>]+>")]
    private static partial Regex Tag();
}
