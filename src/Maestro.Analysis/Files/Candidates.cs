namespace Maestro.Analysis.Files;

/// <summary>Paths that were listed and not yet looked at.</summary>
internal sealed class Candidates
{
    public List<string> Paths { get; } = [];

    public int Skipped { get; set; }
}
