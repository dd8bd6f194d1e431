using Maestro.Analysis.Source;
using Maestro.Core.Evidence;

namespace Maestro.Analysis.Testing;

/// <summary>Finds out what runs the tests of a project, from its commands, its packages and the tests themselves.</summary>
/// <param name="read">The text of a file of the repository; null when it cannot be read.</param>
public sealed class TestFrameworkFinder(ProjectFacts facts, IReadOnlyList<IndexedFile> files, Func<string, string?> read)
{
    private const int MostTests = 40;

    private readonly HashSet<string> packages = facts.Manifests.SelectMany(manifest => manifest.Dependencies).Select(name => name.ToLowerInvariant())
        .ToHashSet(StringComparer.Ordinal);

    /// <param name="language">Of the code that is to be tested; null for what the project is mostly made of.</param>
    /// <returns>Null when the project names no command that runs tests.</returns>
    public TestFramework? Find(string? language)
    {
        var commands = facts.Commands.Where(command => command.Purpose is CommandPurpose.Test).ToList();
        var found = commands.Select(command => Of(command.Command, command.Source)).ToList();
        return found.FirstOrDefault(framework => language is not null && Languages(framework.Family).Contains(language))
            ?? found.FirstOrDefault(framework => language is null || framework.Family is TestFamily.Other) ?? Implied(language);
    }

    private TestFramework Of(string command, string source)
    {
        var words = command.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToList();
        if (words is [])
            return new TestFramework(null, TestFamily.Other, command, null, packages);
        if (words[0] is "dotnet")
            return new TestFramework(DotNet(), IsPlatform() ? TestFamily.DotNetPlatform : TestFamily.DotNetVsTest, command, null, packages);
        if (words.Contains("pytest"))
            return new TestFramework("pytest", TestFamily.Pytest, command, null, packages);
        if (words.Contains("unittest"))
            return new TestFramework("unittest", TestFamily.Unittest, WithPython(command), null, packages);
        if (words[0] is "npm" or "yarn" or "pnpm" or "bun")
            return Script(command, source);
        var family = words[0] switch
        {
            "go" => TestFamily.Go,
            "cargo" => TestFamily.Cargo,
            "mvn" or "./mvnw" => TestFamily.Maven,
            _ when words[0].EndsWith("gradle", StringComparison.Ordinal) || words[0].EndsWith("gradlew", StringComparison.Ordinal) => TestFamily.Gradle,
            _ => TestFamily.Other,
        };
        return new TestFramework(
            family switch { TestFamily.Go => "go test", TestFamily.Cargo => "cargo test", TestFamily.Maven or TestFamily.Gradle => Java(), _ => null },
                family, command, null, packages);
    }

    private TestFramework Script(string command, string source)
    {
        var script = PackageScript.Of(read(source), command);
        var words = (script ?? "").Split([' ', '/'], StringSplitOptions.RemoveEmptyEntries);
        (string Word, TestFamily Family, string Name)[] runners =
        [
            ("vitest", TestFamily.Vitest, "vitest"), ("jest", TestFamily.Jest, "jest"), ("react-scripts", TestFamily.Jest, "jest"),
                ("mocha", TestFamily.Mocha, "mocha"),
            ("_mocha", TestFamily.Mocha, "mocha"),
        ];
        var runner = Array.Find(runners, runner => words.Contains(runner.Word));
        if (runner.Word is null && words.Contains("node") && words.Any(word => word.StartsWith("--test", StringComparison.Ordinal)))
            runner = ("node", TestFamily.Node, "node:test");
        return new TestFramework(runner.Word is null ? null : runner.Name, runner.Word is null ? TestFamily.Other : runner.Family, command, script, packages);
    }

    /// <summary>Tests that are there although no manifest says how to run them.</summary>
    private TestFramework? Implied(string? language) => language switch
    {
        "JavaScript" or "TypeScript" when Tests(language).Any(text => text.Contains("node:test", StringComparison.Ordinal)) =>
            new TestFramework("node:test", TestFamily.Node, "node --test", "node --test", packages),
        "Python" when Tests(language).Any(text => text.Contains("unittest", StringComparison.Ordinal)) =>
            new TestFramework("unittest", TestFamily.Unittest, WithPython("python -m unittest discover"), null, packages),
        _ => null,
    };

    private string? DotNet()
    {
        var texts = Tests("C#").ToList();
        bool Says(string mark) => texts.Exists(text => text.Contains(mark, StringComparison.Ordinal));
        if (packages.Any(name => name.StartsWith("tunit", StringComparison.Ordinal)))
            return "TUnit";
        if (Says("[Fact") || Says("[Theory") || packages.Any(name => name.StartsWith("xunit", StringComparison.Ordinal)))
            return packages.Any(name => name.StartsWith("xunit.v3", StringComparison.Ordinal)) ? "xunit v3" : "xunit";
        if (Says("[TestMethod") || packages.Any(name => name.StartsWith("mstest", StringComparison.Ordinal)))
            return "MSTest";
        return Says("[Test") || packages.Contains("nunit") ? "NUnit" : null;
    }

    private string Java() => Tests("Java").FirstOrDefault() switch
    {
        { } text when text.Contains("org.testng", StringComparison.Ordinal) => "TestNG",
        { } text when text.Contains("org.junit.Test", StringComparison.Ordinal) => "JUnit 4",
        _ => "JUnit",
    };

    private bool IsPlatform() => read("global.json")?.Contains("Microsoft.Testing.Platform", StringComparison.Ordinal) is true;

    private IEnumerable<string> Tests(string language) =>
        files.Where(file => file.IsTest && file.Language == language).Take(MostTests).Select(file => read(file.Path)).OfType<string>();

    /// <summary>Many systems have <c>python3</c> alone.</summary>
    private static string WithPython(string command) => command.StartsWith("python ", StringComparison.Ordinal) && !Programs.IsThere("python")
        ? $"python3{command[6..]}" : command;

    private static string[] Languages(TestFamily family) => family switch
    {
        TestFamily.DotNetVsTest or TestFamily.DotNetPlatform => ["C#"],
        TestFamily.Pytest or TestFamily.Unittest => ["Python"],
        TestFamily.Jest or TestFamily.Vitest or TestFamily.Mocha or TestFamily.Node => ["TypeScript", "JavaScript", "Vue", "Svelte", "Astro"],
        TestFamily.Go => ["Go"],
        TestFamily.Cargo => ["Rust"],
        TestFamily.Maven or TestFamily.Gradle => ["Java", "Kotlin"],
        _ => [],
    };
}
