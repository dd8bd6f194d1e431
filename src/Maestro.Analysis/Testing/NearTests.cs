using Maestro.Analysis.Source;

namespace Maestro.Analysis.Testing;

/// <summary>Which tests belong to which code: by name, by import, by the names that they say.</summary>
/// <param name="read">The text of a file of the repository; null when it cannot be read.</param>
public sealed class NearTests(IReadOnlyList<IndexedFile> files, Func<string, string?> read)
{
    private const int MostByWords = 12;

    private static readonly string[] Asides = ["support", "fixtures", "helpers", "__mocks__", "testdata", "test-data"];

    private readonly List<IndexedFile> tests = [.. files.Where(file => file.IsTest && IsTestFile(file))];

    /// <summary>Every file that holds tests.</summary>
    public IReadOnlyList<string> All => [.. tests.Select(test => test.Path)];

    /// <summary>The tests of these files, the nearest first; empty when none can be told apart.</summary>
    public IReadOnlyList<string> Of(IReadOnlyCollection<string> paths)
    {
        var wanted = paths.Select(Stem).Where(stem => stem.Length > 1).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var near = tests.Where(test => wanted.Contains(Stem(test.Path)) || test.Imports.Any(paths.Contains))
            .OrderBy(test => wanted.Contains(Stem(test.Path)) ? 0 : 1).Select(test => test.Path).ToList();
        if (near.Count > 0)
            return near;
        var names = files.Where(file => paths.Contains(file.Path)).SelectMany(file => file.Symbols).Select(symbol => symbol.Name)
            .Where(name => name.Length > 3).ToHashSet(StringComparer.Ordinal);
        var saying = tests.Where(test => read(test.Path) is { } text && names.Any(name => Checks.WordCounts.Count(text, name) > 0))
            .Select(test => test.Path).ToList();
        return saying.Count <= MostByWords ? saying : [];
    }

    /// <summary>The test that is the pattern for new ones of a file: its own, else one that lies near and is neither tiny nor huge.</summary>
    public string? Style(string? path, string? language)
    {
        if (path is not null && Of([path]).FirstOrDefault(test => read(test) is { } text && WrittenTests.Of(test, text).Count > 0) is { } own)
            return own;
        return tests.Where(test => language is null || test.Language == language)
            .OrderBy(test => TestPaths.IsSample(test.Path) ? 1 : 0).ThenByDescending(test => path is null ? 0 : Common(test.Path, path))
                .ThenBy(test => test.Lines is > 15 and < 300 ? 0 : 1)
            .ThenBy(test => test.Path, StringComparer.Ordinal).FirstOrDefault(test => read(test.Path) is { } text && WrittenTests.Of(test.Path, text)
                .Count > 0)?.Path;
    }

    /// <summary>What a file is called without what says that it is a test: <c>cart</c> for <c>test_cart.py</c>, <c>cart.spec.ts</c>,
    /// <c>CartTests.cs</c>.</summary>
    private static string Stem(string path)
    {
        var name = path[(path.LastIndexOf('/') + 1)..];
        var stem = name.IndexOf('.', StringComparison.Ordinal) is > 0 and var dot ? name[..dot] : name;
        foreach (var end in (string[])["_test", "_spec", "-test", "-spec", "Tests", "Test", "Spec"])
            if (stem.EndsWith(end, StringComparison.Ordinal) && stem.Length > end.Length)
                return stem[..^end.Length];
        return stem.StartsWith("test_", StringComparison.Ordinal) ? stem[5..] : stem;
    }

    /// <summary>Fixtures and data beside the tests are none.</summary>
    private static bool IsTestFile(IndexedFile file)
    {
        var name = file.Path.AsSpan(file.Path.LastIndexOf('/') + 1);
        return Code.CodeLanguage.IsKnown(file.Language) && !Asides.Any(folder => file.Path.Contains($"/{folder}/", StringComparison.Ordinal))
            && (file.Language is not "Python" || name.StartsWith("test") || name.EndsWith("_test.py") || name.EndsWith("_tests.py"));
    }

    private static int Common(string a, string b)
    {
        var count = 0;
        while (count < Math.Min(a.Length, b.Length) && a[count] == b[count])
            count++;
        return count;
    }
}
