using Maestro.Analysis.Checks;
using Maestro.Analysis.Code;
using Maestro.Analysis.Source;

namespace Maestro.Analysis.Structure;

/// <summary>Tells which files are the program itself: code, without tests, samples, generated files, documents and settings of tools.</summary>
internal static class ComponentFiles
{
    private static readonly HashSet<string> Aside = new(StringComparer.OrdinalIgnoreCase)
    {
        "docs", "doc", "bench", "benches", "benchmark", "benchmarks", ".github", ".storybook", ".vscode", "node_modules", "vendor",
    };

    private static readonly HashSet<string> ToolFiles = new(StringComparer.OrdinalIgnoreCase)
    {
        "setup.py", "conf.py", "noxfile.py", "build.rs", "package-info.java", "gulpfile.js", "gruntfile.js", "webpack.config.js", "conftest.py",
    };

    public static bool IsCode(string language) =>
        CodeLanguage.IsKnown(language) || language is "Ruby" or "Scala" or "Swift" or "Dart" or "Elixir" or "Haskell" or "F#" or "Objective-C" or "Lua";

    /// <summary>Samples are left out, unless there is nothing else.</summary>
    public static List<IndexedFile> Of(IReadOnlyList<IndexedFile> files)
    {
        var parts = files.Where(file => IsCode(file.Language) && !file.IsTest && !GeneratedFiles.Is(file.Path, "") && !IsAside(file.Path)).ToList();
        return parts.Where(file => !TestPaths.IsSample(file.Path)).ToList() is { Count: > 0 } own ? own : parts;
    }

    private static bool IsAside(string path)
    {
        var parts = path.Split('/');
        var name = parts[^1];
        return parts[..^1].Any(Aside.Contains) || ToolFiles.Contains(name) || name.StartsWith('.') || name.EndsWith(".d.ts", StringComparison.Ordinal)
            || name.Contains(".config.", StringComparison.OrdinalIgnoreCase);
    }
}
