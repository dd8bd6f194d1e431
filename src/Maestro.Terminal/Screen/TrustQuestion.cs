using Maestro.Core.Text;
using Maestro.Presentation.Results;
using Maestro.Presentation.Text;
using Maestro.Terminal.Views;

namespace Maestro.Terminal.Screen;

/// <summary>Asks whether what lies in the folder may count; it is answered with Alt, so that nobody who types a request says yes.</summary>
internal static class TrustQuestion
{
    private const int MostNamed = 12;

    /// <param name="wants">What the folder would get by it, a line each.</param>
    public static Overlay Of(IReadOnlyList<string> wants) => new("Do you trust this folder?", width =>
    [
        .. ResultLines.Wrapped("What its .maestro folder wants, and gets only when it is trusted:", width), StyledLine.Empty,
        .. wants.Take(MostNamed).Select(want => StyledLine.Of($"  {PlainText.Clean(want).ReplaceLineEndings(" ")}", Tone.Warning)),
        .. wants.Count > MostNamed ? [StyledLine.Of($"  and {wants.Count - MostNamed} more", Tone.Dim)] : Array.Empty<StyledLine>(), StyledLine.Empty,
        .. ResultLines.Wrapped("Trust it only if you know who wrote that: settings may allow commands and choose who answers, agents have prompts of their own.", width),
        StyledLine.Empty, StyledLine.Of("/trust does it later.", Tone.Dim),
    ])
    {
        OnYes = new AskProgram("/trust", ""),
    };
}
