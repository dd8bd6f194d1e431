using Maestro.Core.Events;
using Maestro.Presentation.Text;

namespace Maestro.Terminal.Screen;

/// <summary>Something that has happened and that the screen must know; they are taken one at a time.</summary>
internal abstract record ScreenMessage;

/// <summary>Bytes that were typed.</summary>
internal sealed record BytesTyped(ReadOnlyMemory<byte> Bytes) : ScreenMessage;

/// <summary>Nothing more can be typed: the terminal is gone.</summary>
internal sealed record TerminalGone : ScreenMessage;

/// <summary>A run said something.</summary>
internal sealed record EventSeen(EventEnvelope Envelope) : ScreenMessage;

/// <summary>A run of this screen is over, and its place is free.</summary>
internal sealed record RunOver : ScreenMessage;

/// <summary>Something outside changed how the screen must look: its size, a slow terminal that reads again.</summary>
/// <param name="WholeFrame">The terminal no longer shows what was drawn.</param>
internal sealed record Woken(bool WholeFrame = false) : ScreenMessage;

/// <summary>An answer to a command, to be shown over the panels.</summary>
internal sealed record Answered(string Title, IReadOnlyList<StyledLine> Lines) : ScreenMessage;

/// <summary>A short word for the line at the bottom.</summary>
internal sealed record Told(string Text, Tone Tone = Tone.Dim) : ScreenMessage;

/// <summary>The names of the files were read.</summary>
internal sealed record FilesRead(IReadOnlyList<string> Files) : ScreenMessage;

/// <summary>Earlier requests were read.</summary>
internal sealed record HistoryRead(IReadOnlyList<string> Requests) : ScreenMessage;

/// <summary>The person's own editor gave this back.</summary>
internal sealed record Edited(string Text) : ScreenMessage;

/// <summary>The program is asked to end.</summary>
internal sealed record AskedToLeave : ScreenMessage;
