using System.Globalization;

namespace Maestro.Analysis.Testing;

/// <summary>Command lines that run a project's tests so that each test's end can be read.</summary>
/// <param name="projectOf">The project file that a test belongs to, for .NET; null when there is none.</param>
public sealed class TestCommands(TestFramework framework, Func<string, string?> projectOf)
{
    private const int MostFiles = 20;

    /// <summary>Runs every test.</summary>
    public string All => framework.Family switch
    {
        TestFamily.Pytest => $"{framework.Command} -v{(Has("pytest-randomly") ? " -p no:randomly" : "")}",
        TestFamily.Unittest => $"{framework.Command} -v",
        TestFamily.DotNetVsTest => $"{framework.Command} --logger \"console;verbosity=normal\"",
        TestFamily.DotNetPlatform => $"{framework.Command} --output Detailed",
        TestFamily.Go => WithGo("-v -count=1 ./..."),
        TestFamily.Jest => $"{Passing} --verbose",
        TestFamily.Vitest => $"{Vitest} --reporter=verbose",
        TestFamily.Mocha => NodeScript.Mocha(framework.Script!, null),
        TestFamily.Node => NodeScript.Node(framework.Script!, null),
        TestFamily.Gradle => framework.Command[..^"test".Length] + "cleanTest test",
        _ => framework.Command,
    };

    /// <summary>Runs the tests of these files alone; null when the program cannot choose them.</summary>
    public string? Only(IReadOnlyList<string> tests)
    {
        if (tests.Count is 0 or > MostFiles || tests.Any(test => test.Any(IsSpecial)))
            return null;
        var files = string.Join(' ', tests);
        var names = tests.Select(test => Path.GetFileNameWithoutExtension(test)).Distinct().ToList();
        return framework.Family switch
        {
            TestFamily.Pytest => $"{All} {Relative(files)}",
            TestFamily.Unittest when tests.Count == 1 && framework.Command.Contains("discover", StringComparison.Ordinal) =>
                $"{framework.Command} -v -p {Path.GetFileName(tests[0])}",
            TestFamily.Jest => $"{Passing} --verbose {files}",
            TestFamily.Vitest => $"{Vitest} --reporter=verbose {files}",
            TestFamily.Mocha => NodeScript.Mocha(framework.Script!, files),
            TestFamily.Node => NodeScript.Node(framework.Script!, files),
            TestFamily.Go => framework.Command.Contains(" -C ", StringComparison.Ordinal) ? null
                : WithGo($"-v -count=1 {string.Join(' ', tests.Select(GoPackage).Distinct())}"),
            TestFamily.Maven => $"{framework.Command} -Dtest={string.Join(',', names)}",
            TestFamily.Gradle => $"{All} {string.Join(' ', names.Select(name => $"--tests '*{name}'"))}",
            TestFamily.DotNetVsTest when Project(tests) is { } project =>
                $"dotnet test {project} --logger \"console;verbosity=normal\" --filter \"{string.Join('|', names.Select(name => $"FullyQualifiedName~{name}"))}\"",
            TestFamily.DotNetPlatform when Project(tests) is { } project && framework.Name is "xunit v3" =>
                $"dotnet test --project {project} --output Detailed {string.Join(' ', names.Select(name => $"--filter-class \"*{name}\""))}",
            _ => null,
        };
    }

    /// <summary>Runs every test in an order that the seed makes; null when the program cannot.</summary>
    public string? Shuffled(int seed) => framework.Family switch
    {
        TestFamily.Pytest when Has("pytest-randomly") => $"{framework.Command} -v --randomly-seed={Text(seed)}",
        TestFamily.Pytest when Has("pytest-random-order") => $"{framework.Command} -v --random-order-seed={Text(seed)}",
        TestFamily.Pytest when Has("pytest-reverse") => $"{framework.Command} -v --reverse",
        TestFamily.Go => WithGo($"-v -count=1 -shuffle={Text(seed)} ./..."),
        TestFamily.Jest => $"{Passing} --verbose --randomize --seed={Text(seed)}",
        TestFamily.Vitest => $"{Vitest} --reporter=verbose --sequence.shuffle --sequence.seed={Text(seed)}",
        _ => null,
    };

    private string Passing => framework.Command.StartsWith("npm", StringComparison.Ordinal) && !framework.Command.Contains(" -- ", StringComparison.Ordinal)
        ? $"{framework.Command} --" : framework.Command;

    private string Vitest => framework.Command.EndsWith(" --run", StringComparison.Ordinal) ? framework.Command : $"{Passing} --run";

    /// <summary>Means something to a shell.</summary>
    private static bool IsSpecial(char c) => char.IsWhiteSpace(c) || "'\"$`\\;&|<>()*?#~!".Contains(c, StringComparison.Ordinal);

    private bool Has(string package) => framework.Packages.Contains(package);

    private string? Project(IReadOnlyList<string> tests) => tests.Select(projectOf).Distinct().ToList() is [{ } only]
        && !only.Contains(' ', StringComparison.Ordinal) ? only : null;

    /// <summary>A command that goes into a folder first needs paths from there.</summary>
    private string Relative(string files) => framework.Command.StartsWith("cd ", StringComparison.Ordinal) && framework.Command.Split(' ')[1] is var folder
        ? files.Replace($"{folder}/", "", StringComparison.Ordinal) : files;

    private string WithGo(string arguments) => $"{framework.Command[..(framework.Command.IndexOf(" test", StringComparison.Ordinal) + 5)]} {arguments}";

    private static string GoPackage(string test) => Path.GetDirectoryName(test) is { Length: > 0 } folder ? $"./{folder}" : ".";

    private static string Text(int seed) => seed.ToString(CultureInfo.InvariantCulture);
}
