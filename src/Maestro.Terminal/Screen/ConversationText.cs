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

    /// <summary>Writes the conversation to a file, and says where or why not.</summary>
    public static StyledLine Export(Board board, string path, DateTimeOffset now)
    {
        if (path.Length == 0)
            return StyledLine.Of("write where to: /export FILE", Tone.Warning);
        try
        {
            File.WriteAllText(path, Of(board, 120, now));
            return StyledLine.Of($"written to {Path.GetFullPath(path)}", Tone.Success);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return StyledLine.Of($"not written: {failure.Message}", Tone.Error);
        }
    }
}
