namespace Maestro.Analysis.Files;

/// <summary>Lines from the first to the last, counted from 1.</summary>
public readonly record struct LineRange(int First, int Last);
