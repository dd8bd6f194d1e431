using System.Text.RegularExpressions;
using Maestro.Core.Evidence;

namespace Maestro.Agents.Performance;

/// <summary>Which command a request wants to have measured: one in backticks, or the benchmark of the project.</summary>
internal static partial class MeasuredCommand
{
    /// <summary>Null when the request asks for no measurement, or nothing is there to be run.</summary>
    public static string? Of(string request, ProjectFacts facts, IReadOnlyCollection<string> paths, Func<string, string?> read)
    {
        if (!Wish().IsMatch(request))
            return null;
        var quoted = Quoted().Match(request);
        return quoted.Success ? quoted.Groups["command"].Value.Trim() : Benchmark(facts, paths, read);
    }

    private static string? Benchmark(ProjectFacts facts, IReadOnlyCollection<string> paths, Func<string, string?> read)
    {
        if (paths.Contains("package.json") && read("package.json") is { } package && NpmScript().Match(package) is { Success: true } script)
            return $"npm run {script.Groups["name"].Value}";
        if (paths.Contains("bench/run"))
            return "bench/run";
        if (paths.Contains("Cargo.toml") && paths.Any(path => path.StartsWith("benches/", StringComparison.Ordinal)))
            return "cargo bench";
        if (paths.Contains("go.mod") && paths.Any(path => path.EndsWith("_test.go", StringComparison.Ordinal)
            && read(path)?.Contains("func Benchmark", StringComparison.Ordinal) is true))
            return "go test -run '^$' -bench . ./...";
        if (facts.Manifests.Any(manifest => manifest.Dependencies.Any(name => name.StartsWith("pytest-benchmark", StringComparison.OrdinalIgnoreCase))))
            return "python3 -m pytest --benchmark-only";
        var dotnet = facts.Manifests.FirstOrDefault(manifest => manifest.Dependencies.Any(name => name.StartsWith("BenchmarkDotNet",
            StringComparison.OrdinalIgnoreCase)));
        if (dotnet is not null)
            return $"dotnet run -c Release --project {dotnet.Path}";
        return paths.Contains("Makefile") && read("Makefile") is { } make && MakeTarget().Match(make) is { Success: true } target
            ? $"make {target.Groups["name"].Value}" : null;
    }

    [GeneratedRegex(@"\b(time|measure|benchmarks?|how long|meca|medir|quanto tempo|cronometre)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Wish();

    [GeneratedRegex(@"`(?<command>[^`\n]+)`")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"""(?<name>bench(?:mark)?s?)""\s*:", RegexOptions.ExplicitCapture)]
    private static partial Regex NpmScript();

    [GeneratedRegex(@"^(?<name>bench(?:mark)?s?):", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex MakeTarget();
}
