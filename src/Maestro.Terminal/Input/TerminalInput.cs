namespace Maestro.Terminal.Input;

/// <summary>One thing that the person or the terminal did: a key, a paste, the mouse, the focus, or an answer to a question.</summary>
public abstract record TerminalInput
{
    private protected TerminalInput()
    {
    }
}

/// <summary>A pasted text, whole: line feeds and tabs are its only control characters.</summary>
public sealed record Paste(string Text) : TerminalInput;

/// <summary>The window of the terminal got the focus, or lost it.</summary>
public sealed record FocusChange(bool HasFocus) : TerminalInput;

/// <summary>An answer of the terminal to something it was asked.</summary>
/// <param name="Text">The sequence without its escape character and without its terminator: <c>]11;rgb:0a0a/0e0e/2727</c>,
/// <c>[?62;22c</c>, <c>[?2026;2$y</c>, <c>[?5u</c>, <c>[12;40R</c>.</param>
public sealed record ReportReceived(string Text) : TerminalInput;
