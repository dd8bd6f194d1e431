using System.Globalization;
using Maestro.Core.Events;
using Maestro.Core.Text;
using Maestro.Presentation.Text;

namespace Maestro.Presentation.Panels.Blocks;

/// <summary>A tool call: what is done, its last lines of output while it runs, and how it ended.</summary>
/// <param name="showsOutput">For commands of the shell; what other tools give back is for the model.</param>
public sealed class CommandBlock(string display, bool showsOutput) : PanelBlock
{
    /// <summary>More lines of output are cut from the front.</summary>
    private const int MostWhileRunning = 14;

    private const int MostAfterwards = 200;

    private const int MostCharacters = 2_000;

    private readonly PlainText plain = new();
    private readonly LinkedList<string> output = new([""]);
    private int cut;
    private bool isStopped;
    private CommandDone? done;
    private (int Width, List<StyledLine> Lines)? kept;

    public void Append(string text)
    {
        if (showsOutput)
            Add(plain.Next(text));
    }

    /// <summary>The whole output takes the place of what had appeared.</summary>
    public void End(CommandDone end)
    {
        done = end;
        Forget();
        if (showsOutput || end.IsError)
            Add(WithoutEnding(PlainText.Clean(end.Output).TrimEnd(), end.ExitCode));
    }

    /// <summary>The run ended before the call did; what had appeared is not kept, as it is not in the log.</summary>
    public void Stop()
    {
        isStopped = true;
        Forget();
    }

    public override int LineCount(int width) => At(width).Count;

    public override StyledLine Line(int index, int width) => At(width)[index];

    private void Forget()
    {
        output.Clear();
        output.AddLast("");
        (cut, kept) = (0, null);
    }

    private void Add(string text)
    {
        foreach (var (i, line) in text.Replace("\t", "    ", StringComparison.Ordinal).Split('\n').Index())
            if (i == 0)
                output.Last!.Value += line[..Math.Min(line.Length, Math.Max(0, MostCharacters - output.Last.Value.Length))];
            else
                output.AddLast(line[..Math.Min(line.Length, MostCharacters)]);
        var most = done is null ? MostWhileRunning : MostAfterwards;
        for (; output.Count > most + 1; cut++)
            output.RemoveFirst();
        kept = null;
    }

    private List<StyledLine> At(int width)
    {
        if (kept is { } known && known.Width == width)
            return known.Lines;
        var lines = ResultLines(width);
        kept = (width, lines);
        return lines;
    }

    private List<StyledLine> ResultLines(int width)
    {
        var lines = new List<StyledLine>();
        foreach (var (i, line) in TextWrap.Lines(PlainText.Clean(display), Math.Max(2, width - 2)).Index())
            lines.Add(new StyledLine([new TextRun(i == 0 ? Mark : "  ", MarkTone), new TextRun(line, Tone.Accent)]));
        if (cut > 0)
            lines.Add(StyledLine.Of($"  ... {cut} lines before", Tone.Dim));
        foreach (var line in output.Where(line => line.Length > 0))
            lines.AddRange(TextWrap.Lines(line, Math.Max(2, width - 2)).Select(part => StyledLine.Of("  " + part, Tone.Dim)));
        if (done is { } end && (showsOutput || end.IsError))
            lines.Add(StyledLine.Of($"  {Ending(end)}", end.IsError || end.ExitCode is not (0 or null) ? Tone.Warning : Tone.Dim));
        return lines;
    }

    /// <summary>The model is told the exit code as the last line of the output; the person sees it with the time.</summary>
    private static string WithoutEnding(string output, int? exitCode) =>
        exitCode is { } code && output.EndsWith($"(exit code {code})", StringComparison.Ordinal) ? output[..output.LastIndexOf('(')].TrimEnd() : output;

    private string Mark => done switch
    {
        null => isStopped ? "■ " : "▸ ",
        { IsError: false, ExitCode: 0 or null } => "✓ ",
        _ => "✗ ",
    };

    private Tone MarkTone => done switch
    {
        null => Tone.Warning,
        { IsError: false, ExitCode: 0 or null } => Tone.Success,
        _ => Tone.Error,
    };

    private static string Ending(CommandDone end) =>
        $"{(end.ExitCode is { } code ? $"exit code {code}" : end.IsError ? "failed" : "done")}, {(end.DurationMs / 1000.0).ToString("0.0", CultureInfo.InvariantCulture)} s";
}
