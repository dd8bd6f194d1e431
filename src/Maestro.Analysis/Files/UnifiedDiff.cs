using System.Globalization;

namespace Maestro.Analysis.Files;

/// <summary>Reads which lines a unified diff adds to which files.</summary>
internal static class UnifiedDiff
{
    public static IReadOnlyList<ChangedFile> Files(string diff)
    {
        var files = new List<ChangedFile>();
        List<LineRange>? lines = null;
        var (next, left) = (0, 0);
        foreach (var text in diff.Split('\n'))
        {
            if (left > 0 && text.Length > 0 && text[0] is '+' or ' ')
            {
                if (text[0] == '+')
                    Add(lines!, next);
                (next, left) = (next + 1, left - 1);
            }
            else if (text.StartsWith("+++ ", StringComparison.Ordinal))
            {
                lines = PathOf(text) is { } path ? Begin(files, path) : null;
            }
            else if (text.StartsWith("@@ ", StringComparison.Ordinal) && lines is not null)
            {
                (next, left) = NewSide(text);
            }
        }

        return files;
    }

    private static List<LineRange> Begin(List<ChangedFile> files, string path)
    {
        var lines = new List<LineRange>();
        files.Add(new ChangedFile(path, lines));
        return lines;
    }

    private static string? PathOf(string line)
    {
        var path = line[4..].TrimEnd('\r', '\t').Trim('"');
        return path.StartsWith("b/", StringComparison.Ordinal) ? path[2..] : null;
    }

    /// <summary>First line and number of lines after the change: <c>@@ -1,2 +3,4 @@</c>.</summary>
    private static (int First, int Count) NewSide(string line)
    {
        var plus = line.IndexOf('+', StringComparison.Ordinal);
        var end = plus < 0 ? -1 : line.IndexOf(' ', plus);
        if (end < 0)
            return (0, 0);
        var parts = line[(plus + 1)..end].Split(',');
        var first = int.Parse(parts[0], CultureInfo.InvariantCulture);
        return (first, parts.Length > 1 ? int.Parse(parts[1], CultureInfo.InvariantCulture) : 1);
    }

    private static void Add(List<LineRange> lines, int line)
    {
        if (lines.Count > 0 && lines[^1].Last == line - 1)
            lines[^1] = lines[^1] with { Last = line };
        else
            lines.Add(new LineRange(line, line));
    }
}
