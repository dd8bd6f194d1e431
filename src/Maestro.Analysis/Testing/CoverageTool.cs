namespace Maestro.Analysis.Testing;

/// <summary>The coverage tool that a project has, and how it is run.</summary>
/// <param name="Reports">What the report files are called, as ends of their paths.</param>
public sealed record CoverageTool(string Name, string Command, IReadOnlyList<string> Reports)
{
    /// <summary>What it counts.</summary>
    public string Unit { get; init; } = "lines";

    /// <summary>The folder for what the tool writes, in a copy of the work folder.</summary>
    public const string Folder = "maestro-coverage";

    /// <summary>Null when the project has none; none is ever installed.</summary>
    /// <param name="read">The text of a file of the repository; null when it cannot be read.</param>
    public static CoverageTool? Of(TestFramework framework, TestCommands commands, string workFolder, Func<string, string?> read) => framework.Family switch
    {
        TestFamily.Pytest or TestFamily.Unittest => Python(framework, commands, workFolder),
        TestFamily.Jest => new("jest", $"{commands.All} --coverage --coverageReporters=lcov --coverageDirectory={Folder}", [$"{Folder}/lcov.info"]),
        TestFamily.Vitest when Any(framework, "@vitest/coverage-v8", "@vitest/coverage-istanbul") =>
            new("vitest", $"{commands.All} --coverage.enabled --coverage.reporter=lcov --coverage.reportOnFailure --coverage.reportsDirectory={Folder}", [$"{Folder}/lcov.info"]),
        TestFamily.Mocha or TestFamily.Node or TestFamily.Other when Any(framework, "c8", "nyc") && framework.Script is not null =>
            new(Any(framework, "c8") ? "c8" : "nyc", $"npx --no-install {(Any(framework, "c8") ? "c8" : "nyc")} --reporter=lcov --report-dir={Folder} {framework.Command}", [$"{Folder}/lcov.info"]),
        TestFamily.Node => new(
            "node", commands.All.Replace("--test-reporter=tap", $"--experimental-test-coverage --test-reporter=lcov --test-reporter-destination={Folder}.lcov", StringComparison.Ordinal), [$"{Folder}.lcov"]),
        TestFamily.Go when !framework.Command.Contains(" -C ", StringComparison.Ordinal) =>
            new("go test -cover", $"go test -coverprofile={Folder}.out ./...", [$"{Folder}.out"]) { Unit = "statements" },
        TestFamily.Cargo when Programs.IsThere("cargo-llvm-cov") => new("cargo-llvm-cov", $"cargo llvm-cov --lcov --output-path {Folder}.lcov",
            [$"{Folder}.lcov"]),
        TestFamily.Cargo when Programs.IsThere("cargo-tarpaulin") => new("cargo-tarpaulin", $"cargo tarpaulin --out Lcov --output-dir {Folder}",
            [$"{Folder}/lcov.info"]),
        TestFamily.DotNetVsTest when Any(framework, "coverlet.collector") =>
            new("coverlet", $"{framework.Command} --collect \"XPlat Code Coverage\" --results-directory {Folder}", ["coverage.cobertura.xml"]),
        TestFamily.DotNetVsTest when Any(framework, "coverlet.msbuild") =>
            new("coverlet", $"{framework.Command} /p:CollectCoverage=true /p:CoverletOutputFormat=cobertura", ["coverage.cobertura.xml"]),
        TestFamily.DotNetPlatform when Any(framework, "microsoft.testing.extensions.codecoverage") =>
            new("dotnet-coverage", $"{framework.Command} --coverage --coverage-output-format cobertura", [".cobertura.xml"]),
        TestFamily.Maven when read("pom.xml")?.Contains("jacoco-maven-plugin", StringComparison.Ordinal) is true =>
            new("JaCoCo", $"{framework.Command} jacoco:report", ["target/site/jacoco/jacoco.xml"]),
        TestFamily.Gradle when $"{read("build.gradle")}{read("build.gradle.kts")}".Contains("jacoco", StringComparison.Ordinal) =>
            new("JaCoCo", $"{framework.Command} jacocoTestReport", ["jacocoTestReport.xml"]),
        _ => null,
    };

    /// <summary>What could be installed, for a person.</summary>
    public static string Missing(TestFramework? framework) => framework?.Family switch
    {
        TestFamily.Pytest => "pytest-cov or coverage",
        TestFamily.Unittest => "coverage",
        TestFamily.Vitest => "@vitest/coverage-v8",
        TestFamily.Mocha => "c8",
        TestFamily.Cargo => "cargo-llvm-cov",
        TestFamily.DotNetVsTest => "coverlet.collector",
        TestFamily.DotNetPlatform => "Microsoft.Testing.Extensions.CodeCoverage",
        TestFamily.Maven or TestFamily.Gradle => "the JaCoCo plugin",
        _ => "a coverage tool",
    };

    private static CoverageTool? Python(TestFramework framework, TestCommands commands, string workFolder)
    {
        if (framework.Family is TestFamily.Pytest && (Any(framework, "pytest-cov") || IsInstalled(workFolder, "pytest_cov")))
            return new("pytest-cov", $"{commands.All} --cov --cov-report=xml:{Folder}.xml", [$"{Folder}.xml"]);
        if (!Any(framework, "coverage", "pytest-cov") && !IsInstalled(workFolder, "coverage"))
            return null;
        var tests = commands.All;
        var at = tests.IndexOf("-m unittest", StringComparison.Ordinal);
        var (prefix, module) = at > 0 ? (tests[..at], tests[(at + 3)..]) : ("python3 ", tests);
        return new("coverage.py", $"{prefix}-m coverage run -m {module}; {prefix}-m coverage json -o {Folder}.json", [$"{Folder}.json"]);
    }

    private static bool Any(TestFramework framework, params ReadOnlySpan<string> packages)
    {
        foreach (var package in packages)
            if (framework.Packages.Contains(package))
                return true;
        return false;
    }

    private static bool IsInstalled(string workFolder, string package) =>
        Array.Exists([".venv", "venv"], folder => Path.Combine(workFolder, folder, "lib") is var lib
        && Directory.Exists(lib) && Directory.EnumerateDirectories(lib, "python3*")
            .Any(python => Directory.Exists(Path.Combine(python, "site-packages", package))));
}
