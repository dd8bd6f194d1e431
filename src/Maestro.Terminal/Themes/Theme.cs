using Maestro.Presentation.Panels;
using Maestro.Presentation.Text;
using Maestro.Terminal.Cells;

namespace Maestro.Terminal.Themes;

/// <summary>How everything on the screen looks.</summary>
public sealed class Theme
{
    private readonly Dictionary<Tone, Style> tones;

    internal Theme(string name, Style text, Style border, Style focused, Dictionary<Tone, Style> tones)
    {
        (Name, Text, Border, Focused) = (name, text, border, focused);
        this.tones = tones;
    }

    public string Name { get; }

    /// <summary>Text without a tone, and everything that is empty.</summary>
    public Style Text { get; }

    public Style Border { get; }

    /// <summary>The border of the panel that has the keyboard.</summary>
    public Style Focused { get; }

    public Style Of(Tone tone) => tones.GetValueOrDefault(tone, Text);

    /// <summary>The mark of a state, and its tone.</summary>
    public static (string Mark, Tone Tone) MarkOf(RunState state) => state switch
    {
        RunState.WaitingForYou => ("◐", Tone.Warning),
        RunState.WaitingForProvider => ("◌", Tone.Warning),
        RunState.Done => ("✓", Tone.Success),
        RunState.Failed => ("✗", Tone.Error),
        RunState.Cancelled => ("■", Tone.Warning),
        _ => ("●", Tone.Accent),
    };
}
