namespace Maestro.Presentation.Panels;

/// <summary>What a person has folded away in one panel.</summary>
public sealed class PanelFolds
{
    /// <summary>Of the reasoning of the model only its length is shown.</summary>
    public bool Reasoning { get; set; }
}
