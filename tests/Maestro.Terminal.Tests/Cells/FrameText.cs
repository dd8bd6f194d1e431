using Maestro.Terminal.Cells;

namespace Maestro.Terminal.Tests.Cells;

/// <summary>A frame as text, each row without its blanks at the end.</summary>
internal static class FrameText
{
    public static string Of(Frame frame) => string.Join('\n', Enumerable.Range(0, frame.Rows).Select(row => RowOf(frame, row))) + "\n";

    public static string RowOf(Frame frame, int row) => string.Concat(frame.Row(row).ToArray().Select(cell => cell.Cluster)).TrimEnd();
}
