using Maestro.Presentation.Text;

namespace Maestro.Presentation.Code;

/// <summary>Reads HTML and XML: tags, attributes, their values, entities and comments.</summary>
internal sealed class MarkupLexer : LineLexer
{
    private const int Content = 0;
    private const int Comment = 1;
    private const int Tag = 2;
    private const int DoubleQuoted = 3;
    private const int SingleQuoted = 4;

    public override int Line(string line, int state, RunWriter runs)
    {
        var at = 0;
        while (at < line.Length)
            state = state switch
            {
                Comment => Until(line, ref at, "-->", Tone.Comment, Comment, Content, runs),
                DoubleQuoted => Until(line, ref at, "\"", Tone.Text, DoubleQuoted, Tag, runs),
                SingleQuoted => Until(line, ref at, "'", Tone.Text, SingleQuoted, Tag, runs),
                Tag => InTag(line, ref at, runs),
                _ => InContent(line, ref at, runs),
            };
        return state;
    }

    private static int Until(string line, ref int at, string close, Tone tone, int stay, int then, RunWriter runs)
    {
        var end = line.IndexOf(close, at, StringComparison.Ordinal);
        at = end < 0 ? line.Length : end + close.Length;
        runs.To(at, tone);
        return end < 0 ? stay : then;
    }

    private static int InContent(string line, ref int at, RunWriter runs)
    {
        var rest = line.AsSpan(at);
        if (rest.StartsWith("<!--"))
        {
            at += 4;
            runs.To(at, Tone.Comment);
            return Comment;
        }

        if (rest is ['<', ..] && rest.Length > 1 && (char.IsLetter(rest[1]) || rest[1] is '/' or '!' or '?'))
        {
            at = NameEnd(line, at + 2);
            runs.To(at, Tone.Keyword);
            return Tag;
        }

        if (rest is ['&', ..] && rest.IndexOf(';') is > 1 and < 12 and var end)
        {
            at += end + 1;
            runs.To(at, Tone.Number);
            return Content;
        }

        var next = rest[1..].IndexOfAny('<', '&');
        at = next < 0 ? line.Length : at + 1 + next;
        runs.To(at, Tone.Plain);
        return Content;
    }

    private static int InTag(string line, ref int at, RunWriter runs)
    {
        var c = line[at++];
        if (char.IsLetter(c))
        {
            at = NameEnd(line, at);
            runs.To(at, Tone.TypeName);
            return Tag;
        }

        runs.To(at, c switch { '"' or '\'' => Tone.Text, '>' or '/' or '?' => Tone.Keyword, _ => Tone.Plain });
        return c switch { '>' => Content, '"' => DoubleQuoted, '\'' => SingleQuoted, _ => Tag };
    }

    private static int NameEnd(string line, int at)
    {
        at = Math.Min(at, line.Length);
        while (at < line.Length && (char.IsLetterOrDigit(line[at]) || line[at] is '-' or '_' or ':' or '.'))
            at++;
        return at;
    }
}
