namespace Maestro.Analysis.Documentation;

/// <summary>A source file by its lines, with the documenting comment of a declaration.</summary>
internal sealed class CodeLines(string path, string language, string text)
{
    private const int MostAbove = 400;
    private const int MostHead = 60;

    private readonly string[] lines = text.Split('\n');

    public string Path { get; } = path;

    public string Language { get; } = language;

    public string Text { get; } = text;

    public int Count => lines.Length;

    /// <summary>A line counted from 1, without white space at its ends; empty beyond the file.</summary>
    public string Line(int number) => number >= 1 && number <= lines.Length ? lines[number - 1].Trim() : "";

    public string Whole(int number) => number >= 1 && number <= lines.Length ? lines[number - 1].TrimEnd('\r') : "";

    /// <summary>The lines of the comment that documents what is declared on a line; null when there is none.</summary>
    public DocComment? CommentOf(int declared) => Language is "Python" ? Docstring(declared) : Above(declared);

    /// <summary>The first line of a declaration: that of its attributes and decorators.</summary>
    public int StartOf(int declared)
    {
        var start = declared;
        for (var at = declared - 1; at >= 1 && declared - at < MostHead; at--)
        {
            if (IsMark(Line(at)))
                start = at;
            else if (Line(at) is "" || Line(at)[^1] is ';' or '{' or '}' || IsComment(Line(at)))
                break;
        }

        return start;
    }

    public static bool IsComment(string line) => line.StartsWith("//", StringComparison.Ordinal) || line.StartsWith('*') || line.StartsWith("/*",
        StringComparison.Ordinal)
        || line.EndsWith("*/", StringComparison.Ordinal) || line.StartsWith('#') && !line.StartsWith("#[", StringComparison.Ordinal);

    private DocComment? Above(int declared)
    {
        var end = StartOf(declared) - 1;
        // Comments of JavaScript may stand apart from what they document.
        if (Language is "JavaScript" or "TypeScript" && Line(end).Length == 0)
            end--;
        var last = Line(end);
        if (last.EndsWith("*/", StringComparison.Ordinal) && Language is not "C#")
        {
            var start = end;
            while (start > 1 && end - start < MostAbove && !Line(start).StartsWith("/*", StringComparison.Ordinal))
                start--;
            return Language is "Go" || Line(start).StartsWith("/**", StringComparison.Ordinal) ? new DocComment(this, start, end) : null;
        }

        if (!IsLineComment(last))
            return null;
        var first = end;
        while (IsLineComment(Line(first - 1)))
            first--;
        return new DocComment(this, first, end);
    }

    private bool IsLineComment(string line) => Language switch
    {
        "C#" or "Rust" => line.StartsWith("///", StringComparison.Ordinal) || (Language is "Rust" && line.StartsWith("#[doc", StringComparison.Ordinal)),
        "Go" => line.StartsWith("//", StringComparison.Ordinal) && !line.StartsWith("//go:", StringComparison.Ordinal) && !line.StartsWith("//nolint",
            StringComparison.Ordinal),
        _ => false,
    };

    private bool IsMark(string line) => Language switch
    {
        "C#" => line.StartsWith('['),
        "Rust" => line.StartsWith("#[", StringComparison.Ordinal) && !line.StartsWith("#[doc", StringComparison.Ordinal),
        "Go" => line.StartsWith("//go:", StringComparison.Ordinal) || line.StartsWith("//nolint", StringComparison.Ordinal),
        _ => line.StartsWith('@'),
    };

    /// <summary>The literal that is the first statement of a class or function.</summary>
    private DocComment? Docstring(int declared)
    {
        var end = HeadEnd(declared);
        var start = end + 1;
        while (start <= Count && Line(start) is "" or ['#', ..])
            start++;
        var line = Line(start).TrimStart('r', 'R', 'u', 'U', 'b');
        var quote = line.StartsWith("\"\"\"", StringComparison.Ordinal) ? "\"\"\"" : line.StartsWith("'''", StringComparison.Ordinal) ? "'''" : null;
        if (quote is null)
            return line.StartsWith('"') || line.StartsWith('\'') ? new DocComment(this, start, start) : null;
        var last = start;
        if (line.IndexOf(quote, 3, StringComparison.Ordinal) < 0)
            for (last = start + 1; last < Count && !Line(last).Contains(quote, StringComparison.Ordinal);)
                last++;
        return new DocComment(this, start, last);
    }

    /// <summary>The line on which the head of a Python declaration ends.</summary>
    private int HeadEnd(int declared)
    {
        var depth = 0;
        for (var at = declared; at <= Count && at - declared < MostHead; at++)
        {
            var line = Line(at);
            var comment = line.IndexOf(" #", StringComparison.Ordinal);
            line = (comment >= 0 ? line[..comment] : line).TrimEnd();
            depth += line.Count(c => c is '(' or '[' or '{') - line.Count(c => c is ')' or ']' or '}');
            if (depth <= 0 && line.EndsWith(':'))
                return at;
        }

        return declared;
    }
}

/// <summary>The lines of a documenting comment, both ends included.</summary>
internal sealed record DocComment(CodeLines Code, int First, int Last)
{
    private static readonly char[] Marks = ['/', '*', ' ', '\t', '!', '"', '\''];

    public IEnumerable<(int Number, string Text)> Lines => Enumerable.Range(First, Last - First + 1).Select(number => (number, Code.Whole(number)));

    /// <summary>What it says, without marks and without tags.</summary>
    public string Summary
    {
        get
        {
            var said = new List<string>();
            foreach (var line in Lines.Select(line => Plain(line.Text)))
            {
                if (said.Count > 0 && (line.Length == 0 || line[0] is '@' || Field(line) || line.StartsWith("<param", StringComparison.Ordinal)
                    || line.StartsWith("Args:", StringComparison.Ordinal) || line.StartsWith("# ", StringComparison.Ordinal)))
                    break;
                if (line.Length > 0 && line[0] is not '@' && !Field(line))
                    said.Add(line);
            }

            return string.Join(' ', said).Trim();
        }
    }

    private static bool Field(string line) =>
        line.StartsWith(":param", StringComparison.Ordinal) || line.StartsWith(":return", StringComparison.Ordinal) || line.StartsWith(":raises",
            StringComparison.Ordinal) || line.StartsWith(":rtype", StringComparison.Ordinal);

    private static string Plain(string line)
    {
        var text = line.Trim().Trim(Marks);
        foreach (var tag in new[] { "<summary>", "</summary>", "<para>", "</para>", "<p>", "<b>", "</b>" })
            text = text.Replace(tag, "", StringComparison.OrdinalIgnoreCase);
        return text.Trim();
    }
}
