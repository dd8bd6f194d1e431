using Maestro.Presentation.Text;

namespace Maestro.Presentation.Markdown;

/// <summary>What stands before the lines of a block: bars of quotations, bullets, numbers, indentation.</summary>
/// <param name="First">Before its first line.</param>
/// <param name="Rest">Before every other line; as wide as the first.</param>
/// <param name="Gap">The line between it and the block before; none when they stand together.</param>
internal sealed record Frame(IReadOnlyList<TextRun> First, IReadOnlyList<TextRun> Rest, IReadOnlyList<TextRun>? Gap)
{
    private const string Bar = "│ ";

    /// <summary>The frame of a block that goes on without a break.</summary>
    public Frame Onward => new(Rest, Rest, null);

    public static Frame Of(IReadOnlyList<Container> containers, bool gap)
    {
        var rest = containers.Select(one => one.IsQuote ? new TextRun(Bar, Tone.Mark) : new TextRun(new string(' ', one.Label.Length))).ToArray();
        var first = containers.Select((one, i) => one.IsQuote || one.Shown ? rest[i] : new TextRun(one.Label, Tone.Mark)).ToArray();
        return new Frame(first, rest, gap ? rest.Take(containers.TakeWhile(one => one.Shown).Count()).ToArray() : null);
    }

    /// <summary>How many cells are left for the text.</summary>
    public int Room(int width) => Math.Max(2, width - Fit(Rest, width).Sum(run => run.Text.Length));

    public void Add(List<StyledLine> lines, IReadOnlyList<TextRun> content, int width)
    {
        var first = lines.Count == 0;
        if (first && Gap is not null)
            lines.Add(GapLine(Fit(Gap, width)));
        var before = Fit(first ? First : Rest, width);
        lines.Add(before.Count + content.Count == 0 ? StyledLine.Empty : new StyledLine([.. before, .. content]));
    }

    /// <summary>Where the prefix would take more than half of the width, its outer parts are left out.</summary>
    private static IReadOnlyList<TextRun> Fit(IReadOnlyList<TextRun> prefix, int width)
    {
        var cells = 0;
        var from = prefix.Count;
        while (from > 0 && cells + prefix[from - 1].Text.Length <= width / 2)
            cells += prefix[--from].Text.Length;
        return from == 0 ? prefix : prefix.Skip(from).ToArray();
    }

    private static StyledLine GapLine(IReadOnlyList<TextRun> runs)
    {
        var count = runs.Count;
        while (count > 0 && runs[count - 1].Tone is Tone.Plain)
            count--;
        return count == 0 ? StyledLine.Empty : new StyledLine(runs.Take(count).ToArray());
    }
}
