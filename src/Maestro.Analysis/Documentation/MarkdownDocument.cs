using System.Text;
using System.Text.RegularExpressions;

namespace Maestro.Analysis.Documentation;

/// <summary>A Markdown file taken apart: links, code in lines, code in fences, and the anchors that can be linked to.</summary>
internal sealed partial class MarkdownDocument
{
    private readonly Dictionary<string, int> slugs = new(StringComparer.Ordinal);

    public MarkdownDocument(string path, string text)
    {
        Path = path;
        Lines = text.ReplaceLineEndings("\n").Split('\n');
        Read();
    }

    public string Path { get; }

    public string[] Lines { get; }

    public List<(string Target, int Line)> Links { get; } = [];

    /// <summary>What stands between backticks in a line.</summary>
    public List<(string Code, int Line)> Spans { get; } = [];

    public List<CodeFence> Fences { get; } = [];

    /// <summary>In lower case.</summary>
    public HashSet<string> Anchors { get; } = new(StringComparer.Ordinal);

    /// <summary>Names that other pages can link to without a path: <c>(label)=</c>.</summary>
    public HashSet<string> Labels { get; } = new(StringComparer.Ordinal);

    /// <summary>The heading above a line; empty before the first.</summary>
    public string HeadingOf(int line)
    {
        for (var at = Math.Min(line, Lines.Length); at >= 1; at--)
            if (Lines[at - 1].StartsWith('#'))
                return Lines[at - 1];
        return "";
    }

    private void Read()
    {
        var inComment = false;
        for (var i = 0; i < Lines.Length; i++)
        {
            var line = Lines[i];
            if (FenceStart().Match(line) is { Success: true } fence && !inComment)
            {
                i = Fence(i, fence.Groups["mark"].Value, fence.Groups["language"].Value);
                continue;
            }

            var visible = WithoutComments(line, ref inComment);
            foreach (Match id in Identifier().Matches(visible))
                Anchors.Add(id.Groups["id"].Value.ToLowerInvariant());
            if (Label().Match(visible) is { Success: true } label)
                Labels.Add(label.Groups["label"].Value);
            var prose = Span().Replace(visible, span =>
            {
                Spans.Add((span.Groups["code"].Value.Trim(), i + 1));
                return new string(' ', span.Length);
            });
            Heading(i, visible);
            foreach (Match link in Link().Matches(prose).Concat(Definition().Matches(prose)).Concat(Html().Matches(prose)))
                Links.Add((link.Groups["target"].Value, i + 1));
        }
    }

    private int Fence(int start, string mark, string language)
    {
        var end = start + 1;
        while (end < Lines.Length && !(Lines[end].Trim().StartsWith(mark, StringComparison.Ordinal) && Lines[end].Trim().Trim(mark[0]).Length == 0))
            end++;
        Fences.Add(new CodeFence(language.ToLowerInvariant(), start + 2, Lines[(start + 1)..Math.Min(end, Lines.Length)]));
        return end;
    }

    private void Heading(int i, string line)
    {
        var isUnderlined = i + 1 < Lines.Length && line.Trim().Length > 0 && Underline().IsMatch(Lines[i + 1]);
        if (!line.TrimStart().StartsWith('#') && !isUnderlined)
            return;
        var slug = Slug(line.Trim().Trim('#').Trim());
        var again = slugs.GetValueOrDefault(slug);
        slugs[slug] = again + 1;
        Anchors.Add(again == 0 ? slug : $"{slug}-{again}");
    }

    /// <summary>As code hosts make it: lower case, without marks, spaces as dashes.</summary>
    private static string Slug(string heading)
    {
        var text = LinkText().Replace(heading, "$1");
        text = Tag().Replace(text, "");
        var slug = new StringBuilder();
        foreach (var c in text)
            if (char.IsLetterOrDigit(c) || c is '-' or '_')
                slug.Append(char.ToLowerInvariant(c));
            else if (c is ' ')
                slug.Append('-');
        return slug.ToString();
    }

    private static string WithoutComments(string line, ref bool inComment)
    {
        var text = new StringBuilder();
        for (var i = 0; i < line.Length;)
        {
            var mark = line.IndexOf(inComment ? "-->" : "<!--", i, StringComparison.Ordinal);
            if (!inComment)
                text.Append(line, i, (mark < 0 ? line.Length : mark) - i);
            if (mark < 0)
                break;
            i = mark + (inComment ? 3 : 4);
            inComment = !inComment;
        }

        return text.ToString();
    }

    [GeneratedRegex(@"^\s*(?:>\s?|[-*+]\s+|\d+\.\s+)*(?<mark>`{3,}|~{3,})\s*\{?\.?(?<language>[\w+#-]*)[^`]*$")]
    private static partial Regex FenceStart();

    [GeneratedRegex(@"(?<!`)(?<ticks>`+)(?!`)(?<code>.+?)(?<!`)\k<ticks>(?!`)")]
    private static partial Regex Span();

    [GeneratedRegex(@"\]\(\s*(?:<(?<target>[^<>]*)>|(?<target>[^\s()<>]*(?:\([^\s()]*\)[^\s()]*)*))(?:\s+(?:""[^""]*""|'[^']*'))?\s*\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"^\s{0,3}\[(?!\^)[^\]]+\]:\s*<?(?<target>[^\s<>]+)>?")]
    private static partial Regex Definition();

    [GeneratedRegex(@"<(?:a|img|source|link)\b[^>]*?\b(?:href|src)\s*=\s*[""'](?<target>[^""']+)[""']|<(?<target>https?://[^\s<>]+)>", RegexOptions.IgnoreCase)]
    private static partial Regex Html();

    [GeneratedRegex(@"<\w+[^>]*\b(?:id|name)\s*=\s*[""'](?<id>[^""']+)[""']|\{[^}]*#(?<id>[\w-]+)[^}]*\}", RegexOptions.IgnoreCase)]
    private static partial Regex Identifier();

    [GeneratedRegex(@"^\((?<label>[\w-]+)\)=\s*$")]
    private static partial Regex Label();

    [GeneratedRegex(@"^\s{0,3}(=+|-{2,})\s*$")]
    private static partial Regex Underline();

    [GeneratedRegex(@"!?\[([^\]]*)\]\([^)]*\)")]
    private static partial Regex LinkText();

    [GeneratedRegex(@"<[^>]+>|\{[^}]*\}")]
    private static partial Regex Tag();
}

/// <summary>A block of code of a document.</summary>
/// <param name="Line">Of its first line of code.</param>
internal sealed record CodeFence(string Language, int Line, IReadOnlyList<string> Lines);
