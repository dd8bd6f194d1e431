using Maestro.Presentation.Text;

namespace Maestro.Presentation.Code;

/// <summary>Lays out a unified diff: each file with its path and how many lines came and went, then its changes.</summary>
public static class DiffLines
{
    /// <summary>No line is wider than <paramref name="width"/> cells; long lines go on below.</summary>
    public static IReadOnlyList<StyledLine> Of(string diff, int width)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 4);
        var lines = new List<StyledLine>();
        foreach (var file in DiffFile.Read(diff))
        {
            if (lines.Count > 0)
                lines.Add(StyledLine.Empty);
            Add(lines, file.Header(), width);
            foreach (var line in file.Lines)
                Add(lines, line.Length == 0 ? [] : [new TextRun(line, ChangeTone(line))], width);
        }

        return lines;
    }

    private static Tone ChangeTone(string line) => line[0] switch
    {
        '+' => Tone.Added,
        '-' => Tone.Removed,
        '@' => Tone.Hunk,
        '\\' => Tone.Dim,
        _ => Tone.Plain,
    };

    private static void Add(List<StyledLine> lines, IReadOnlyList<TextRun> runs, int width) =>
        lines.AddRange(RunWrap.Characters(runs, width).Select(line => line.Count == 0 ? StyledLine.Empty : new StyledLine(line)));
}
