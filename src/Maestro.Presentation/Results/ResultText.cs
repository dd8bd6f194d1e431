using System.Text;
using Maestro.Core.Results;

namespace Maestro.Presentation.Results;

/// <summary>A typed result as text for a person.</summary>
public static class ResultText
{
    /// <summary>Lines of at most <paramref name="width"/> cells where the content allows it; no control codes, ends with a line end.</summary>
    public static string Render(AgentResult result, int width)
    {
        var text = new StringBuilder();
        foreach (var line in ResultLines.Of(result, Math.Clamp(width, 40, 160)))
            text.AppendLine(line.Text);
        return text.ToString().TrimEnd() + Environment.NewLine;
    }
}
