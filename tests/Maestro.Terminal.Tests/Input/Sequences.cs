using Maestro.Terminal.Input;

namespace Maestro.Terminal.Tests.Input;

/// <summary>Whole sequences as terminals send them, and what they mean.</summary>
internal static class Sequences
{
    private const Modifiers Shift = Modifiers.Shift;
    private const Modifiers Alt = Modifiers.Alt;
    private const Modifiers Control = Modifiers.Control;

    public static IReadOnlyList<(string Bytes, TerminalInput[] Inputs)> All { get; } =
    [
        // Text.
        ("a", [KeyPress.Of('a')]),
        ("Zß€", [KeyPress.Of('Z'), KeyPress.Of('ß'), KeyPress.Of('€')]),
        ("👍", [KeyPress.Of(new System.Text.Rune(0x1f44d))]),
        (" ", [KeyPress.Of(' ')]),

        // Control characters.
        ("\r", [KeyPress.Of(Key.Enter)]),
        ("\n", [KeyPress.Of('j', Control)]),
        ("\t", [KeyPress.Of(Key.Tab)]),
        ("\u007f", [KeyPress.Of(Key.Backspace)]),
        ("\b", [KeyPress.Of(Key.Backspace)]),
        ("\0", [KeyPress.Of(' ', Control)]),
        ("\u0001\u001a", [KeyPress.Of('a', Control), KeyPress.Of('z', Control)]),
        ("\u001c\u001d\u001e\u001f", [KeyPress.Of('\\', Control), KeyPress.Of(']', Control), KeyPress.Of('^', Control), KeyPress.Of('_', Control)]),

        // Alt.
        ("\u001bb", [KeyPress.Of('b', Alt)]),
        ("\u001bé", [KeyPress.Of('é', Alt)]),
        ("\u001b\r", [KeyPress.Of(Key.Enter, Alt)]),
        ("\u001b\u007f", [KeyPress.Of(Key.Backspace, Alt)]),
        ("\u001b\u0004", [KeyPress.Of('d', Control | Alt)]),
        ("\u001b ", [KeyPress.Of(' ', Alt)]),
        ("\u001b/", [KeyPress.Of('/', Alt)]),
        ("\u001b1", [KeyPress.Of('1', Alt)]),
        ("\u001b\u001b[A", [KeyPress.Of(Key.Up, Alt)]),
        ("\u001b\u001bOA", [KeyPress.Of(Key.Up, Alt)]),
        ("\u001b\u001bx", [KeyPress.Of(Key.Escape), KeyPress.Of('x', Alt)]),
        ("\u001b\u001b[<0;1;1M", [KeyPress.Of(Key.Escape), new MouseInput(MouseAction.Press, MouseButton.Left, 0, 0)]),

        // Cursor keys.
        ("\u001b[A\u001b[B\u001b[C\u001b[D", [KeyPress.Of(Key.Up), KeyPress.Of(Key.Down), KeyPress.Of(Key.Right), KeyPress.Of(Key.Left)]),
        ("\u001bOA\u001bOB\u001bOC\u001bOD", [KeyPress.Of(Key.Up), KeyPress.Of(Key.Down), KeyPress.Of(Key.Right), KeyPress.Of(Key.Left)]),
        ("\u001b[1;5A", [KeyPress.Of(Key.Up, Control)]),
        ("\u001b[1;2D", [KeyPress.Of(Key.Left, Shift)]),
        ("\u001b[1;3C", [KeyPress.Of(Key.Right, Alt)]),
        ("\u001b[1;8C", [KeyPress.Of(Key.Right, Shift | Alt | Control)]),
        ("\u001b[1;9C", [KeyPress.Of(Key.Right, Modifiers.Super)]),
        ("\u001b[5C", [KeyPress.Of(Key.Right, Control)]),
        ("\u001bO5C", [KeyPress.Of(Key.Right, Control)]),
        ("\u001b[Z", [KeyPress.Of(Key.Tab, Shift)]),

        // Home and End.
        ("\u001b[H\u001b[F", [KeyPress.Of(Key.Home), KeyPress.Of(Key.End)]),
        ("\u001bOH\u001bOF", [KeyPress.Of(Key.Home), KeyPress.Of(Key.End)]),
        ("\u001b[1~\u001b[4~", [KeyPress.Of(Key.Home), KeyPress.Of(Key.End)]),
        ("\u001b[7~\u001b[8~", [KeyPress.Of(Key.Home), KeyPress.Of(Key.End)]),
        ("\u001b[1;5H\u001b[1;5F", [KeyPress.Of(Key.Home, Control), KeyPress.Of(Key.End, Control)]),

        // Editing keys.
        ("\u001b[2~\u001b[3~", [KeyPress.Of(Key.Insert), KeyPress.Of(Key.Delete)]),
        ("\u001b[5~\u001b[6~", [KeyPress.Of(Key.PageUp), KeyPress.Of(Key.PageDown)]),
        ("\u001b[3;5~", [KeyPress.Of(Key.Delete, Control)]),

        // Function keys: xterm, VT220, the Linux console.
        ("\u001bOP\u001bOQ\u001bOR\u001bOS", [KeyPress.Of(Key.F1), KeyPress.Of(Key.F2), KeyPress.Of(Key.F3), KeyPress.Of(Key.F4)]),
        ("\u001b[P\u001b[Q\u001b[R\u001b[S", [KeyPress.Of(Key.F1), KeyPress.Of(Key.F2), KeyPress.Of(Key.F3), KeyPress.Of(Key.F4)]),
        ("\u001b[11~\u001b[12~\u001b[13~\u001b[14~", [KeyPress.Of(Key.F1), KeyPress.Of(Key.F2), KeyPress.Of(Key.F3), KeyPress.Of(Key.F4)]),
        ("\u001b[15~\u001b[17~\u001b[18~\u001b[19~", [KeyPress.Of(Key.F5), KeyPress.Of(Key.F6), KeyPress.Of(Key.F7), KeyPress.Of(Key.F8)]),
        ("\u001b[20~\u001b[21~\u001b[23~\u001b[24~", [KeyPress.Of(Key.F9), KeyPress.Of(Key.F10), KeyPress.Of(Key.F11), KeyPress.Of(Key.F12)]),
        ("\u001b[[A\u001b[[E", [KeyPress.Of(Key.F1), KeyPress.Of(Key.F5)]),
        ("\u001b[1;5P", [KeyPress.Of(Key.F1, Control)]),
        ("\u001b[1;2R", [KeyPress.Of(Key.F3, Shift)]),
        ("\u001b[24;2~", [KeyPress.Of(Key.F12, Shift)]),

        // The number pad.
        ("\u001bOM\u001bOj\u001bOp\u001bOy", [KeyPress.Of(Key.Enter), KeyPress.Of('*'), KeyPress.Of('0'), KeyPress.Of('9')]),

        // The kitty keyboard protocol.
        ("\u001b[13;2u", [KeyPress.Of(Key.Enter, Shift)]),
        ("\u001b[13;5u", [KeyPress.Of(Key.Enter, Control)]),
        ("\u001b[27u", [KeyPress.Of(Key.Escape)]),
        ("\u001b[9;2u", [KeyPress.Of(Key.Tab, Shift)]),
        ("\u001b[127;5u", [KeyPress.Of(Key.Backspace, Control)]),
        ("\u001b[97;5u", [KeyPress.Of('a', Control)]),
        ("\u001b[122;6u", [KeyPress.Of('z', Control | Shift)]),
        ("\u001b[97:65;2u", [KeyPress.Of('A')]),
        ("\u001b[97;2u", [KeyPress.Of('A')]),
        ("\u001b[45:95;4u", [KeyPress.Of('_', Alt)]),
        ("\u001b[1092::97;5u", [KeyPress.Of('ф', Control)]),
        ("\u001b[97;5:1u\u001b[97;5:2u\u001b[97;5:3u", [KeyPress.Of('a', Control), KeyPress.Of('a', Control)]),
        ("\u001b[1;1:1A\u001b[1;1:3A", [KeyPress.Of(Key.Up)]),
        ("\u001b[3;1:3~", []),
        ("\u001b[97;65u", [KeyPress.Of('a')]),
        ("\u001b[97;;229u", [KeyPress.Of('å')]),
        ("\u001b[0;;104:105u", [KeyPress.Of('h'), KeyPress.Of('i')]),
        ("\u001b[57414u\u001b[57400u\u001b[57417;5u", [KeyPress.Of(Key.Enter), KeyPress.Of('1'), KeyPress.Of(Key.Left, Control)]),
        ("\u001b[57441;2u\u001b[57358u", []),
        ("\u001b[55296u\u001b[1114112u\u001b[99999999999u\u001b[u", []),

        // xterm's modifyOtherKeys.
        ("\u001b[27;2;13~", [KeyPress.Of(Key.Enter, Shift)]),
        ("\u001b[27;5;13~", [KeyPress.Of(Key.Enter, Control)]),
        ("\u001b[27;6;90~", [KeyPress.Of('z', Control | Shift)]),
        ("\u001b[27;5;9~", [KeyPress.Of(Key.Tab, Control)]),
        ("\u001b[27;2;33~", [KeyPress.Of('!', Shift)]),

        // Pastes.
        ("\u001b[200~two\r\nlines\rand\ta \u001b[31mtab\u0007\u001b[201~", [new Paste("two\nlines\nand\ta [31mtab")]),
        ("\u001b[200~\u001b[201~", [new Paste("")]),
        ("\u001b[200~\u001b[20\u001b[201~x", [new Paste("[20"), KeyPress.Of('x')]),
        ("\u001b[200~日本 👍\u001b[201~", [new Paste("日本 👍")]),
        ("\u001b\u001b[200~a\u001b[201~", [KeyPress.Of(Key.Escape), new Paste("a")]),
        ("\u001b[201~", []),

        // The mouse.
        ("\u001b[<0;3;7M", [new MouseInput(MouseAction.Press, MouseButton.Left, 2, 6)]),
        ("\u001b[<0;3;7m", [new MouseInput(MouseAction.Release, MouseButton.Left, 2, 6)]),
        ("\u001b[<2;300;200M", [new MouseInput(MouseAction.Press, MouseButton.Right, 299, 199)]),
        ("\u001b[<33;3;7M", [new MouseInput(MouseAction.Drag, MouseButton.Middle, 2, 6)]),
        ("\u001b[<64;3;7M\u001b[<65;3;7M", [new MouseInput(MouseAction.WheelUp, MouseButton.None, 2, 6), new MouseInput(MouseAction.WheelDown, MouseButton.None, 2, 6)]),
        ("\u001b[<28;1;1M", [new MouseInput(MouseAction.Press, MouseButton.Left, 0, 0, Shift | Alt | Control)]),
        ("\u001b[<35;3;7M\u001b[<66;3;7M\u001b[<128;3;7M\u001b[<0;0;0M\u001b[<0;3M\u001b[<M\u001b[<:;?;!M\u001b[<1;2;3x", []),
        ("\u001b[M !!", [new MouseInput(MouseAction.Press, MouseButton.Left, 0, 0)]),
        ("\u001b[M#\"!", [new MouseInput(MouseAction.Release, MouseButton.None, 1, 0)]),
        ("\u001b[M`!!", [new MouseInput(MouseAction.WheelUp, MouseButton.None, 0, 0)]),

        // Focus.
        ("\u001b[I\u001b[O", [new FocusChange(true), new FocusChange(false)]),

        // Answers.
        ("\u001b]11;rgb:0a0a/0e0e/2727\u001b\\", [new ReportReceived("]11;rgb:0a0a/0e0e/2727")]),
        ("\u001b]11;rgb:ffff/ffff/ffff\u0007", [new ReportReceived("]11;rgb:ffff/ffff/ffff")]),
        ("\u001b[?62;22c", [new ReportReceived("[?62;22c")]),
        ("\u001b[>41;354;0c", [new ReportReceived("[>41;354;0c")]),
        ("\u001b[?2026;2$y", [new ReportReceived("[?2026;2$y")]),
        ("\u001b[?5u", [new ReportReceived("[?5u")]),
        ("\u001b[12;40R", [new ReportReceived("[12;40R")]),
        ("\u001b[1;40R", [new ReportReceived("[1;40R")]),
        ("\u001b[2;2R", [new ReportReceived("[2;2R")]),
        ("\u001b[?1;2R", [new ReportReceived("[?1;2R")]),
        ("\u001b[0n", [new ReportReceived("[0n")]),
        ("\u001b[8;24;80t", [new ReportReceived("[8;24;80t")]),
        ("\u001bP>|tmux 3.5a\u001b\\", [new ReportReceived("P>|tmux 3.5a")]),
        ("\u001b_Gi=1;OK\u001b\\", [new ReportReceived("_Gi=1;OK")]),

        // Unknown or broken: nothing of it becomes text.
        ("\u001b[99~\u001b[16~\u001b[?25h\u001b[2J\u001b[1;2;3;4;5X\u001bOx9", [KeyPress.Of('8'), KeyPress.Of('9')]),
        ("\u001b[?!$%&p\u001b[1 q\u001b[=;~", []),
        ("\u001b[12;\u001b[A", [KeyPress.Of(Key.Up)]),
        ("\u001b[12;\r", [KeyPress.Of(Key.Enter)]),
        ("\u001b[12;é", [KeyPress.Of('é')]),
        ("\u001b]11;rgb\u001b[A", [KeyPress.Of(Key.Up)]),
        ("\u001b]11;rgb\u0003", [KeyPress.Of('c', Control)]),
        ("\u001b]11;rgb\u001bx", [KeyPress.Of('x', Alt)]),
        ("\u001bXignored\u001b\\\u001b^ignored\u001b\\a", [KeyPress.Of('a')]),
        ("\u001b[[z\u001b[[\rb", [KeyPress.Of(Key.Enter), KeyPress.Of('b')]),

        // The eight-bit forms, as UTF-8.
        ("\u009bA\u008fP\u0084", [KeyPress.Of(Key.Up), KeyPress.Of(Key.F1)]),
    ];
}
