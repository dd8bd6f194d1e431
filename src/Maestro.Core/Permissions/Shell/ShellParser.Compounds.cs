namespace Maestro.Core.Permissions.Shell;

/// <content>Loops, conditions, groups.</content>
public sealed partial class ShellParser
{
    private static readonly HashSet<string> Arithmetic = new(["-eq", "-ne", "-lt", "-le", "-gt", "-ge"], StringComparer.Ordinal);

    private void ReadCommand()
    {
        while (cursor.TakeWord("!"))
            cursor.SkipBlanks();
        TakeTime();
        var start = cursor.At;
        if (ReadCompound(start))
            ReadRedirections();
        else
            ReadSimpleCommand();
    }

    /// <summary>Before a compound command <c>time</c> is a keyword, else it is left to be judged as a command.</summary>
    private void TakeTime()
    {
        var start = cursor.At;
        if (!cursor.TakeWord("time"))
            return;
        cursor.SkipBlanks();
        if (cursor.TakeWord("-p"))
            cursor.SkipBlanks();
        if (!(cursor.Current is '(' || cursor.PlainWord(out _) is "{" or "if" or "while" or "until" or "for" or "case" or "select" or "[["))
            cursor.At = start;
    }

    /// <returns>False, with nothing read, when a simple command stands here.</returns>
    private bool ReadCompound(int start)
    {
        var word = cursor.PlainWord(out var length);
        cursor.At += word is "{" or "if" or "while" or "until" or "for" or "select" or "case" or "[[" or "function" or "coproc" ? length : 0;
        switch (word)
        {
            case "{":
                ReadListUntil("}");
                return true;
            case "if":
                ReadIf();
                return true;
            case "while" or "until":
                ReadListUntil("do");
                ReadListUntil("done");
                return true;
            case "for" or "select":
                ReadFor(word, start);
                return true;
            case "case":
                ReadCase(start);
                return true;
            case "[[":
                ReadCondition(start);
                return true;
            case "function":
                cursor.SkipBlanks();
                words.Read();
                cursor.SkipBlanks();
                ReadFunction();
                return true;
            case "coproc":
                findings.Suspect("it uses 'coproc'");
                cursor.SkipBlanks();
                findings.Inside(ReadCommand);
                return true;
            default:
                return ReadParenthesis();
        }
    }

    private bool ReadParenthesis()
    {
        if (cursor.Take("(("))
        {
            words.ReadArithmetic("))");
            return true;
        }

        if (!cursor.Take("("))
            return false;
        if (cursor.Ahead("\\\n"))
            findings.Fail("a parenthesis is joined over lines");
        ReadList();
        Expect(")");
        return true;
    }

    private void ReadListUntil(string closer)
    {
        ReadList();
        ExpectWord(closer);
    }

    private void ReadIf()
    {
        do
        {
            ReadListUntil("then");
            ReadList();
        }
        while (!findings.IsOver && cursor.TakeWord("elif"));
        if (cursor.TakeWord("else"))
            ReadList();
        ExpectWord("fi");
    }

    private void ReadFor(string keyword, int start)
    {
        cursor.SkipBlanks();
        if (cursor.Take("(("))
        {
            words.ReadArithmetic("))");
            ReadBody("", []);
            return;
        }

        var name = words.Read();
        List<ShellWord> items = [];
        SkipLines();
        if (cursor.TakeWord("in"))
            for (cursor.SkipBlanks(); !cursor.AtEnd && !findings.IsOver && (!ShellCursor.EndsWord(cursor.Current) || cursor.Next is '('); cursor.SkipBlanks())
                items.Add(words.Read());
        if (keyword is "select")
            findings.Suspect("it asks for a choice");
        if (!name.IsPlain || !IsAssignment($"{name.Text}="))
            findings.Fail("a loop has no plain variable");
        AddHead(keyword, items, start);
        ReadBody(name.Text, keyword is "for" ? items : []);
    }

    private void ReadBody(string variable, List<ShellWord> items)
    {
        cursor.SkipBlanks();
        cursor.Take(";");
        ExpectWord("do");
        documents.Enter();
        variables.Within(variable, items, () => ReadListUntil("done"));
        documents.Leave();
    }

    private void ReadCase(int start)
    {
        cursor.SkipBlanks();
        AddHead("case", [words.Read()], start);
        ExpectWord("in");
        while (!findings.IsOver)
        {
            SkipLines();
            if (cursor.TakeWord("esac"))
                return;
            cursor.Take("(");
            do
            {
                cursor.SkipBlanks();
                words.Read();
                cursor.SkipBlanks();
            }
            while (!findings.IsOver && cursor.Take("|"));
            Expect(")");
            ReadList();
            if (!(cursor.Take(";;&") || cursor.Take(";;") || cursor.Take(";&")))
            {
                ExpectWord("esac");
                return;
            }
        }
    }

    /// <summary>Inside <c>[[ ]]</c> signs compare and group instead of redirecting; numbers are compared by arithmetic, which may run commands.</summary>
    private void ReadCondition(int start)
    {
        List<ShellWord> parts = [];
        while (!findings.IsOver)
        {
            var from = cursor.At;
            SkipLines();
            if (cursor.Text.AsSpan(from..cursor.At).Contains('#'))
                findings.Suspect("a condition has a comment");
            if (cursor.TakeWord("]]"))
                break;
            if (cursor.AtEnd || cursor.Current is ';' || (cursor.Current is '&' or '|' && cursor.Next != cursor.Current))
                findings.Fail("a condition does not end");
            else if (cursor.Take("&&") || cursor.Take("||") || cursor.Take("(") || cursor.Take(")"))
                continue;
            else if (cursor.Current is '<' or '>' && cursor.Next is not '(')
                cursor.At++;
            else
                parts.Add(words.Read());
        }

        if (parts.Exists(part => part.Text is "-v" or "-R") || (parts.Exists(part => Arithmetic.Contains(part.Text)) && !parts.TrueForAll(IsNumberOrSign)))
            findings.Suspect("its condition may run more than it says");
        AddHead("[[", parts, start);
    }

    private static bool IsNumberOrSign(ShellWord word) =>
        word.IsConstant && (word.Text.All(char.IsAsciiDigit) || Arithmetic.Contains(word.Text) || word.Text is "!");

    private void AddHead(string name, IEnumerable<ShellWord> parts, int start) =>
        Add(new ShellCommand(cursor.Text[start..cursor.At].Trim(), [], [new ShellWord(name, true), .. parts], []) { IsHead = true });
}
