namespace Maestro.Cli.Doctor;

/// <summary>Whether something works.</summary>
internal enum FindingState
{
    Good,

    /// <summary>Maestro works without it, in a lesser way.</summary>
    Note,
    Broken,
}

/// <summary>One thing that was looked at.</summary>
internal sealed record Finding(FindingState State, string What, string Text);
