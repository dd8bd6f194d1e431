namespace Maestro.Testing.Screens;

/// <summary>A cell as a terminal holds it; <paramref name="Text"/> is empty in the second half of a wide character.</summary>
/// <param name="Look">The SGR codes in force, as <c>fg;bg;emphasis</c>, so that two ways to say the same compare equal.</param>
public readonly record struct EmulatedCell(string Text, string Look)
{
    public static EmulatedCell Blank => new(" ", EmulatedLook.Plain.ToString());
}
