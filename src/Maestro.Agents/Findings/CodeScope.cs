using Maestro.Analysis.Checks;
using Maestro.Analysis.Files;

namespace Maestro.Agents.Findings;

/// <summary>The code that a request is about.</summary>
/// <param name="Words">What it is, for a person: "the changes that are not committed", "6 files about login".</param>
/// <param name="Change">The change that is looked at; null when it is whole files.</param>
internal sealed record CodeScope(string Words, IReadOnlyList<ScanFile> Files, ChangeSet? Change = null);
