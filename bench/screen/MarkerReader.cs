using Maestro.Testing.Screens;

namespace Maestro.ScreenBench;

/// <summary>Finds the tokens of the streams on the screen after every frame.</summary>
internal sealed class MarkerReader(IReadOnlyList<MarkedStream> streams)
{
    private readonly int[] before = new int[streams.Count];

    /// <summary>Looks at a frame whose end was read at this time.</summary>
    public void Look(TerminalEmulator screen, long at)
    {
        Array.Fill(before, -1);
        Span<char> line = stackalloc char[screen.Columns];
        for (var row = 0; row < screen.Rows; row++)
        {
            for (var column = 0; column < line.Length; column++)
                line[column] = screen[column, row].Text is [var only] ? only : ' ';
            Read(line, at);
        }
    }

    private void Read(ReadOnlySpan<char> line, long at)
    {
        for (var start = 0; start + MarkedStream.Length <= line.Length; start++)
        {
            var stream = line[start] - streams[0].Letter;
            if (stream < 0 || stream >= streams.Count || (start > 0 && char.IsLetterOrDigit(line[start - 1])))
                continue;
            if (!int.TryParse(line.Slice(start + 1, MarkedStream.Length - 1), out var number))
                continue;
            if (before[stream] >= 0 && number != before[stream] + 1)
                streams[stream].Gaps++;
            before[stream] = number;
            streams[stream].See(number, at);
        }
    }
}
