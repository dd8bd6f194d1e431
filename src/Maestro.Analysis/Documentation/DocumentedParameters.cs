using System.Text.RegularExpressions;

namespace Maestro.Analysis.Documentation;

/// <summary>The parameters that a documenting comment names, in the forms of each language.</summary>
internal static partial class DocumentedParameters
{
    public static IEnumerable<(int Line, string Name)> In(DocComment comment) => comment.Code.Language switch
    {
        "C#" => Matches(comment, Xml()),
        "Java" => Matches(comment, Javadoc()),
        "TypeScript" or "JavaScript" => comment.Lines.Any(line => Detached().IsMatch(line.Text)) ? [] : Matches(comment, Jsdoc()),
        "Rust" => Arguments(comment),
        "Python" => Matches(comment, Sphinx()).Concat(Sections(comment)),
        _ => [],
    };

    private static IEnumerable<(int, string)> Matches(DocComment comment, Regex form) =>
        comment.Lines.SelectMany(line => form.Matches(line.Text).Select(match => (line.Number, match.Groups["name"].Value)));

    private static IEnumerable<(int, string)> Arguments(DocComment comment)
    {
        var isIn = false;
        foreach (var (number, text) in comment.Lines)
        {
            var line = text.Trim().TrimStart('/').Trim();
            if (line.StartsWith('#'))
                isIn = line is "# Arguments" or "# Parameters";
            else if (isIn && Listed().Match(line) is { Success: true } item)
                yield return (number, item.Groups["name"].Value);
        }
    }

    /// <summary><c>Args:</c> with indented names, and <c>Parameters</c> underlined.</summary>
    private static IEnumerable<(int, string)> Sections(DocComment comment)
    {
        var lines = comment.Lines.ToList();
        for (var i = 0; i < lines.Count - 1; i++)
        {
            var head = lines[i].Text.Trim();
            var isNumpy = head is "Parameters" or "Other Parameters" && lines[i + 1].Text.Trim() is ['-', '-', '-', ..];
            if (!isNumpy && head is not ("Args:" or "Arguments:" or "Parameters:" or "Keyword Args:"))
                continue;
            var first = isNumpy ? i + 2 : i + 1;
            var indent = first < lines.Count ? Indent(lines[first].Text) : 0;
            if (!isNumpy && indent <= Indent(lines[i].Text))
                continue;
            for (var at = first; at < lines.Count && (lines[at].Text.Trim().Length == 0 || Indent(lines[at].Text) >= indent); at++)
            {
                if (isNumpy && at + 1 < lines.Count && lines[at + 1].Text.Trim() is ['-', '-', '-', ..])
                    break;
                if (Indent(lines[at].Text) == indent && (isNumpy ? Typed() : Described()).Match(lines[at].Text.Trim()) is { Success: true } item)
                    foreach (var name in item.Groups["name"].Value.Split(',', StringSplitOptions.TrimEntries))
                        yield return (lines[at].Number, name.TrimStart('*'));
            }
        }
    }

    private static int Indent(string line) => line.Length - line.TrimStart().Length;

    [GeneratedRegex(@"<param\s+name=""(?<name>\w+)""")]
    private static partial Regex Xml();

    [GeneratedRegex(@"^\s*\*?\s*@param\s+(?<name>[a-zA-Z_]\w*)")]
    private static partial Regex Javadoc();

    [GeneratedRegex(@"^\s*/?\*+\s*@(?:param|arg|argument)\s+(?:\{(?:[^{}]|\{[^{}]*\})*\}\s*)?\[?(?<name>[a-zA-Z_$][\w$]*)")]
    private static partial Regex Jsdoc();

    [GeneratedRegex(@"@(callback|typedef|overload|function|method|name|event)\b")]
    private static partial Regex Detached();

    [GeneratedRegex(@"^\s*:param\s+(?:[^:\n]*\s)?\*{0,2}(?<name>\w+)\s*:")]
    private static partial Regex Sphinx();

    [GeneratedRegex(@"^[*-]\s+`(?<name>\w+)`")]
    private static partial Regex Listed();

    [GeneratedRegex(@"^(?<name>\*{0,2}\w+(?:,\s*\*{0,2}\w+)*)\s*(?::\s*\S|$)")]
    private static partial Regex Typed();

    [GeneratedRegex(@"^(?<name>\*{0,2}\w+)\s*(?:\([^)]*\))?\s*:(?:\s|$)")]
    private static partial Regex Described();
}
