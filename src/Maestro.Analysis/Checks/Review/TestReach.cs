using Maestro.Analysis.Source;

namespace Maestro.Analysis.Checks.Review;

/// <summary>The files that tests import, or that are imported by those: what may be tested although no test names it.</summary>
internal static class TestReach
{
    private const int Steps = 3;

    public static HashSet<string> Of(IReadOnlyList<IndexedFile> repository)
    {
        var byPath = repository.ToDictionary(file => file.Path, StringComparer.Ordinal);
        var reached = new HashSet<string>(StringComparer.Ordinal);
        var border = repository.Where(file => file.IsTest).ToList();
        for (var step = 0; step < Steps; step++)
            border = [.. border.SelectMany(file => file.Imports).Where(reached.Add).Select(path => byPath.GetValueOrDefault(path)).OfType<IndexedFile>()];
        return reached;
    }
}
