using System.Text;

namespace Maestro.Core.Permissions.Shell;

/// <content>What begins with a dollar sign or a backtick.</content>
internal sealed partial class ShellWordReader
{
    private void ReadExpansion(char sign, ShellWordDraft draft, bool isQuoted)
    {
        if (cursor.Ahead("\\\n"))
            findings.Fail("an expansion is joined over lines");
        else if (sign is '`')
            ReadBackticks(draft, isQuoted);
        else if (cursor.Take("(("))
        {
            draft.HasUnknown = true;
            findings.Inside(() => ReadArithmetic("))"));
        }
        else if (cursor.Take("("))
        {
            Mark(draft, isQuoted);
            ReadNested();
        }
        else if (cursor.Take("{"))
            findings.Inside(() => ReadBraces(draft, isQuoted));
        else if (cursor.Current is '[')
            findings.Fail("it uses $[...]");
        else if (cursor.Current is '\'' && !isQuoted)
            ReadAnsiQuoted(draft);
        else if (cursor.Current is '"' && !isQuoted)
            draft.HasQuote = true;
        else
            ReadVariable(draft, isQuoted);
    }

    private static void Mark(ShellWordDraft draft, bool isQuoted)
    {
        draft.HasOutput |= isQuoted;
        draft.HasUnknown |= !isQuoted;
    }

    private void ReadBackticks(ShellWordDraft draft, bool isQuoted)
    {
        Mark(draft, isQuoted);
        var inner = new StringBuilder();
        while (!cursor.AtEnd && cursor.Current is not '`')
        {
            if (cursor.Current is '\\' && (cursor.Next is '`' or '\\' or '$' || (isQuoted && cursor.Next is '"')))
                cursor.At++;
            inner.Append(cursor.Text[cursor.At++]);
        }

        if (!cursor.Take("`"))
            findings.Fail("a backtick is not closed");
        ShellParser.Parse(inner.ToString(), findings, variables);
    }

    private void ReadNested()
    {
        if (cursor.Ahead("\\\n"))
            findings.Fail("an expansion is joined over lines");
        findings.Inside(readNested);
    }

    private void ReadAnsiQuoted(ShellWordDraft draft)
    {
        cursor.At++;
        draft.HasQuote = true;
        var text = AnsiQuote.Read(cursor);
        if (text is null || text.Any(ShellVariables.IsSign))
            findings.Fail("it has a $'...' that is not checked");
        draft.Text.Append(text);
    }

    private void ReadVariable(ShellWordDraft draft, bool isQuoted)
    {
        var c = cursor.Current;
        if (!char.IsAsciiLetterOrDigit(c) && c is not ('_' or '@' or '*' or '#' or '?' or '$' or '!' or '-'))
        {
            draft.Text.Append('$');
            return;
        }

        var start = cursor.At++;
        if (char.IsAsciiLetter(c) || c is '_')
            while (char.IsAsciiLetterOrDigit(cursor.Current) || cursor.Current is '_')
                cursor.At++;
        // A name that goes on in the next line would be another one.
        if (cursor.Ahead("\\\n"))
            findings.Fail("an expansion is joined over lines");
        Put(cursor.Text[start..cursor.At], draft, isQuoted);
    }

    private void Put(string name, ShellWordDraft draft, bool isQuoted)
    {
        draft.IsSplit |= !isQuoted;
        draft.HasQuote = true;
        if (variables.SignOf(name) is { } sign)
        {
            draft.Text.Append(sign);
            return;
        }

        draft.HasUnknown = true;
        draft.Text.Append('$').Append(name);
    }

    private void ReadBraces(ShellWordDraft draft, bool isQuoted)
    {
        var end = cursor.At;
        while (end < cursor.Text.Length && (char.IsAsciiLetterOrDigit(cursor.Text[end]) || cursor.Text[end] is '_'))
            end++;
        var name = cursor.Text[cursor.At..end];
        if (name.Length > 0 && end < cursor.Text.Length && cursor.Text[end] is '}')
        {
            cursor.At = end + 1;
            Put(name, draft, isQuoted);
            return;
        }

        var inner = new ShellWordDraft();
        while (!cursor.AtEnd && !findings.IsOver && cursor.Current is not '}')
        {
            var c = cursor.Text[cursor.At++];
            if (c is '@' or '[' or '!')
                findings.Suspect("it has a parameter expansion that is not checked");
            else if (c is '\'' && isQuoted)
                findings.Fail("it has a quote in a quoted expansion");
            else
                ReadPart(c, inner);
        }

        if (!cursor.Take("}"))
            findings.Fail("'}' is missing");
        draft.HasUnknown = true;
    }
}
