using System.Globalization;
using System.Text;

namespace Maestro.Core.Permissions.Shell;

/// <summary>Takes a command line apart into its simple commands, in the grammar of the POSIX shell and of bash.</summary>
/// <remarks>Understands lists, pipes, groups, subshells, quotes, redirections and substitutions; whatever else it meets is a problem, never a guess.</remarks>
public sealed class ShellParser
{
    private const int Deepest = 20;
    private const int MostCommands = 200;
    private static readonly HashSet<string> Skipped = new(["if", "then", "elif", "else", "fi", "while", "until", "do", "done", "!", "{", "}"], StringComparer.Ordinal);
    private static readonly HashSet<string> NotUnderstood = new(["for", "case", "select", "function", "[[", "coproc", "esac"], StringComparer.Ordinal);

    private readonly string line;
    private readonly int depth;
    private readonly List<ShellCommand> commands = [];
    private string? problem;
    private int at;

    private ShellParser(string line, int depth) => (this.line, this.depth) = (line, depth);

    /// <summary>Never throws; a line that cannot be understood has a problem.</summary>
    public static ShellScript Parse(string line) => Parse(line, 0);

    internal static ShellScript Parse(string line, int depth)
    {
        if (depth > Deepest)
            return new ShellScript([], "it is nested too deeply");
        var parser = new ShellParser(line, depth);
        if (line.Any(IsDeceptive))
            parser.problem = "it contains control or invisible characters";
        while (parser.at < line.Length && parser.problem is null)
            parser.ReadCommand();
        return new ShellScript(parser.commands, parser.problem);
    }

    private static bool IsDeceptive(char c) => c is not (' ' or '\n' or '\t') && char.GetUnicodeCategory(c) is UnicodeCategory.Control or UnicodeCategory.Format
        or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.SpaceSeparator;

    private char Current => at < line.Length ? line[at] : '\0';

    private bool Ahead(string text) => string.CompareOrdinal(line, at, text, 0, text.Length) == 0;

    private void ReadCommand()
    {
        var start = at;
        List<ShellWord> assignments = [], words = [];
        List<ShellRedirection> redirections = [];
        while (at < line.Length && problem is null)
        {
            var c = Current;
            if (c is ' ' or '\t')
                at++;
            else if (c is '\\' && at + 1 < line.Length && line[at + 1] == '\n')
                at += 2;
            else if (c is '#' && (at == 0 || line[at - 1] is ' ' or '\t' or '\n' or ';'))
                at = line.IndexOf('\n', at) is var end && end < 0 ? line.Length : end;
            else if (c is '\n' or ';' or '|' or '(' or ')' || (c is '&' && !Ahead("&>")))
                break;
            else if (IsRedirection(out var length))
                ReadRedirection(length, redirections);
            else
                AddWord(ReadWord(), assignments, words);
        }

        Add(line[start..at].Trim(), assignments, words, redirections);
        if (Current is '(' && words.Count > 0)
            problem ??= "it defines a function";
        if (Current is ';' && Ahead(";;"))
            problem ??= "it uses case";
        at = Math.Min(line.Length, at + 1);
    }

    private void AddWord(ShellWord word, List<ShellWord> assignments, List<ShellWord> words)
    {
        if (words.Count > 0)
            words.Add(word);
        else if (NotUnderstood.Contains(word.Text))
            problem = $"it uses '{word.Text}'";
        else if (IsAssignment(word.Text))
            assignments.Add(word);
        else if (!Skipped.Contains(word.Text))
            words.Add(word);
    }

    private static bool IsAssignment(string word)
    {
        var equals = word.IndexOf('=', StringComparison.Ordinal);
        return equals > 0 && !char.IsAsciiDigit(word[0]) && word.AsSpan(0, equals).TrimEnd('+').IndexOfAnyExcept(
            System.Buffers.SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_")) < 0;
    }

    private void Add(string text, List<ShellWord> assignments, List<ShellWord> words, List<ShellRedirection> redirections)
    {
        if (words.Count == 0 && assignments.Count == 0 && redirections.Count == 0)
            return;
        var command = new ShellCommand(text, assignments, words, redirections);
        commands.Add(command);
        foreach (var inner in ShellWrappers.Inside(command))
            if (problem is null)
                Include(Parse(inner, depth + 1));
    }

    private void Include(ShellScript inner)
    {
        commands.AddRange(inner.Commands);
        problem ??= inner.Problem ?? (commands.Count > MostCommands ? "it has too many commands" : null);
    }

    private bool IsRedirection(out int length)
    {
        var start = at;
        while (start < line.Length && char.IsAsciiDigit(line[start]))
            start++;
        foreach (var op in (string[])["&>>", "&>", "<<<", "<<-", "<<", ">>", ">&", ">|", "<>", "<&", ">", "<"])
            if (string.CompareOrdinal(line, start, op, 0, op.Length) == 0 && !(op is ">" or "<" && start + 1 < line.Length && line[start + 1] == '('))
            {
                length = start - at + op.Length;
                return true;
            }

        length = 0;
        return false;
    }

    private void ReadRedirection(int length, List<ShellRedirection> redirections)
    {
        var op = line.Substring(at, length);
        at += length;
        if (op.Contains("<<", StringComparison.Ordinal) && !op.Contains("<<<", StringComparison.Ordinal))
        {
            problem = "it has a here-document";
            return;
        }

        while (Current is ' ' or '\t')
            at++;
        redirections.Add(new ShellRedirection(op, ReadWord()));
    }

    private ShellWord ReadWord()
    {
        var text = new StringBuilder();
        var constant = true;
        var glob = false;
        var start = at;
        while (at < line.Length && problem is null && Current is not (' ' or '\t' or '\n' or ';' or '|' or '&' or ')'))
        {
            var c = line[at++];
            switch (c)
            {
                case '\\' when Current is '\n':
                    at++;
                    break;
                case '\\' when at < line.Length:
                    text.Append(line[at++]);
                    break;
                case '\'':
                    ReadUntilQuote(text);
                    break;
                case '"':
                    constant &= ReadDoubleQuoted(text);
                    break;
                case '$' or '`':
                    constant &= ReadExpansion(c, text);
                    break;
                case '<' or '>' when Current is '(':
                    at++;
                    ReadNested(')');
                    constant = false;
                    break;
                case '<' or '>' or '(':
                    at--;
                    if (at == start)
                        problem = $"'{c}' stands where a word should";
                    return new ShellWord(text.ToString(), constant) { HasGlob = glob };
                case '{' or '}' when text.Length > 0 || Current is not (' ' or '\0' or ';' or '\n'):
                    constant = false;
                    text.Append(c);
                    break;
                default:
                    glob |= c is '*' or '?' or '[';
                    text.Append(c);
                    break;
            }
        }

        return new ShellWord(text.ToString(), constant) { HasGlob = glob && text.ToString() is not "[" };
    }

    private void ReadUntilQuote(StringBuilder text)
    {
        var end = line.IndexOf('\'', at);
        if (end < 0)
        {
            problem = "a quote is not closed";
            return;
        }

        text.Append(line, at, end - at);
        at = end + 1;
    }

    private bool ReadDoubleQuoted(StringBuilder text)
    {
        var constant = true;
        while (at < line.Length && problem is null)
        {
            var c = line[at++];
            if (c is '"')
                return constant;
            if (c is '\\' && Current is '\n')
                at++;
            else if (c is '\\' && at < line.Length && Current is '"' or '\\' or '$' or '`')
                text.Append(line[at++]);
            else if (c is '$' or '`')
                constant &= ReadExpansion(c, text);
            else
                text.Append(c);
        }

        problem ??= "a quote is not closed";
        return constant;
    }

    /// <summary>Reads what follows <c>$</c> or a backtick; commands inside are commands of the line. True when it was only a sign.</summary>
    private bool ReadExpansion(char sign, StringBuilder text)
    {
        if (sign is '`')
        {
            var end = line.IndexOf('`', at);
            if (end < 0)
                problem = "a backtick is not closed";
            else
                Include(Parse(line[at..end].Replace("\\`", "`", StringComparison.Ordinal), depth + 1));
            at = end < 0 ? line.Length : end + 1;
            return false;
        }

        if (Ahead("(("))
            problem = "it uses arithmetic";
        else if (Current is '(')
        {
            at++;
            ReadNested(')');
        }
        else if (Current is '{')
        {
            at++;
            var start = at;
            SkipTo('}');
            if (line.AsSpan(start, Math.Max(0, at - start)).IndexOfAny("$`(@") >= 0)
                problem ??= "it has a parameter expansion that is not checked";
        }
        else if (Current is '\'')
            problem = "it uses $'...'";
        else if (Current is '[')
            problem = "it uses arithmetic";
        else if (char.IsAsciiLetterOrDigit(Current) || Current is '_' or '@' or '*' or '#' or '?' or '$' or '!' or '-')
        {
            text.Append('$');
            while (char.IsAsciiLetterOrDigit(Current) || Current is '_')
                text.Append(line[at++]);
        }
        else
        {
            text.Append('$');
            return true;
        }

        return false;
    }

    /// <summary>Reads a nested command list up to its closing sign, quotes respected.</summary>
    private void ReadNested(char close)
    {
        var start = at;
        SkipTo(close);
        if (problem is null)
            Include(Parse(line[start..(at - 1)], depth + 1));
    }

    private void SkipTo(char close)
    {
        var open = close is ')' ? '(' : '{';
        for (var level = 1; at < line.Length;)
        {
            var c = line[at++];
            if (c is '\\')
                at = Math.Min(line.Length, at + 1);
            else if (c is '\'' or '"')
                SkipQuoted(c);
            else if (c == open)
                level++;
            else if (c == close && --level == 0)
                return;
        }

        problem ??= $"'{close}' is missing";
    }

    private void SkipQuoted(char quote)
    {
        while (at < line.Length && line[at] != quote)
            at += quote is '"' && line[at] is '\\' ? 2 : 1;
        at = Math.Min(line.Length, at + 1);
    }
}
