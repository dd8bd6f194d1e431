using System.Buffers;
using Maestro.Presentation.Text;
using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Parsers.Inlines;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Maestro.Presentation.Markdown;

/// <summary>Reads emphasis, code and links inside a text.</summary>
internal static class InlineText
{
    private static readonly InlineParserList Parsers = new(
    [
        new EscapeInlineParser(),
        new HtmlEntityParser(),
        new LineBreakInlineParser(),
        new LinkInlineParser(),
        Emphasis(),
        new CodeInlineParser(),
        new AutolinkInlineParser(new AutolinkOptions { EnableHtmlParsing = false }),
    ]);

    private static readonly SearchValues<char> Marks = SearchValues.Create("\\&\n[]!*_~`<");

    public static IReadOnlyList<TextRun> Runs(string text, Tone tone)
    {
        text = text.Trim(' ', '\n');
        if (text.Length == 0)
            return [];
        if (text.AsSpan().IndexOfAny(Marks) < 0)
            return [new TextRun(text, tone)];
        try
        {
            var leaf = new ParagraphBlock { Lines = new StringLineGroup(1) };
            leaf.Lines.Add(new StringSlice(text));
            new InlineProcessor(new MarkdownDocument(), Parsers, preciseSourcelocation: false, context: null).ProcessInlineLeaf(leaf);
            var runs = new List<TextRun>();
            foreach (var inline in leaf.Inline!)
                Add(runs, inline, tone);
            return runs;
        }
        catch (ArgumentException)
        {
            // Thousands of nested marks are refused; they are nobody's meaning.
            return [new TextRun(text.Replace('\n', ' '), tone)];
        }
    }

    private static EmphasisInlineParser Emphasis()
    {
        var parser = new EmphasisInlineParser();
        parser.EmphasisDescriptors.Add(new EmphasisDescriptor('~', 2, 2, true));
        return parser;
    }

    private static void Add(List<TextRun> runs, Inline inline, Tone tone)
    {
        switch (inline)
        {
            case LiteralInline literal:
                Add(runs, literal.Content.ToString(), tone);
                break;
            case CodeInline code:
                Add(runs, code.Content, Tone.Code);
                break;
            case HtmlEntityInline entity:
                Add(runs, entity.Transcoded.ToString(), tone);
                break;
            case LineBreakInline line:
                runs.Add(new TextRun(line.IsHard ? "\n" : " ", tone));
                break;
            case AutolinkInline link:
                Add(runs, link.Url, Tone.Link);
                break;
            case LinkInline link:
                AddLink(runs, link);
                break;
            case EmphasisInline emphasis:
                AddAll(runs, emphasis, Within(emphasis, tone));
                break;
            case DelimiterInline mark:
                Add(runs, mark.ToLiteral(), tone);
                AddAll(runs, mark, tone);
                break;
            case ContainerInline container:
                AddAll(runs, container, tone);
                break;
            default:
                Add(runs, inline.ToString() ?? "", tone);
                break;
        }
    }

    private static Tone Within(EmphasisInline emphasis, Tone tone) => tone is Tone.Heading or Tone.Link ? tone
        : emphasis.DelimiterChar == '~' ? Tone.Dim
        : emphasis.DelimiterCount == 2 || tone is Tone.Strong ? Tone.Strong : Tone.Emphasis;

    private static void AddLink(List<TextRun> runs, LinkInline link)
    {
        var first = runs.Count;
        AddAll(runs, link, Tone.Link);
        var url = CleanLine.Of(link.Url ?? "");
        var text = string.Concat(runs.Skip(first).Select(run => run.Text));
        if (text.Length == 0)
            Add(runs, url, Tone.Link);
        else if (url.Length > 0 && url != text && url != $"mailto:{text}")
            Add(runs, $" ({url})", Tone.Dim);
    }

    private static void AddAll(List<TextRun> runs, ContainerInline container, Tone tone)
    {
        foreach (var inline in container)
            Add(runs, inline, tone);
    }

    /// <summary>Entities and escapes may stand for control codes, so what comes out is cleaned again.</summary>
    private static void Add(List<TextRun> runs, string text, Tone tone)
    {
        text = CleanLine.Of(text);
        if (text.Length == 0)
            return;
        if (runs.Count > 0 && runs[^1].Tone == tone && runs[^1].Text != "\n")
            runs[^1] = new TextRun(runs[^1].Text + text, tone);
        else
            runs.Add(new TextRun(text, tone));
    }
}
