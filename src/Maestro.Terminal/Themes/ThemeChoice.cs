using Maestro.Terminal.Cells;
using Maestro.Terminal.Device;

namespace Maestro.Terminal.Themes;

/// <summary>The theme that fits what the terminal can show and what is behind the text.</summary>
internal static class ThemeChoice
{
    public static Theme For(TerminalAbilities abilities) => abilities switch
    {
        { Colours: ColourDepth.None } => ThemeList.None,
        { Colours: ColourDepth.Sixteen } => ThemeList.Sixteen,
        { Background: Background.Light } => ThemeList.Light,
        _ => ThemeList.Dark,
    };
}
