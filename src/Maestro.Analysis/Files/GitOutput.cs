namespace Maestro.Analysis.Files;

/// <summary>What git wrote, as far as it came within its time.</summary>
internal sealed record GitOutput(byte[] Bytes, bool Succeeded, bool IsWhole);
