using System.Text;

namespace Maestro.Presentation.Progress;

/// <summary>The part of a streaming reply that is for people: from the line on that begins a fence or JSON, the rest is for the program.</summary>
/// <param name="outlinesData">Shows what is for the program too, as a readable list, so that something is seen while it comes.</param>
public sealed class ReadablePart(bool outlinesData = false)
{
    private readonly StringBuilder fence = new();
    private DataOutline outline = new();
    private Reading reading;
    private bool isLineStart = true;

    private enum Reading
    {
        Prose,

        /// <summary>A bracket that begins a line may begin a link.</summary>
        Bracket,
        Fence,
        Data,
        Hidden,
    }

    /// <summary>Whether an agent's replies end in data; those of the others are all prose.</summary>
    /// <param name="hasOwnForm">The person wants the result in a form of their own.</param>
    public static bool IsIn(string agent, bool hasOwnForm) =>
        hasOwnForm || agent is "planner" or "executor" or "architect" or "devops" or "testing" or "documentation" or "data";

    /// <summary>What of the next piece is to be shown.</summary>
    public string Next(string piece)
    {
        var shown = new StringBuilder(piece.Length);
        for (var i = 0; i < piece.Length; i++)
        {
            if (reading is Reading.Data && outlinesData)
                shown.Append(outline.Next(piece.AsSpan(i)));
            if (reading is Reading.Data or Reading.Hidden)
                break;
            Take(piece[i], shown);
        }

        return shown.ToString();
    }

    /// <summary>A new reply begins.</summary>
    public void Restart()
    {
        (reading, isLineStart, outline) = (Reading.Prose, true, new DataOutline());
        fence.Clear();
    }

    private void Take(char c, StringBuilder shown)
    {
        switch (reading)
        {
            case Reading.Fence when c is '\n':
                reading = IsJson(fence.ToString()) ? Reading.Data : Reading.Hidden;
                break;
            case Reading.Fence:
                fence.Append(c);
                break;
            case Reading.Bracket when c is '{' or '[' or ']' or '"' or '-' or '\n' or ' ' || char.IsAsciiDigit(c):
                Data($"[{c}", shown);
                break;
            case Reading.Bracket:
                shown.Append('[').Append(c);
                (reading, isLineStart) = (Reading.Prose, false);
                break;
            case Reading.Prose when isLineStart && c is '`':
                fence.Append(c);
                reading = Reading.Fence;
                break;
            case Reading.Prose when isLineStart && c is '{':
                Data("{", shown);
                break;
            case Reading.Prose when isLineStart && c is '[':
                reading = Reading.Bracket;
                break;
            default:
                shown.Append(c);
                isLineStart = c is '\n' || (isLineStart && c is ' ');
                break;
        }
    }

    private void Data(string start, StringBuilder shown)
    {
        reading = Reading.Data;
        if (outlinesData)
            shown.Append(outline.Next(start));
    }

    private static bool IsJson(string fence) => fence.Trim().TrimStart('`') is "" or "json" or "jsonc" or "json5";
}
