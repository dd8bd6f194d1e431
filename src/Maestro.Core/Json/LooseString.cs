using System.Buffers;
using System.Globalization;
using System.Text;

namespace Maestro.Core.Json;

/// <summary>Where a string stands, which decides what may follow it.</summary>
internal enum StringPlace
{
    Key,
    Member,
    Element,
}

/// <summary>Reads a quoted string whose own quotes, line breaks and backslashes may be unescaped, and which may never be closed.</summary>
internal sealed class LooseString(LooseText at, StringPlace place)
{
    private static readonly SearchValues<char> WordEnds = SearchValues.Create(",}]\n" + Quotes.All);
    private readonly StringBuilder content = new();
    private readonly char quote = at.Current;
    private int marks = 1;
    private int braces;
    private bool isInside;

    /// <summary>Whether the text ended before the string did.</summary>
    public bool IsCutOff { get; private set; }

    public string Read()
    {
        if (quote != '"')
            at.Repaired("replaced other quotation marks");
        while (marks < 3 && at.At(at.Position + marks) == quote)
            marks++;
        if (marks == 2 && Closes(at.Position + 2))
        {
            at.Position += 2;
            return "";
        }

        at.Position += marks;
        if (marks > 1)
            at.Repaired("removed doubled quotation marks");
        if (place == StringPlace.Key && UnclosedName() is > 0 and var length)
            return WithoutMark(length);
        while (!at.IsEnd)
        {
            if (Step())
                return content.ToString();
        }

        at.Repaired("closed a string that was left open");
        IsCutOff = true;
        return WithoutTail(content.ToString());
    }

    /// <summary>Reads one character; true when the string ended.</summary>
    private bool Step()
    {
        var c = at.Current;
        if (c == '\\')
        {
            ReadEscape();
            return false;
        }

        if (Quotes.Closes(quote, c) && EndsHere(c))
            return true;
        if (c is '\n' or '\r')
            at.Repaired(place == StringPlace.Key ? "removed a line break in a name" : "escaped a line break in a string");
        if (place != StringPlace.Key || c is not ('\n' or '\r'))
            content.Append(c);
        braces += c switch { '{' => 1, '}' => -1, _ => 0 };
        at.Position++;
        return false;
    }

    private bool EndsHere(char c)
    {
        var run = 1;
        while (run < marks && at.At(at.Position + run) == c)
            run++;
        if (Closes(at.Position + run))
        {
            at.Position += run;
            return true;
        }

        if (place == StringPlace.Member && EndedBeforeNextMember())
            return true;
        at.Repaired("escaped a quotation mark in a string");
        isInside = !isInside;
        return false;
    }

    private string WithoutMark(int length)
    {
        at.Repaired("added a missing quotation mark");
        var name = at.Text.AsSpan(at.Position, length).Trim().ToString();
        at.Position += length;
        return name;
    }

    /// <summary>How far the name goes whose closing mark is missing; 0 when it is there.</summary>
    /// <remarks>As in <c>"a: "text"</c>, <c>"a: 1, "b": 2</c> and <c>"a: 1}</c>.</remarks>
    private int UnclosedName()
    {
        var rest = at.Text.AsSpan(at.Position, Math.Min(at.End - at.Position, LooseText.Reach));
        var end = 0;
        while (end < rest.Length && rest[end] is not ('\n' or '\\') && !Quotes.Closes(quote, rest[end]))
            end++;
        var line = rest[..end].TrimEnd();
        var colon = line.IndexOf(':');
        var next = at.Position + end;
        if (end == rest.Length)
            return next == at.End && line.EndsWith('}') ? colon : 0;
        if (rest[end] is '\n' or '\\')
            return rest[end] == '\n' ? colon : 0;
        if (Closes(next + 1))
            return 0;
        return line.EndsWith(':') ? line.Length - 1 : at.StartsMember(next, surely: true) ? colon : 0;
    }

    /// <summary>In <c>"a": "text, "b": 1</c> the mark before <c>b</c> opens the next name: the one after <c>text</c> is missing.</summary>
    private bool EndedBeforeNextMember()
    {
        var end = TrimmedEnd();
        var comma = end > 0 && content[end - 1] == ',';
        var lineBreak = end < content.Length && content.ToString(end, content.Length - end).Contains('\n');
        if (!(comma || lineBreak) || !at.StartsMember(at.Position, surely: true))
            return false;
        at.Repaired("added a missing quotation mark");
        content.Length = comma ? end - 1 : end;
        return true;
    }

    private int TrimmedEnd()
    {
        var end = content.Length;
        while (end > 0 && content.Length - end < 64 && char.IsWhiteSpace(content[end - 1]))
            end--;
        return end;
    }

    /// <summary>Whether a quotation mark before this position ends the string, judged by what follows; always true in valid JSON.</summary>
    private bool Closes(int position)
    {
        var next = at.Ahead(position);
        var c = at.At(next);
        if (next >= at.End || at.IsFence(next) || (at.StartsComment(next) && (c != '#' || next > position)))
            return true;
        return place switch
        {
            StringPlace.Key => c is ':' or '：' or '=' or ',' or '}' || (next > position && (c is '{' or '[' || Quotes.IsQuote(c))),
            _ when c == '}' && braces > 0 && Quotes.IsQuote(at.At(next + 1)) => false,
            _ when c is '}' or ']' or ')' => at.ClosesContainer(next),
            StringPlace.Member when c == ',' => EndsBeforeMember(at.Ahead(next + 1)),
            StringPlace.Member when Quotes.IsQuote(c) || at.Text.AsSpan(position, next - position).Contains('\n') => at.StartsMember(next, surely: true),
            _ when c == ',' => StartsElement(at.Ahead(next + 1)),
            _ when next > position && Quotes.IsQuote(c) => IsWholeElement(next),
            _ => (place == StringPlace.Element && c == ':') || (next > position && EndsBeforeWords(next)),
        };
    }

    /// <summary>Whether only words that are in no string stand between here and what ends the value: <c>"a": "text" words}</c>.</summary>
    private bool EndsBeforeWords(int next)
    {
        var rest = at.Text.AsSpan(next, Math.Min(at.End - next, 64));
        var end = rest.IndexOfAny(WordEnds);
        if (isInside)
            return false;
        if (place == StringPlace.Element && !(end < 0 ? rest : rest[..end]).TrimEnd().ContainsAnyExceptInRange('0', '9'))
            return true;
        return end >= 0 && rest[end] switch
        {
            '}' or ']' => at.ClosesContainer(next + end),
            ',' => place == StringPlace.Member && at.StartsMember(at.Ahead(next + end + 1), surely: true),
            _ => false,
        };
    }

    private bool EndsBeforeMember(int next) =>
        next >= at.End || at.At(next) is '}' or ']' or ',' or '{' or '[' || at.StartsComment(next) || at.StartsMember(next);

    private bool StartsElement(int next)
    {
        var c = at.At(next);
        if (next >= at.End || c is '{' or '[' or '(' or ']' or '}' or '-' or '.' or ',' || char.IsAsciiDigit(c) || Quotes.IsQuote(c) || at.StartsComment(next))
            return true;
        var rest = at.Text.AsSpan(next, Math.Min(at.End - next, 64));
        var end = rest.IndexOfAny(",]\n\"");
        return end < 0 || rest[end] != '"';
    }

    private bool IsWholeElement(int position)
    {
        var open = at.At(position);
        var rest = at.Text.AsSpan(position + 1, Math.Min(at.End - position - 1, 256));
        var end = rest.IndexOf(open);
        var next = at.Ahead(position + 2 + end);
        return end < 0 || next >= at.End || at.At(next) is ',' or ']' || (next > position + 2 + end && (at.At(next) == open || char.IsAsciiDigit(at.At(next))));
    }

    private void ReadEscape()
    {
        var next = at.At(at.Position + 1);
        var plain = next switch
        {
            'n' => '\n',
            't' => '\t',
            'r' => '\r',
            'b' => '\b',
            'f' => '\f',
            '"' or '\\' or '/' or '\'' or '`' or '\n' => next,
            _ => '\0',
        };
        if (next == 'u' && at.Position + 5 < at.End
            && ushort.TryParse(at.Text.AsSpan(at.Position + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
        {
            content.Append((char)code);
            at.Position += 6;
            return;
        }

        if (plain == '\0' || next is '\'' or '`' or '\n')
            at.Repaired("corrected an escape");
        if (plain != '\0')
            content.Append(plain);
        else if (at.Position + 1 < at.End)
            content.Append('\\').Append(next);
        at.Position = Math.Min(at.Position + 2, at.End);
    }

    /// <summary>A string without its closing mark took the fence and the brackets that follow the JSON into itself.</summary>
    private string WithoutTail(string read)
    {
        var trimmed = read.AsSpan().TrimEnd();
        if (trimmed.EndsWith("```"))
            read = trimmed[..^3].TrimEnd().ToString();
        var end = read.Length;
        foreach (var open in at.Open)
        {
            while (end > 0 && char.IsWhiteSpace(read[end - 1]))
                end--;
            if (end == 0 || read[end - 1] is not ('}' or ']') || LooseText.Opening(read[end - 1]) != open)
                return read;
            end--;
        }

        return read[..end].TrimEnd();
    }
}
