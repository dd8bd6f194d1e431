using Maestro.Presentation.Text;

namespace Maestro.Presentation.Code;

/// <summary>Cuts a line into runs from left to right, one run for neighbours of the same tone.</summary>
internal sealed class RunWriter(string line)
{
    private readonly List<TextRun> runs = [];
    private int start;
    private int position;
    private Tone last;

    /// <summary>Gives the tone to what stands between the last call's end and <paramref name="end"/>.</summary>
    public void To(int end, Tone tone)
    {
        if (end <= position)
            return;
        if (tone != last)
        {
            Flush();
            last = tone;
        }

        position = end;
    }

    public IReadOnlyList<TextRun> Done()
    {
        To(line.Length, Tone.Plain);
        Flush();
        return runs;
    }

    private void Flush()
    {
        if (position > start)
            runs.Add(new TextRun(line[start..position], last));
        start = position;
    }
}
