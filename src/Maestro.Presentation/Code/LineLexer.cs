namespace Maestro.Presentation.Code;

/// <summary>Tells the tones of one line of a language.</summary>
internal abstract class LineLexer
{
    /// <summary>Writes the tones of the line and returns the state the next line starts in; zero is the state at the start of a text.</summary>
    public abstract int Line(string line, int state, RunWriter runs);
}
