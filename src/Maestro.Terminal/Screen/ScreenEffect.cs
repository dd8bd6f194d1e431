using Maestro.Core.Sessions;

namespace Maestro.Terminal.Screen;

/// <summary>Something that the screen wants done in the world; the model only names it.</summary>
internal abstract record ScreenEffect;

/// <summary>Begin a run.</summary>
internal sealed record StartRun(SubmitRequest Request) : ScreenEffect;

/// <summary>Show the events that come without being asked for.</summary>
internal sealed record WatchEvents : ScreenEffect;

/// <summary>Answer, tell or stop a run.</summary>
internal sealed record SendCommand(UserCommand Command) : ScreenEffect;

/// <summary>Put text into the terminal's clipboard (OSC 52).</summary>
internal sealed record CopyText(string Text) : ScreenEffect;

/// <summary>Open the person's editor on the prompt's text.</summary>
internal sealed record EditText(string Text) : ScreenEffect;

/// <summary>Ask the program behind the screen to answer a command.</summary>
internal sealed record AskProgram(string Command, string Argument) : ScreenEffect;

/// <summary>Write the conversation to a file.</summary>
internal sealed record ExportTo(string Path) : ScreenEffect;

/// <summary>Forget the conversation.</summary>
internal sealed record ForgetAll : ScreenEffect;

/// <summary>Stop the program until its shell continues it.</summary>
internal sealed record SuspendProgram : ScreenEffect;

/// <summary>Draw everything anew.</summary>
internal sealed record RedrawAll : ScreenEffect;

/// <summary>Read the names of the files, which completion needs.</summary>
internal sealed record ReadFiles : ScreenEffect;

/// <summary>Read earlier requests.</summary>
internal sealed record ReadHistory : ScreenEffect;

/// <summary>Leave; runs that go on are stopped.</summary>
internal sealed record Leave : ScreenEffect;
