namespace Maestro.Core.Permissions.Shell;

/// <summary>Reads one word; commands inside it go to the findings.</summary>
internal sealed partial class ShellWordReader(ShellCursor cursor, ShellFindings findings, ShellVariables variables, Action readNested)
{
    public ShellWord Read()
    {
        var draft = new ShellWordDraft();
        var start = cursor.At;
        while (!cursor.AtEnd && !findings.IsOver)
        {
            var c = cursor.Current;
            if (ShellCursor.EndsWord(c) && !(c is '<' or '>' && cursor.Next is '('))
                break;
            cursor.At++;
            ReadPart(c, draft);
        }

        if (cursor.At == start)
            findings.Fail("a word is missing");
        return draft.Word;
    }

    /// <summary>The text of a here-document without quotes around its end sign: variables and commands in it are put in.</summary>
    public ShellWord ReadHereDocument()
    {
        var draft = new ShellWordDraft { HasQuote = true };
        while (!cursor.AtEnd && !findings.IsOver)
            ReadQuotedPart(cursor.Text[cursor.At++], draft, "\\$`");
        return draft.Word;
    }

    /// <summary>Reads arithmetic up to its closing sign.</summary>
    /// <remarks>A name in it is looked up and its value evaluated in turn, which can run commands: only numbers are beyond doubt.</remarks>
    public void ReadArithmetic(string close)
    {
        var draft = new ShellWordDraft();
        var isPlain = true;
        for (var level = 0; !findings.IsOver;)
        {
            if (level == 0 && cursor.Take(close))
            {
                if (!isPlain)
                    findings.Suspect("its arithmetic has names in it");
                return;
            }

            if (cursor.AtEnd)
                break;
            var c = cursor.Text[cursor.At++];
            level += c is '(' ? 1 : c is ')' ? -1 : 0;
            if (level < 0)
                break;
            isPlain &= char.IsAsciiDigit(c) || " +-*/%()<>=!&|^~".Contains(c, StringComparison.Ordinal);
            if (c is '\\' or '\'' or '"' or '$' or '`')
                ReadPart(c, draft);
        }

        findings.Fail("its arithmetic does not end");
    }

    private void ReadPart(char c, ShellWordDraft draft)
    {
        switch (c)
        {
            case '\\' when cursor.Current is '\n':
                cursor.At++;
                break;
            case '\\' when !cursor.AtEnd:
                draft.HasQuote = true;
                draft.Text.Append(cursor.Text[cursor.At++]);
                break;
            case '\'':
                ReadSingleQuoted(draft);
                break;
            case '"':
                ReadDoubleQuoted(draft);
                break;
            case '$' or '`':
                ReadExpansion(c, draft, isQuoted: false);
                break;
            case '<' or '>' when cursor.Take("("):
                ReadNested();
                draft.HasUnknown = true;
                break;
            case '{' or '}' when draft.Text.Length > 0 || !(cursor.AtEnd || ShellCursor.EndsWord(cursor.Current)):
                draft.HasUnknown = true;
                draft.Text.Append(c);
                break;
            default:
                draft.HasGlob |= c is '*' or '?' or '[';
                draft.Text.Append(c);
                break;
        }
    }

    private void ReadSingleQuoted(ShellWordDraft draft)
    {
        draft.HasQuote = true;
        var end = cursor.Text.IndexOf('\'', cursor.At);
        if (end < 0)
            findings.Fail("a quote is not closed");
        draft.Text.Append(cursor.Text, cursor.At, Math.Max(0, end - cursor.At));
        cursor.At = end < 0 ? cursor.Text.Length : end + 1;
    }

    private void ReadDoubleQuoted(ShellWordDraft draft)
    {
        draft.HasQuote = true;
        while (!cursor.AtEnd && !findings.IsOver)
        {
            var c = cursor.Text[cursor.At++];
            if (c is '"')
                return;
            ReadQuotedPart(c, draft, "\"\\$`");
        }

        findings.Fail("a quote is not closed");
    }

    private void ReadQuotedPart(char c, ShellWordDraft draft, string escapable)
    {
        if (c is '\\' && cursor.Current is '\n')
            cursor.At++;
        else if (c is '\\' && !cursor.AtEnd && escapable.Contains(cursor.Current, StringComparison.Ordinal))
            draft.Text.Append(cursor.Text[cursor.At++]);
        else if (c is '$' or '`')
            ReadExpansion(c, draft, isQuoted: true);
        else
            draft.Text.Append(c);
    }
}
