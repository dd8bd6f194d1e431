using System.Globalization;

namespace Maestro.Core.Permissions.Shell;

/// <summary>Takes a command line apart into its simple commands, in the grammar of the POSIX shell and of bash.</summary>
/// <remarks>Looks into compound commands, quotes, substitutions and here-documents; whatever else it meets is a problem, never a guess.</remarks>
public sealed partial class ShellParser
{
    /// <summary>Words that end a list where a command could begin.</summary>
    private static readonly HashSet<string> Closers = new(["then", "elif", "else", "fi", "do", "done", "esac", "}"], StringComparer.Ordinal);

    private static readonly string[] Separators = ["&&", "||", "|&", "|", ";", "&"];

    private readonly ShellCursor cursor;
    private readonly ShellFindings findings;
    private readonly ShellVariables variables;
    private readonly ShellWord? given;
    private readonly ShellWordReader words;
    private readonly HereDocuments documents;

    private ShellParser(string text, ShellFindings findings, ShellVariables variables, ShellWord? given)
    {
        (this.findings, this.variables, this.given) = (findings, variables, given);
        cursor = new ShellCursor(text);
        words = new ShellWordReader(cursor, findings, variables, ReadSubstitution);
        documents = new HereDocuments(cursor, findings);
    }

    /// <summary>Never throws; a line that cannot be understood has a problem.</summary>
    public static ShellScript Parse(string line)
    {
        var findings = new ShellFindings();
        Parse(line, findings, new ShellVariables());
        return new ShellScript(findings.Commands, findings.Problem);
    }

    /// <param name="given">What the commands read when they have no input of their own.</param>
    internal static void Parse(string text, ShellFindings findings, ShellVariables variables, ShellWord? given = null)
    {
        findings.Count(text);
        if (text.Any(IsDeceptive))
            findings.Suspect("it contains control or invisible characters");
        if (text.Any(ShellVariables.IsSign))
            findings.Fail("it contains characters without a meaning");
        findings.Inside(() => new ShellParser(text, findings, variables, given).ReadAll());
    }

    private static bool IsDeceptive(char c) => c is not (' ' or '\n' or '\t') && char.GetUnicodeCategory(c) is UnicodeCategory.Control or UnicodeCategory.Format
        or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.SpaceSeparator;

    private void ReadAll()
    {
        ReadList();
        if (!cursor.AtEnd)
            findings.Fail($"'{cursor.Current}' stands where a command should");
        documents.Finish();
    }

    /// <summary>Reads the commands of a substitution up to its closing sign.</summary>
    private void ReadSubstitution()
    {
        documents.Enter();
        ReadList();
        documents.Leave();
        Expect(")");
    }

    private void ReadList()
    {
        while (!findings.IsOver)
        {
            SkipLines();
            if (IsEndOfList())
                return;
            findings.Inside(ReadCommand);
            cursor.SkipBlanks();
            if (TakeSeparator())
                continue;
            if (!IsEndOfList())
                findings.Fail($"'{cursor.Current}' stands where a command should end");
            return;
        }
    }

    private bool TakeSeparator() =>
        !IsEndOfCase() && (cursor.Current is '\n' || Array.Exists(Separators, cursor.Take));

    private bool IsEndOfList() => cursor.AtEnd || cursor.Current is ')' || IsEndOfCase() || Closers.Contains(cursor.PlainWord(out _));

    private bool IsEndOfCase() => cursor.Ahead(";;") || cursor.Ahead(";&");

    private void SkipLines()
    {
        for (cursor.SkipBlanks(); cursor.Current is '\n' && !findings.IsOver; cursor.SkipBlanks())
        {
            cursor.At++;
            documents.Read(body => new ShellParser(body, findings, variables, null).words.ReadHereDocument());
        }
    }

    private void Expect(string sign)
    {
        SkipLines();
        if (!findings.IsOver && !cursor.Take(sign))
            findings.Fail($"'{sign}' is missing");
    }

    private void ExpectWord(string word)
    {
        SkipLines();
        if (!findings.IsOver && !cursor.TakeWord(word))
            findings.Fail($"'{word}' is missing");
    }

    private void Add(ShellCommand command)
    {
        if (command.Words.Count == 0 && command.Assignments.Count == 0 && command.Redirections.Count == 0 && command.Input is null)
            return;
        var copies = variables.Copies(command with { Input = command.Input ?? given }).ToList();
        if (copies.Count > ShellVariables.MostCopies)
            findings.Fail("its loops are too long");
        foreach (var copy in copies)
        {
            findings.Add(copy with { Doubt = copy.Doubt ?? ShellDoubts.About(copy) });
            foreach (var (line, readsInput) in ShellWrappers.Inside(copy).TakeWhile(_ => !findings.IsOver))
                Parse(line, findings, new ShellVariables(), readsInput ? copy.Input : null);
        }
    }
}
