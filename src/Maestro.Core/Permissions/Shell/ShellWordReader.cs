using System.Text;

namespace Maestro.Core.Permissions.Shell;

/// <summary>Reads one word; commands inside it go to the findings.</summary>
internal sealed class ShellWordReader(ShellCursor cursor, ShellFindings findings, ShellVariables variables, Action readNested)
{
    /// <summary>A word being put together.</summary>
    private sealed class Draft
    {
        public StringBuilder Text { get; } = new();

        public bool HasUnknown { get; set; }

        public bool HasOutput { get; set; }

        public bool HasGlob { get; set; }

        public bool HasQuote { get; set; }

        public bool IsSplit { get; set; }

        public ShellWord Word => new(Text.ToString(), !HasUnknown && !HasOutput)
        {
            HasGlob = HasGlob && Text.ToString() is not "[",
            IsOutput = HasOutput && !HasUnknown,
            IsSplit = IsSplit,
            IsPlain = !HasQuote && !HasUnknown && !HasOutput,
        };
    }

    public ShellWord Read()
    {
        var draft = new Draft();
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
        var draft = new Draft { HasQuote = true };
        while (!cursor.AtEnd && !findings.IsOver)
            ReadQuotedPart(cursor.Text[cursor.At++], draft, "\\$`");
        return draft.Word;
    }

    /// <summary>Reads arithmetic up to its closing sign.</summary>
    /// <remarks>A name in it is looked up and its value evaluated in turn, which can run commands: only numbers are beyond doubt.</remarks>
    public void ReadArithmetic(string close)
    {
        var draft = new Draft();
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
            isPlain &= char.IsAsciiDigit(c) || c is ' ' or '+' or '-' or '*' or '/' or '%' or '(' or ')' or '<' or '>' or '=' or '!' or '&' or '|' or '^' or '~';
            if (c is '\\' or '\'' or '"' or '$' or '`')
                ReadPart(c, draft);
        }

        findings.Fail("its arithmetic does not end");
    }

    private void ReadPart(char c, Draft draft)
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

    private void ReadSingleQuoted(Draft draft)
    {
        draft.HasQuote = true;
        var end = cursor.Text.IndexOf('\'', cursor.At);
        if (end < 0)
            findings.Fail("a quote is not closed");
        draft.Text.Append(cursor.Text, cursor.At, Math.Max(0, end - cursor.At));
        cursor.At = end < 0 ? cursor.Text.Length : end + 1;
    }

    private void ReadDoubleQuoted(Draft draft)
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

    private void ReadQuotedPart(char c, Draft draft, string escapable)
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

    private void ReadExpansion(char sign, Draft draft, bool isQuoted)
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

    private static void Mark(Draft draft, bool isQuoted)
    {
        draft.HasOutput |= isQuoted;
        draft.HasUnknown |= !isQuoted;
    }

    private void ReadBackticks(Draft draft, bool isQuoted)
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

    private void ReadAnsiQuoted(Draft draft)
    {
        cursor.At++;
        draft.HasQuote = true;
        var text = AnsiQuote.Read(cursor);
        if (text is null || text.Any(ShellVariables.IsSign))
            findings.Fail("it has a $'...' that is not checked");
        draft.Text.Append(text);
    }

    private void ReadVariable(Draft draft, bool isQuoted)
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

    private void Put(string name, Draft draft, bool isQuoted)
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

    private void ReadBraces(Draft draft, bool isQuoted)
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

        var inner = new Draft();
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
