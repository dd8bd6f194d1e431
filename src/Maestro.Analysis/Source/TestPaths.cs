namespace Maestro.Analysis.Source;

/// <summary>Tells from a path alone whether a file is a test or a sample.</summary>
public static class TestPaths
{
    private static readonly HashSet<string> TestFolders = new(StringComparer.OrdinalIgnoreCase)
    {
        "test", "tests", "testing", "__tests__", "__mocks__", "spec", "specs", "e2e", "fixtures", "testdata", "test-data", "androidTest", "cypress",
    };

    private static readonly HashSet<string> SampleFolders = new(StringComparer.OrdinalIgnoreCase)
    {
        "example", "examples", "sample", "samples", "demo", "demos", "playground", "_examples", "tutorials", "docs_src",
    };

    public static bool IsTest(ReadOnlySpan<char> path) => InFolder(path, TestFolders, isTest: true) || IsTestName(path);

    public static bool IsSample(ReadOnlySpan<char> path) => InFolder(path, SampleFolders, isTest: false);

    private static bool InFolder(ReadOnlySpan<char> path, HashSet<string> folders, bool isTest)
    {
        var lookup = folders.GetAlternateLookup<ReadOnlySpan<char>>();
        var rest = path;
        for (var slash = rest.IndexOf('/'); slash >= 0; slash = rest.IndexOf('/'))
        {
            var folder = rest[..slash];
            if (lookup.Contains(folder) || (isTest && IsTestProject(folder)))
                return true;
            rest = rest[(slash + 1)..];
        }
        return false;
    }

    // Folders such as Polly.Core.Tests, shop-tests and MyAppTests.
    private static bool IsTestProject(ReadOnlySpan<char> folder) =>
        folder.EndsWith(".Tests") || folder.EndsWith(".Test") || folder.EndsWith(".Specs") || folder.EndsWith("-tests")
        || folder.EndsWith("_tests") || folder.EndsWith("-test")
        || (folder.EndsWith("Tests") && folder.Length > 5 && char.IsLower(folder[^6]));

    private static bool IsTestName(ReadOnlySpan<char> path)
    {
        var name = path[(path.LastIndexOf('/') + 1)..];
        var dot = name.LastIndexOf('.');
        if (dot <= 0)
            return false;
        var stem = name[..dot];
        return stem.EndsWith("_test") || stem.EndsWith("_spec") || stem.EndsWith(".test") || stem.EndsWith(".spec") || stem.EndsWith("-test")
            || (stem is "test" or "tests" && name[dot..] is ".c" or ".cc" or ".cpp" or ".js" or ".mjs" or ".ts" or ".go" or ".rb" or ".lua")
            || (name.EndsWith(".py") && (stem.StartsWith("test_") || stem is "conftest" or "tests"))
            || HasCapitalSuffix(stem, "Tests") || HasCapitalSuffix(stem, "Test");
    }

    private static bool HasCapitalSuffix(ReadOnlySpan<char> stem, string suffix) =>
        stem.EndsWith(suffix, StringComparison.Ordinal) && stem.Length > suffix.Length && char.IsUpper(stem[0]);
}
