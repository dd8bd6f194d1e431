namespace Maestro.Terminal.Device;

/// <summary>What the terminal's text stands on.</summary>
public enum Background
{
    /// <summary>The terminal has not said.</summary>
    Unknown,

    Dark,

    Light,
}
