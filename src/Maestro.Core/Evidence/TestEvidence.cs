using Maestro.Core.Results;

namespace Maestro.Core.Evidence;

/// <summary>How a project is tested, and what was measured of it before a model was asked.</summary>
/// <param name="StyleText">The nearest test of the project, bounded.</param>
/// <param name="Measured">What was run; its fields are null where nothing was.</param>
public sealed record TestEvidence(TestingResult Measured, string? StyleText, bool WantsTests);

/// <summary>A function that no test names.</summary>
/// <param name="Ways">Independent ways through it.</param>
public sealed record UntestedFunction(string File, int Line, string Name, int Ways);
