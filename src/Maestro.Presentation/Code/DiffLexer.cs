using Maestro.Presentation.Text;

namespace Maestro.Presentation.Code;

/// <summary>Reads a unified diff: one tone for each line.</summary>
internal sealed class DiffLexer : LineLexer
{
    public override int Line(string line, int state, RunWriter runs)
    {
        runs.To(line.Length, ToneOf(line));
        return 0;
    }

    public static Tone ToneOf(string line) => line switch
    {
        ['@', '@', ..] => Tone.Hunk,
        ['+', '+', '+', ' ', ..] or ['-', '-', '-', ' ', ..] => Tone.Accent,
        ['+', ..] => Tone.Added,
        ['-', ..] => Tone.Removed,
        ['\\', ..] => Tone.Dim,
        _ when line.StartsWith("diff ", StringComparison.Ordinal) || line.StartsWith("index ", StringComparison.Ordinal) => Tone.Dim,
        _ => Tone.Plain,
    };
}
