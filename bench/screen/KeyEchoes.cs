using System.Diagnostics;
using Maestro.Testing.Screens;

namespace Maestro.ScreenBench;

/// <summary>Types letters at a person's pace and measures how soon each stands in the prompt.</summary>
internal sealed class KeyEchoes
{
    private const int Most = 60;
    private const string Mark = " > ";
    private readonly Random random = new(1);
    private readonly List<double> delays = [];
    private volatile string? expected;
    private long typedAt;
    private TaskCompletionSource echoed = new();

    /// <summary>Milliseconds, one for each key since the last <see cref="Take"/>.</summary>
    public IReadOnlyList<double> Take()
    {
        double[] taken = [.. delays];
        delays.Clear();
        return taken;
    }

    /// <summary>Looks at a frame whose end was read at this time.</summary>
    public void Look(TerminalEmulator screen, long at)
    {
        if (expected is not { } text || screen.RowText(screen.Rows - 2) != Mark + text)
            return;
        expected = null;
        delays.Add(Stopwatch.GetElapsedTime(typedAt, at).TotalMilliseconds);
        echoed.TrySetResult();
    }

    /// <summary>Types until the time is over or the task has ended, and leaves the prompt empty.</summary>
    public async Task TypeAsync(WatchedProgram program, Task until)
    {
        var text = "";
        while (!until.IsCompleted)
        {
            if (text.Length == Most)
            {
                program.Type("\u0015");
                text = "";
                await Task.Delay(100);
            }

            var letter = (char)('m' + random.Next(12));
            text += letter;
            echoed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            typedAt = Stopwatch.GetTimestamp();
            expected = text;
            program.Type(letter.ToString());
            await echoed.Task.WaitAsync(TimeSpan.FromSeconds(5));
            await Task.Delay(random.Next(20, 60));
        }

        program.Type("\u0015");
    }
}
