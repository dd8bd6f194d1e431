using System.Globalization;
using Maestro.Presentation.Panels;
using Maestro.Presentation.Text;
using Maestro.Terminal.Layout;
using Maestro.Terminal.Screen;
using Maestro.Terminal.Themes;

namespace Maestro.Terminal.Views;

/// <summary>One agent's panel: who it is, what it does, and its newest text or the part that was scrolled to.</summary>
internal static class PanelView
{
    public static void Draw(Canvas canvas, Area area, AgentPanel panel, PanelScroll scroll, bool isFocused, bool hasKeyboard, DateTimeOffset now, PanelSearch? search = null)
    {
        var (width, rows) = Room(area, panel);
        var below = scroll.Below(panel.Blocks, width, rows);
        var inside = canvas.Box(area, isFocused, Title(panel, now), below > 0 ? $"↓ {below} more" : "");
        if (panel.Current.Approvals is [var approval, ..])
        {
            var asking = new Area(inside.Column, inside.Row + rows, inside.Columns, inside.Rows - rows);
            ApprovalView.Draw(canvas, asking, approval, panel.Current.Approvals.Count - 1, hasKeyboard);
            inside = inside with { Rows = rows };
        }

        var lines = scroll.Visible(panel.Blocks, width, rows);
        for (var row = 0; row < Math.Min(inside.Rows, lines.Count); row++)
        {
            canvas.Line(inside.Column, inside.Row + row, inside.End, lines[row]);
            if (search is not null)
                MarkFound(canvas, inside, row, lines[row].Text, search);
        }
    }

    /// <summary>Where the text of a panel stands; a question takes rows from it.</summary>
    public static Area Inside(Area area, AgentPanel panel) => new(area.Column + 2, area.Row + 1, Math.Max(0, area.Columns - 4), Room(area, panel).Rows);

    /// <summary>The columns and rows that a panel's text has in an area; a question takes rows from it.</summary>
    public static (int Width, int Rows) Room(Area area, AgentPanel panel)
    {
        var (width, rows) = (Math.Max(2, area.Columns - 4), Math.Max(0, area.Rows - 2));
        var asking = panel.Current.Approvals is [var approval, ..] ? ApprovalView.Rows(approval, width, rows) : 0;
        return (width, Math.Max(0, rows - asking));
    }

    private static void MarkFound(Canvas canvas, Area inside, int row, string line, PanelSearch search)
    {
        foreach (var (start, length) in search.In(line))
        {
            var column = inside.Column + CellWidth.Of(line.AsSpan(0, start));
            var count = Math.Min(CellWidth.Of(line.AsSpan(start, length)), inside.End - column);
            canvas.Frame.Restyle(column, inside.Row + row, count, canvas.Theme.Of(Tone.Found));
        }
    }

    public static StyledLine Title(AgentPanel panel, DateTimeOffset now)
    {
        var run = panel.Current;
        var (mark, tone) = Theme.MarkOf(run.State);
        var runs = new List<TextRun> { new(panel.Agent.ToUpperInvariant(), Tone.Strong), new($" {mark} ", tone), new(StateText(run, now), Tone.Dim) };
        return new StyledLine(runs);
    }

    private static string StateText(RunPanel run, DateTimeOffset now)
    {
        var elapsed = run.StartedAt is { } start ? run.EndedAt is { } end ? Exactly(end - start) : Elapsed(now - start) : "";
        return run.State switch
        {
            RunState.Done => elapsed,
            RunState.Failed => $"failed {elapsed}",
            RunState.Cancelled => $"cancelled {elapsed}",
            RunState.WaitingForYou => "waiting for you",
            RunState.WaitingForProvider when run.RetryAt > now =>
                $"tries again in {Elapsed(TimeSpan.FromSeconds(Math.Ceiling((run.RetryAt.Value - now).TotalSeconds)))}",
            RunState.WaitingForProvider => $"waiting for the provider {elapsed}",
            RunState.Routing => "routing",
            RunState.RunningCommand => $"running a command {elapsed}",
            RunState.Thinking when run.Rate.At(now) is { } rate => $"{rate.ToString(CultureInfo.InvariantCulture)} tok/s {elapsed}",
            RunState.Thinking => $"thinking {elapsed}",
            _ => $"working {elapsed}",
        };
    }

    /// <summary>Whole seconds, so that a running clock changes the screen once a second.</summary>
    internal static string Elapsed(TimeSpan time) => time.TotalSeconds < 60 ? $"{(int)time.TotalSeconds} s" : $"{(int)time.TotalMinutes}:{time.Seconds:00}";

    private static string Exactly(TimeSpan time) =>
        time.TotalSeconds < 60 ? $"{time.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture)} s" : Elapsed(time);
}
