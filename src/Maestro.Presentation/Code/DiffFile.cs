using System.Globalization;
using Maestro.Presentation.Text;

namespace Maestro.Presentation.Code;

/// <summary>What a unified diff says about one file.</summary>
internal sealed class DiffFile
{
    private readonly List<string> lines = [];
    private string before = "";
    private string after = "";
    private string note = "";
    private int added;
    private int removed;

    /// <summary>How many lines of the open hunk are still to come, of the file before and after.</summary>
    private int beforeLeft;
    private int afterLeft;

    /// <summary>A <c>diff --git</c> line has named the file and no hunk has come yet.</summary>
    private bool namedByGit;

    /// <summary>The hunks, without the lines that name the file.</summary>
    public IReadOnlyList<string> Lines => lines;

    public static List<DiffFile> Read(string diff)
    {
        var files = new List<DiffFile>();
        var text = diff.ReplaceLineEndings("\n").Split('\n');
        var count = text[^1].Length == 0 ? text.Length - 1 : text.Length;
        for (var i = 0; i < count; i++)
        {
            var line = text[i].StartsWith("--- ", StringComparison.Ordinal) || text[i].StartsWith("+++ ", StringComparison.Ordinal)
                ? WithoutTime(files, text[i])
                : text[i];
            line = CleanLine.Of(line);
            if (files.Count == 0 || files[^1].EndsBefore(line))
                files.Add(new DiffFile());
            files[^1].Add(line);
        }

        return files;
    }

    /// <summary>A tab ends the name of a file; the time of its change may follow.</summary>
    private static string WithoutTime(List<DiffFile> files, string line) => files.Count > 0 && files[^1].InHunk ? line : line.Split('\t')[0];

    public IReadOnlyList<TextRun> Header()
    {
        var runs = new List<TextRun> { new(after is "" or "/dev/null" ? before is "" ? "diff" : before : after, Tone.Accent) };
        var what = note.Length > 0 ? note : before is "/dev/null" ? "created" : after is "/dev/null" ? "deleted" : "";
        if (what.Length > 0)
            runs.Add(new TextRun($" {what}", Tone.Dim));
        if (added > 0)
            runs.Add(new TextRun($" +{added}", Tone.Added));
        if (removed > 0)
            runs.Add(new TextRun($" -{removed}", Tone.Removed));
        return runs;
    }

    private bool InHunk => beforeLeft > 0 || afterLeft > 0;

    private bool EndsBefore(string line) => !InHunk
        && (line.StartsWith("diff ", StringComparison.Ordinal)
            || (line.StartsWith("--- ", StringComparison.Ordinal) && (lines.Count > 0 || after.Length > 0) && !namedByGit));

    private void Add(string line)
    {
        if (InHunk)
            Change(line);
        else if (line.StartsWith("@@", StringComparison.Ordinal))
            Hunk(line);
        else if (!Name(line) && line.Length > 0)
            lines.Add(line);
    }

    private void Change(string line)
    {
        lines.Add(line);
        switch (line)
        {
            case ['+', ..]:
                added++;
                afterLeft--;
                break;
            case ['-', ..]:
                removed++;
                beforeLeft--;
                break;
            case ['\\', ..]:
                break;
            default:
                beforeLeft--;
                afterLeft--;
                break;
        }
    }

    private void Hunk(string line)
    {
        namedByGit = false;
        lines.Add(line);
        var parts = line.Split(' ', 4);
        if (parts.Length < 3)
            return;
        beforeLeft = Count(parts[1]);
        afterLeft = Count(parts[2]);
    }

    private static int Count(string range) =>
        range.Split(',') is [_, var count] ? int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0 : 1;

    private bool Name(string line)
    {
        if (line.StartsWith("diff --git ", StringComparison.Ordinal))
        {
            namedByGit = true;
            after = line.LastIndexOf(" b/", StringComparison.Ordinal) is > 0 and var at ? line[(at + 3)..] : line[11..];
        }
        else if (line.StartsWith("--- ", StringComparison.Ordinal))
            before = Path(line);
        else if (line.StartsWith("+++ ", StringComparison.Ordinal))
            (after, namedByGit) = (Path(line), false);
        else if (line.StartsWith("new file", StringComparison.Ordinal))
            note = "created";
        else if (line.StartsWith("deleted file", StringComparison.Ordinal))
            note = "deleted";
        else if (line.StartsWith("rename from ", StringComparison.Ordinal))
            note = $"renamed from {line[12..]}";
        else if (line.StartsWith("Binary files", StringComparison.Ordinal))
            note = "binary";
        else
            return line.StartsWith("index ", StringComparison.Ordinal) || line.StartsWith("similarity ", StringComparison.Ordinal)
                || line.StartsWith("rename to ", StringComparison.Ordinal) || line.StartsWith("old mode", StringComparison.Ordinal)
                || line.StartsWith("new mode", StringComparison.Ordinal);
        return true;
    }

    private static string Path(string line)
    {
        var path = line[4..];
        return path.StartsWith("a/", StringComparison.Ordinal) || path.StartsWith("b/", StringComparison.Ordinal) ? path[2..] : path;
    }
}
