namespace Maestro.Presentation.Markdown;

/// <summary>A quotation, or an item of a list, that blocks stand in.</summary>
/// <param name="Mark">The sign it began with: <c>&gt;</c>, a bullet, or what follows the number.</param>
/// <param name="Indent">How far the text of an item is indented in the source.</param>
/// <param name="Label">What is shown before its first line.</param>
/// <param name="Shown">A block has been opened in it, and shows the label.</param>
internal sealed record Container(char Mark, int Indent, string Label, int Number = 0, bool Shown = false)
{
    public bool IsQuote => Mark == '>';
}
