namespace Maestro.Terminal.Device;

/// <summary>How many cells the terminal shows.</summary>
public readonly record struct TerminalSize(int Columns, int Rows)
{
    /// <summary>What is assumed of a terminal that does not tell, as serial lines do.</summary>
    public static TerminalSize Usual => new(80, 24);
}
