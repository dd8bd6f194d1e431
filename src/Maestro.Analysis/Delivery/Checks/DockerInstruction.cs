using System.Text;
using System.Text.RegularExpressions;

namespace Maestro.Analysis.Delivery.Checks;

/// <summary>An instruction of a Dockerfile, lines that go on joined.</summary>
/// <param name="Name">In upper case.</param>
internal sealed partial record DockerInstruction(string Name, string Arguments, int Line)
{
    /// <summary>The words after the options that begin with two dashes.</summary>
    public IReadOnlyList<string> Words { get; } = WordsOf(Arguments);

    public string? Option(string name) =>
        Options().Matches(Arguments).Where(match => match.Groups["name"].Value == name).Select(match => match.Groups["value"].Value).FirstOrDefault();

    public bool IsJson => Arguments.TrimStart().StartsWith('[');

    public static IReadOnlyList<DockerInstruction> Read(string text)
    {
        var found = new List<DockerInstruction>();
        var lines = text.Split('\n');
        var escape = text.Contains("# escape=`", StringComparison.Ordinal) ? '`' : '\\';
        for (var i = 0; i < lines.Length; i++)
        {
            var line = lines[i].Trim();
            if (line.Length == 0 || line[0] == '#')
                continue;
            var start = i;
            var joined = new StringBuilder();
            while (true)
            {
                var goesOn = line.EndsWith(escape);
                if (!line.StartsWith('#'))
                    joined.Append(goesOn ? line[..^1] : line).Append(' ');
                if ((!goesOn && !line.StartsWith('#')) || i + 1 >= lines.Length)
                    break;
                line = lines[++i].Trim();
            }

            var whole = joined.ToString().Trim();
            foreach (Match document in HereDocument().Matches(whole))
            {
                while (i + 1 < lines.Length && lines[i + 1].Trim() != document.Groups["end"].Value)
                    whole += " ; " + lines[++i].Trim();
                i++;
            }

            var space = whole.IndexOfAny([' ', '\t']);
            found.Add(new DockerInstruction(
                (space < 0 ? whole : whole[..space]).ToUpperInvariant(), space < 0 ? "" : whole[(space + 1)..].Trim(), start + 1));
        }

        return found;
    }

    private static List<string> WordsOf(string arguments)
    {
        var rest = Options().Replace(arguments, "").Trim();
        return rest.StartsWith('[') ? [.. Quoted().Matches(rest).Select(match => match.Groups["text"].Value)]
            : [.. rest.Split((char[])[' ', '\t'], StringSplitOptions.RemoveEmptyEntries).Select(word => word.Trim('"'))];
    }

    [GeneratedRegex(@"(?<=^|\s)--(?<name>[a-z]+)(?:=(?<value>\S+))?(?=\s|$)")]
    private static partial Regex Options();

    [GeneratedRegex("\"(?<text>(?:[^\"\\\\]|\\\\.)*)\"")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"<<-?[""']?(?<end>[A-Za-z_]\w*)[""']?")]
    private static partial Regex HereDocument();
}
