namespace Maestro.Terminal.Cells;

/// <summary>How many colours the terminal shows.</summary>
public enum ColourDepth
{
    /// <summary>None; letters may still be bold, dim, underlined or reversed.</summary>
    None,

    /// <summary>The 16 of the terminal's own palette.</summary>
    Sixteen,

    /// <summary>The 256 of the xterm palette.</summary>
    Indexed,

    /// <summary>Red, green and blue, eight bits each.</summary>
    Direct,
}
