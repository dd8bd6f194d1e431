namespace Maestro.Presentation.Text;

/// <summary>A piece of a line with one tone; holds no line end and no control codes.</summary>
public readonly record struct TextRun(string Text, Tone Tone = Tone.Plain);

/// <summary>One line as it is shown, laid out for a width.</summary>
/// <param name="Runs">From left to right; empty for an empty line.</param>
public sealed record StyledLine(IReadOnlyList<TextRun> Runs)
{
    public static StyledLine Empty { get; } = new([]);

    /// <summary>The line without its tones.</summary>
    public string Text => Runs.Count == 1 ? Runs[0].Text : string.Concat(Runs.Select(run => run.Text));

    public static StyledLine Of(string text, Tone tone = Tone.Plain) => text.Length == 0 ? Empty : new StyledLine([new TextRun(text, tone)]);

    public override string ToString() => Text;
}
