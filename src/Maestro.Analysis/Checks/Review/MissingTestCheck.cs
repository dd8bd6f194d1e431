using Maestro.Analysis.Code;
using Maestro.Core.Evidence;

namespace Maestro.Analysis.Checks.Review;

/// <summary>Code with decisions in it that no test names or imports.</summary>
internal static class MissingTestCheck
{
    private const int LeastCyclomatic = 8;

    /// <param name="cyclomatic">The ways through all functions of the file.</param>
    /// <param name="isNamedByTests">Whether a test holds the word.</param>
    public static CodeFinding? Look(CodeOutline file, int cyclomatic, bool isImportedByTest, Func<string, bool> isNamedByTests)
    {
        var names = file.Root.All().Where(node => node.Kind is NodeKind.Function or NodeKind.Type && node.Function is null && node.Name.Length > 2)
            .Select(node => node.Name).Distinct().ToList();
        if (cyclomatic < LeastCyclomatic || file.Code.Path.EndsWith("sx", StringComparison.Ordinal) || names.Count == 0 || isImportedByTest
            || names.Any(isNamedByTests))
            return null;
        var first = file.Root.All().First(node => node.Name == names[0]);
        return new CodeFinding(
            "missing-tests", "missing-tests", FindingSeverity.Low, file.Code.Path, file.Code.LineOf(first.Start), file.Code.LineOf(first.Start), 0.7,
            $"No test names {string.Join(", ", names.Take(3))}{(names.Count > 3 ? " or anything else of this file" : "")}",
            $"The file has {cyclomatic} ways through it, and nothing would notice if one of them broke.",
                "Write a test for each decision, the ones that matter most first.");
    }
}
