using Maestro.Presentation.Text;

namespace Maestro.Presentation.Code;

/// <summary>Reads any language whose rules fit a table: words, numbers, strings and comments.</summary>
internal sealed class GeneralLexer(LanguageRules rules) : LineLexer
{
    /// <summary>The state is the number of the open span plus one, and how deep it is nested above that.</summary>
    private const int Depth = 256;

    public override int Line(string line, int state, RunWriter runs)
    {
        var at = 0;
        if (state != 0)
            state = Inside(line, ref at, rules.Spans[(state % Depth) - 1], state, runs);
        else
            at = Key(line, runs);
        while (at < line.Length)
        {
            if (IsLineComment(line, at))
            {
                runs.To(line.Length, Tone.Comment);
                return 0;
            }

            if (Opening(line, at) is { } span)
            {
                var from = at;
                at += rules.Spans[span].Open.Length;
                state = Inside(line, ref at, rules.Spans[span], span + 1, runs, KeyEnds(line, from));
            }
            else
            {
                at = Token(line, at, runs);
            }
        }

        return state;
    }

    /// <summary>Goes to the end of an open span, or of the line; returns the state after it.</summary>
    private static int Inside(string line, ref int at, Span span, int state, RunWriter runs, bool key = false)
    {
        while (at < line.Length)
        {
            if (span.Escape != '\0' && line[at] == span.Escape && span.Close != $"{span.Escape}")
            {
                at = Math.Min(line.Length, at + 2);
            }
            else if (StartsWith(line, at, span.Close))
            {
                at += span.Close.Length;
                state -= state >= Depth ? Depth : state;
                if (state != 0)
                    continue;
                runs.To(at, key && IsBeforeColon(line, at) ? Tone.TypeName : span.Tone);
                return 0;
            }
            else if (span.Nests && StartsWith(line, at, span.Open) && state < Depth * Depth)
            {
                state += Depth;
                at += span.Open.Length;
            }
            else
            {
                at++;
            }
        }

        runs.To(line.Length, span.Tone);
        return span.ManyLines ? state : 0;
    }

    private bool KeyEnds(string line, int at) => rules.Keys is KeyStyle.Colon && line[at] is '"' or '\'';

    private static bool IsBeforeColon(string line, int at)
    {
        while (at < line.Length && line[at] == ' ')
            at++;
        return at < line.Length && line[at] == ':';
    }

    private bool IsLineComment(string line, int at)
    {
        if (rules.SpaceBeforeComment && at > 0 && line[at - 1] is not (' ' or ';' or '('))
            return false;
        foreach (var comment in rules.LineComments)
            if (StartsWith(line, at, comment))
                return true;
        return false;
    }

    private int? Opening(string line, int at)
    {
        for (var i = 0; i < rules.Spans.Length; i++)
        {
            if (!StartsWith(line, at, rules.Spans[i].Open))
                continue;
            if (rules.LooseQuote && line[at] == '\'' && !(at + 2 < line.Length && (line[at + 1] == '\\' || line[at + 2] == '\'')))
                continue;
            return i;
        }

        return null;
    }

    private int Token(string line, int at, RunWriter runs)
    {
        var first = line[at];
        if (char.IsAsciiDigit(first))
            return Number(line, at, runs);
        if (IsWord(first))
            return Word(line, at, runs);
        if (rules.DirectiveMarks.Contains(first) && at + 1 < line.Length && char.IsLetter(line[at + 1]))
        {
            var end = WordEnd(line, at + 1);
            runs.To(end, Tone.Keyword);
            return end;
        }

        runs.To(at + 1, Tone.Plain);
        return at + 1;
    }

    private static int Number(string line, int at, RunWriter runs)
    {
        var end = at + 1;
        while (end < line.Length && (char.IsAsciiLetterOrDigit(line[end]) || line[end] is '_'
            || (line[end] is '.' or '\'' && end + 1 < line.Length && char.IsAsciiDigit(line[end + 1]))
            || (line[end] is '+' or '-' && line[end - 1] is 'e' or 'E' && !line.AsSpan(at).StartsWith("0x"))))
            end++;
        runs.To(end, Tone.Number);
        return end;
    }

    private int Word(string line, int at, RunWriter runs)
    {
        var end = WordEnd(line, at);
        var word = line[at..end];
        runs.To(end, ToneOf(word, line, end));
        return end;
    }

    private Tone ToneOf(string word, string line, int end)
    {
        if (rules.Keywords.Contains(word))
            return Tone.Keyword;
        if (rules.Types.Contains(word))
            return Tone.TypeName;
        if (rules.Keys is KeyStyle.Colon && !rules.Calls && IsBeforeColon(line, end))
            return Tone.TypeName;
        if (rules.Calls && (StartsWith(line, end, "(") || StartsWith(line, end, "!(")))
            return Tone.FunctionName;
        return rules.CapitalIsType && char.IsUpper(word[0]) ? Tone.TypeName : Tone.Plain;
    }

    /// <summary>The key a line begins with, where the language has such.</summary>
    private int Key(string line, RunWriter runs)
    {
        if (rules.Keys is not KeyStyle.Equals)
            return 0;
        var start = line.Length - line.AsSpan().TrimStart(' ').Length;
        var end = start;
        while (end < line.Length && (IsWord(line[end]) || char.IsAsciiDigit(line[end]) || line[end] is '.'))
            end++;
        var sign = end;
        while (sign < line.Length && line[sign] == ' ')
            sign++;
        var isKey = end > start && sign < line.Length && line[sign] == '=';
        if (isKey)
        {
            runs.To(start, Tone.Plain);
            runs.To(end, Tone.TypeName);
            return end;
        }

        if (start < line.Length && line[start] == '[' && line.LastIndexOf(']') is var close && close > start)
        {
            runs.To(close + 1, Tone.Keyword);
            return close + 1;
        }

        return 0;
    }

    private int WordEnd(string line, int at)
    {
        while (at < line.Length && (IsWord(line[at]) || char.IsDigit(line[at])))
            at++;
        return at;
    }

    private bool IsWord(char c) => c is '_' || char.IsLetter(c) || rules.WordMarks.Contains(c);

    private static bool StartsWith(string line, int at, string what) => string.CompareOrdinal(line, at, what, 0, what.Length) == 0;
}
