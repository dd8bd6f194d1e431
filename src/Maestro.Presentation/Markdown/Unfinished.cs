using System.Text;

namespace Maestro.Presentation.Markdown;

/// <summary>Ends what a text that is still being written has begun, as it will most likely end: emphasis, code, links.</summary>
internal sealed class Unfinished
{
    private readonly string text;
    private readonly List<(char Sign, int Length, int At)> open = [];
    private readonly List<int> brackets = [];
    private int at;
    private int codeStart = -1;
    private int codeLength;
    private int target = -1;

    private Unfinished(string text) => this.text = text;

    public static string Complete(string text) => text.AsSpan().IndexOfAny("*_~`[") < 0 ? text : new Unfinished(text).Complete();

    private string Complete()
    {
        while (at < text.Length && codeStart < 0 && target < 0)
            Step();
        var result = new StringBuilder(text);
        if (codeStart >= 0)
            CloseCode(result);
        else if (target >= 0)
            result.Remove(target + 1, result.Length - target - 1).Append(')');
        CloseEmphasis(result);
        foreach (var bracket in Enumerable.Reverse(brackets))
            if (IsLink(bracket))
                result.Remove(bracket, 1);
        return result.ToString();
    }

    private void Step()
    {
        switch (text[at])
        {
            case '\\':
                at += 2;
                break;
            case '`':
                Code();
                break;
            case '[':
                brackets.Add(at++);
                break;
            case ']':
                EndBracket();
                break;
            case '*' or '_' or '~':
                Emphasis();
                break;
            default:
                at++;
                break;
        }
    }

    private int RunLength(int from)
    {
        var end = from;
        while (end < text.Length && text[end] == text[from])
            end++;
        return end - from;
    }

    private void Code()
    {
        var length = RunLength(at);
        for (var end = at + length; end < text.Length; end++)
        {
            if (text[end] != '`')
                continue;
            var run = RunLength(end);
            if (run == length)
            {
                at = end + run;
                return;
            }

            end += run - 1;
        }

        (codeStart, codeLength) = (at, length);
    }

    /// <summary>A closing run that is only half there is not shown; a lone opening run neither.</summary>
    private void CloseCode(StringBuilder result)
    {
        var content = text.AsSpan(codeStart + codeLength);
        var end = content.TrimEnd('`').Length;
        if (end == 0)
            result.Length = codeStart;
        else
        {
            result.Length = codeStart + codeLength + end;
            result.Append('`', codeLength);
        }
    }

    private void EndBracket()
    {
        at++;
        if (brackets.Count == 0)
            return;
        brackets.RemoveAt(brackets.Count - 1);
        if (at >= text.Length || text[at] != '(')
            return;
        var depth = 0;
        for (var end = at; end < text.Length; end++)
        {
            depth += text[end] switch { '(' => 1, ')' => -1, _ => 0 };
            if (depth == 0 || text[end] == '\n')
            {
                at = end;
                return;
            }
        }

        target = at;
    }

    private void Emphasis()
    {
        var sign = text[at];
        var length = RunLength(at);
        var before = at == 0 ? ' ' : text[at - 1];
        var after = at + length == text.Length ? ' ' : text[at + length];
        var inWord = sign == '_' && char.IsLetterOrDigit(before) && char.IsLetterOrDigit(after);
        var left = length;
        if (!char.IsWhiteSpace(before) && !inWord)
            while (left > 0 && open.Count > 0 && open[^1].Sign == sign && open[^1].Length <= left)
            {
                left -= open[^1].Length;
                open.RemoveAt(open.Count - 1);
            }

        if (left > 0 && !inWord && (sign != '~' || left == 2))
            Open(sign, left, after, at + length == text.Length);
        at += length;
    }

    private void Open(char sign, int length, char after, bool atEnd)
    {
        if (!atEnd && char.IsWhiteSpace(after))
            return;
        var start = at + RunLength(at) - length;
        if (length > 3)
            return;
        if (length == 3)
            open.Add((sign, 2, start));
        open.Add((sign, length == 3 ? 1 : length, length == 3 ? start + 2 : start));
    }

    private void CloseEmphasis(StringBuilder result)
    {
        if (codeStart < 0 && target < 0)
            DropHalfMarks(result);
        if (open.Count == 0)
            return;
        while (result.Length > 0 && result[^1] is ' ' or '\n')
            result.Length--;
        foreach (var (sign, length, _) in Enumerable.Reverse(open))
            result.Append(sign, length);
    }

    /// <summary>Marks at the very end open nothing yet, or are the first half of what closes.</summary>
    private void DropHalfMarks(StringBuilder result)
    {
        while (open.Count > 0 && open[^1].At + open[^1].Length >= result.Length)
        {
            result.Length = open[^1].At;
            open.RemoveAt(open.Count - 1);
        }
    }

    /// <summary>A bracket after a word is more likely an index than a link.</summary>
    private bool IsLink(int bracket) => bracket == 0 || !char.IsLetterOrDigit(text[bracket - 1]);
}
