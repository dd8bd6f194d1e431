using System.Text;

namespace Maestro.Core.Text;

/// <summary>Takes terminal control codes out of text that a model, a command or a file wrote, piece by piece: a sequence may be split over pieces.</summary>
/// <remarks>Keeps line feeds and tabs; a carriage return becomes a line feed. Sequences are those of ECMA-48. Not safe for several threads.</remarks>
public sealed class PlainText
{
    /// <summary>A control string that was begun and never ended swallows no more than this, nor more than its line.</summary>
    private const int LongestString = 64 * 1024;

    private State state;
    private int stringLength;
    private bool afterReturn;

    private enum State
    {
        Text,
        Escape,
        Control,
        String,
        StringEscape,
    }

    /// <summary>Cleans a whole text.</summary>
    public static string Clean(string text) => NeedsCleaning(text) ? new PlainText().Next(text) : text;

    /// <summary>Cleans the next piece.</summary>
    public string Next(string piece)
    {
        if (state is State.Text && !afterReturn && !NeedsCleaning(piece))
            return piece;
        var clean = new StringBuilder(piece.Length);
        foreach (var c in piece)
            Step(c, clean);
        return clean.ToString();
    }

    private static bool NeedsCleaning(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
            if (IsControl(c) && c is not ('\n' or '\t'))
                return true;
        return false;
    }

    private static bool IsControl(char c) => c is < ' ' or (>= '\u007f' and <= '\u009f');

    private void Step(char c, StringBuilder clean)
    {
        switch (state)
        {
            case State.Text:
                StepText(c, clean);
                break;
            case State.Escape:
                state = AfterEscape(c);
                break;
            case State.Control:
                if (c is >= '@' and <= '~')
                    state = State.Text;
                else
                    Recover(c, clean);
                break;
            case State.String:
                StepString(c, clean);
                break;
            default:
                state = c is '\\' ? State.Text : AfterEscape(c);
                break;
        }
    }

    private void StepString(char c, StringBuilder clean)
    {
        var isOver = c is '\a' or '\u009c';
        var isBroken = c is '\n' or '\r' || ++stringLength > LongestString;
        state = isOver || isBroken ? State.Text : c is '\u001b' ? State.StringEscape : State.String;
        if (state is State.Text)
            stringLength = 0;
        if (isBroken)
            StepText(c, clean);
    }

    private void StepText(char c, StringBuilder clean)
    {
        if (c is '\n' && afterReturn)
        {
            afterReturn = false;
            return;
        }

        afterReturn = c is '\r';
        if (c is '\r')
            clean.Append('\n');
        else if (c is '\n' or '\t' || !IsControl(c))
            clean.Append(c);
        else
            state = c switch
            {
                '\u001b' => State.Escape,
                '\u009b' => State.Control,
                '\u0090' or '\u0098' or '\u009d' or '\u009e' or '\u009f' => State.String,
                _ => State.Text,
            };
    }

    private static State AfterEscape(char c) => c switch
    {
        '[' => State.Control,
        ']' or 'P' or 'X' or '^' or '_' => State.String,
        '\u001b' => State.Escape,
        >= ' ' and <= '/' => State.Escape,
        _ => State.Text,
    };

    /// <summary>A line end or another sequence inside a control sequence ends it, so that broken output is not swallowed.</summary>
    private void Recover(char c, StringBuilder clean)
    {
        if (c is not ('\n' or '\r' or '\u001b'))
            return;
        state = State.Text;
        StepText(c, clean);
    }
}
