using Maestro.Core.Evidence;

namespace Maestro.Analysis.Checks;

/// <summary>Something that is looked for, with what is said of it when it is found.</summary>
internal sealed record Rule(string Id, string Category, FindingSeverity Severity, double Confidence, string Why, string Fix, string? Cwe = null);
