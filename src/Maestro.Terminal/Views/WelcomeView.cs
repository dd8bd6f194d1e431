using Maestro.Core.Evidence;
using Maestro.Presentation.Text;
using Maestro.Terminal.Layout;

namespace Maestro.Terminal.Views;

/// <summary>What stands in the middle before anything was asked.</summary>
internal static class WelcomeView
{
    public static void Draw(Canvas canvas, Area area, IReadOnlyList<AgentPurpose> agents)
    {
        List<StyledLine> lines =
        [
            StyledLine.Of("MAESTRO", Tone.Heading), StyledLine.Empty,
            StyledLine.Of("Write what you want; the right agent takes it."), StyledLine.Empty,
            .. agents.Select(agent => new StyledLine([new TextRun($"@{agent.Name,-10} ", Tone.Accent), new TextRun(agent.Description, Tone.Dim)])),
        ];
        var width = Math.Min(area.Columns - 2, lines.Max(line => CellWidth.Of(line.Text)));
        var (column, row) = (area.Column + ((area.Columns - width) / 2), area.Row + Math.Max(0, (area.Rows - lines.Count) / 2));
        foreach (var (i, line) in lines.Take(area.Rows).Index())
            canvas.Line(column, row + i, area.End, line);
    }
}
