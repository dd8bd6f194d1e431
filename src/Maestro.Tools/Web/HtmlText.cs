using System.Net;
using System.Text;

namespace Maestro.Tools.Web;

/// <summary>What a reader sees of an HTML page, as plain text: headings, paragraphs, lists, tables, code and links.</summary>
internal sealed class HtmlText
{
    private static readonly HashSet<string> Unseen = new(
        ["script", "style", "noscript", "template", "svg", "iframe", "object", "select", "textarea"], StringComparer.Ordinal);

    private static readonly HashSet<string> Blocks = new(
        ["p", "div", "section", "article", "main", "header", "footer", "nav", "aside", "ul", "ol", "dl", "dt", "dd", "table", "tr", "blockquote", "figure", "figcaption", "form", "pre",
        "h1", "h2", "h3", "h4", "h5", "h6", "hr", "title", "body", "details", "summary"], StringComparer.Ordinal);

    private readonly string html;
    private readonly Uri address;
    private readonly StringBuilder text = new();
    private int at;
    private int preformatted;
    private bool isSpaceDue;
    private string? link;

    private HtmlText(string html, Uri address) => (this.html, this.address) = (html, address);

    /// <param name="address">Of the page: links are relative to it.</param>
    public static string Of(string html, Uri address)
    {
        var page = new HtmlText(html, address);
        page.Read();
        return page.text.ToString().Trim();
    }

    private void Read()
    {
        while (at < html.Length)
        {
            var open = html.IndexOf('<', at);
            Write(html[at..(open < 0 ? html.Length : open)]);
            if (open < 0)
                return;
            at = open;
            if (Has("<!--"))
                at = After("-->");
            else if (at + 1 < html.Length && (char.IsAsciiLetter(html[at + 1]) || html[at + 1] is '/' or '!' or '?'))
                ReadTag();
            else
            {
                Write("<");
                at++;
            }
        }
    }

    private void ReadTag()
    {
        var end = EndOfTag(at + 1);
        var isClosing = html[at + 1] == '/';
        var body = html.AsSpan(at + (isClosing ? 2 : 1), Math.Max(0, end - at - (isClosing ? 2 : 1)));
        at = Math.Min(html.Length, end + 1);
        var length = 0;
        while (length < body.Length && char.IsAsciiLetterOrDigit(body[length]))
            length++;
        var name = body[..length].ToString().ToLowerInvariant();
        if (!isClosing && Unseen.Contains(name))
            at = After($"</{name}");
        else
            Mark(name, isClosing, body[length..]);
    }

    /// <summary>The bracket that closes the tag; those in quotes do not.</summary>
    private int EndOfTag(int from)
    {
        for (var i = from; i < html.Length; i++)
        {
            if (html[i] == '>')
                return i;
            if (html[i] is '"' or '\'' && html[i - 1] == '=')
                i = html.IndexOf(html[i], i + 1) is var quote && quote < 0 ? html.Length : quote;
        }

        return html.Length;
    }

    private void Mark(string name, bool isClosing, ReadOnlySpan<char> attributes)
    {
        if (Blocks.Contains(name))
            Break(name is "tr" or "dt" or "dd" ? 1 : 2);
        switch (name)
        {
            case "br":
                text.Append('\n');
                isSpaceDue = false;
                break;
            case "pre":
                preformatted = Math.Max(0, preformatted + (isClosing ? -1 : 1));
                break;
            case ['h', >= '1' and <= '6' and var level] when !isClosing:
                text.Append('#', level - '0').Append(' ');
                break;
            case "li" when !isClosing:
                Break(1);
                text.Append("- ");
                break;
            case "td" or "th" when isClosing:
                text.Append(" | ");
                break;
            case "a":
                Link(isClosing ? null : Attribute(attributes, "href"));
                break;
            case "img" when Attribute(attributes, "alt") is { Length: > 0 } alt:
                Write($"[{alt}]");
                break;
            default:
                break;
        }
    }

    private void Link(string? target)
    {
        if (target is null && link is not null && Uri.TryCreate(address, link, out var full) && full.Scheme is "http" or "https")
            text.Append($" ({full.AbsoluteUri})");
        link = target is ['#', ..] ? null : target;
    }

    private void Write(string run)
    {
        run = WebUtility.HtmlDecode(run);
        foreach (var character in run)
        {
            if (preformatted == 0 && char.IsWhiteSpace(character))
            {
                isSpaceDue = text.Length > 0 && !char.IsWhiteSpace(text[^1]);
                continue;
            }

            if (isSpaceDue)
                text.Append(' ');
            isSpaceDue = false;
            text.Append(character);
        }
    }

    /// <summary>Begins a new line, with an empty one before it for two.</summary>
    private void Break(int lines)
    {
        isSpaceDue = false;
        while (text.Length > 0 && text[^1] == ' ')
            text.Length--;
        var ends = 0;
        while (ends < text.Length && text[text.Length - 1 - ends] == '\n')
            ends++;
        if (text.Length > ends)
            text.Append('\n', Math.Max(0, lines - ends));
    }

    private bool Has(string what) => html.AsSpan(at).StartsWith(what, StringComparison.Ordinal);

    private int After(string what) =>
        html.IndexOf(what, at, StringComparison.OrdinalIgnoreCase) is var found && found < 0 ? html.Length : found + (what[0] == '<' ? 0 : what.Length);

    private static string? Attribute(ReadOnlySpan<char> attributes, string name)
    {
        for (var found = attributes.IndexOf(name, StringComparison.OrdinalIgnoreCase); found >= 0;)
        {
            var value = attributes[(found + name.Length)..].TrimStart();
            if (found > 0 && char.IsWhiteSpace(attributes[found - 1]) && value is ['=', ..])
            {
                value = value[1..].TrimStart();
                var end = value is ['"' or '\'', ..] ? value[1..].IndexOf(value[0]) + 1 : value.IndexOfAny(' ', '\t', '\n');
                return WebUtility.HtmlDecode((end <= 0 ? value : value[..end]).Trim("\"'").ToString()).Trim();
            }

            var next = attributes[(found + name.Length)..].IndexOf(name, StringComparison.OrdinalIgnoreCase);
            found = next < 0 ? -1 : found + name.Length + next;
        }

        return null;
    }
}
