using Maestro.Core.Evidence;

namespace Maestro.Analysis.Project;

/// <summary>Reads CMake, Meson and Autotools builds of C and C++.</summary>
internal static class NativeProject
{
    public static void Read(ProjectFiles files, FactsDraft facts)
    {
        if (files.Named("CMakeLists.txt") is [var cmake, ..] && ProjectFiles.Depth(cmake) <= 1)
            CMake(files, facts, cmake);
        if (files.Has("meson.build"))
        {
            facts.Command(CommandPurpose.Build, "meson setup build && meson compile -C build", "meson.build");
            if (files.Paths.Any(p => p.EndsWith("meson.build", StringComparison.Ordinal) && files.Read(p).Contains("test(", StringComparison.Ordinal)))
                facts.Command(CommandPurpose.Test, "meson test -C build", "meson.build");
        }
        if (files.Has("configure"))
            facts.Command(CommandPurpose.Build, "./configure && make", "configure");
        else if (files.Has("configure.ac"))
            facts.Command(CommandPurpose.Build, "autoreconf -i && ./configure && make", "configure.ac");
        if (files.Has("conanfile.txt"))
        {
            var references = files.Read("conanfile.txt").Split('\n').Where(l => l.Contains('/', StringComparison.Ordinal));
            facts.Manifest("conanfile.txt", "Conan", references.Select(l => l.Split('/')[0].Trim()));
        }
        if (files.Has(".clang-format") && files.Has(".pre-commit-config.yaml"))
            facts.Command(CommandPurpose.Format, "pre-commit run --all-files", ".pre-commit-config.yaml");
    }

    private static void CMake(ProjectFiles files, FactsDraft facts, string path)
    {
        var folder = ProjectFiles.Folder(path) is { Length: > 0 } inner ? inner : ".";
        facts.Command(CommandPurpose.Build, $"cmake -S {folder} -B build && cmake --build build", path);
        var lists = files.EndingWith("CMakeLists.txt").Take(30).ToList();
        var tests = lists.Find(p => files.Read(p) is var text && (text.Contains("enable_testing", StringComparison.OrdinalIgnoreCase)
            || text.Contains("add_test", StringComparison.OrdinalIgnoreCase) || text.Contains("include(CTest)", StringComparison.OrdinalIgnoreCase)));
        if (tests is not null)
            facts.Command(CommandPurpose.Test, "ctest --test-dir build --output-on-failure", tests);
        facts.Manifest(path, "CMake", lists.SelectMany(p => Packages(files.Read(p))));
    }

    private static IEnumerable<string> Packages(string text)
    {
        const string Call = "find_package(";
        for (var at = text.IndexOf(Call, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(Call, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            var rest = text.AsSpan(at + Call.Length);
            var end = rest.IndexOfAny(" )\n\r");
            if (end > 0 && rest[0] != '$')
                yield return rest[..end].ToString();
        }
    }
}
