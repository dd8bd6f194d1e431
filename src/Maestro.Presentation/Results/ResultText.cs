using System.Text;
using Maestro.Core.Results;
using Maestro.Core.Text;

namespace Maestro.Presentation.Results;

/// <summary>A typed result as text for a person.</summary>
public static class ResultText
{
    /// <summary>Lines of at most <paramref name="width"/> cells where the content allows it; no control codes, ends with a line end.</summary>
    public static string Render(AgentResult result, int width)
    {
        width = Math.Clamp(width, 40, 160);
        var text = result switch
        {
            AssistantResult assistant => assistant.Answer,
            PlannerResult planner => PlanText.Render(planner.Plan, width),
            ExplorerResult explorer => ExplorerText.Render(explorer, width),
            ExecutorResult executor => ExecutorText.Render(executor),
            UnknownResult unknown => unknown.Data.ToString(),
            _ => throw new ArgumentException($"{result.GetType().Name} has no text form.", nameof(result)),
        };
        return PlainText.Clean(text).TrimEnd() + Environment.NewLine;
    }

    internal static void AppendSection(this StringBuilder text, string title, IReadOnlyCollection<string> lines, int width)
    {
        if (lines.Count == 0)
            return;
        text.AppendLine().AppendLine(title);
        foreach (var line in lines)
            text.AppendItem("- ", line, width);
    }

    internal static void AppendItem(this StringBuilder text, string bullet, string item, int width)
    {
        var lead = bullet;
        foreach (var line in Text.TextWrap.Lines(item, width - bullet.Length - 2))
        {
            text.Append("  ").Append(lead).AppendLine(line);
            lead = new string(' ', bullet.Length);
        }
    }
}
