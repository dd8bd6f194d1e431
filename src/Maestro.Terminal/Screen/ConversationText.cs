using System.Text;
using Maestro.Presentation.Panels;
using Maestro.Presentation.Text;
using Maestro.Terminal.Views;

namespace Maestro.Terminal.Screen;

/// <summary>The whole conversation as plain text: for the normal screen on leaving, and for a file.</summary>
public static class ConversationText
{
    public static string Of(Board board, int width, DateTimeOffset now)
    {
        var text = new StringBuilder();
        foreach (var panel in board.Panels)
        {
            if (text.Length > 0)
                text.Append('\n');
            text.Append("── ").Append(PanelView.Title(panel, now).Text).Append('\n').Append(PanelText(panel, width)).Append('\n');
        }

        return text.ToString();
    }

    /// <summary>What one panel shows, all of it.</summary>
    public static string PanelText(AgentPanel panel, int width) => string.Join('\n', panel.Blocks.Select(block => block.Text(width))).TrimEnd();

    /// <summary>Lines of a text for an overlay.</summary>
    internal static IReadOnlyList<StyledLine> Lines(string text) => [.. text.Split('\n').Select(line => StyledLine.Of(line))];
}
