using System.Text;

namespace Maestro.Presentation.Progress;

/// <summary>The part of a streaming reply that is for people: from the line on that begins a fence or a JSON object, the rest is for the program.</summary>
public sealed class ReadablePart
{
    private bool isHidden;
    private bool isLineStart = true;

    /// <summary>What of the next piece is to be shown.</summary>
    public string Next(string piece)
    {
        var shown = new StringBuilder(piece.Length);
        foreach (var c in piece)
        {
            isHidden = isHidden || (isLineStart && c is '`' or '{');
            if (isHidden)
                break;
            shown.Append(c);
            isLineStart = c is '\n' || (isLineStart && c is ' ');
        }

        return shown.ToString();
    }

    /// <summary>A new reply begins.</summary>
    public void Restart() => (isHidden, isLineStart) = (false, true);
}
