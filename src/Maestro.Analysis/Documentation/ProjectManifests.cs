using System.Text.RegularExpressions;

namespace Maestro.Analysis.Documentation;

/// <summary>What manifests say of a project for people: what it is, what it needs, its license.</summary>
internal static partial class ProjectManifests
{
    /// <summary>What the manifest at the root calls the project.</summary>
    public static string? Name(IReadOnlyList<string> manifests, Func<string, string?> read) =>
        manifests.Where(path => !path.Contains('/', StringComparison.Ordinal)).Select(path => Named().Match(read(path) ?? "")).Where(match => match.Success)
            .Select(match => match.Groups["name"].Value).FirstOrDefault();

    public static string? Description(IReadOnlyList<string> manifests, Func<string, string?> read) =>
        manifests.Select(path => Described().Match(read(path) ?? "")).Where(match => match.Success).Select(match => match.Groups["text"].Value.Trim())
            .FirstOrDefault(text => text.Length > 10);

    /// <summary>Versions of languages and runtimes with the file that says so.</summary>
    public static IReadOnlyList<string> Needs(IReadOnlyList<string> manifests, Func<string, string?> read)
    {
        var needs = new List<string>();
        foreach (var path in manifests)
        {
            var text = read(path) ?? "";
            var name = path[(path.LastIndexOf('/') + 1)..];
            string? need = name switch
            {
                "package.json" when Node().Match(text) is { Success: true } node => $"Node.js {node.Groups["version"].Value}",
                "pyproject.toml" when Python().Match(text) is { Success: true } python => $"Python {python.Groups["version"].Value}",
                "go.mod" when Go().Match(text) is { Success: true } go => $"Go {go.Groups["version"].Value} or later",
                "Cargo.toml" when Rust().Match(text) is { Success: true } rust => $"Rust {rust.Groups["version"].Value} or later",
                "pom.xml" when Java().Match(text) is { Success: true } java => $"Java {java.Groups["version"].Value}",
                _ when name.EndsWith("proj", StringComparison.Ordinal) && Dotnet().Match(text) is { Success: true } dotnet =>
                    $".NET {dotnet.Groups["version"].Value}",
                _ => null,
            };
            if (need is not null && !needs.Exists(known => known.StartsWith(need, StringComparison.Ordinal)))
                needs.Add($"{need} (`{path}`)");
        }

        return needs;
    }

    [GeneratedRegex(@"^\s*(?:""description""\s*:\s*""|description\s*=\s*""|<[Dd]escription>)(?<text>[^""<\n]+)", RegexOptions.Multiline)]
    private static partial Regex Described();

    [GeneratedRegex(@"^(?:\{?\s*""name""\s*:\s*""(?<name>[^""]+)""|name\s*=\s*""(?<name>[^""]+)""|module\s+(?:\S*/)?(?<name>[A-Za-z][\w-]*?)(?:/v\d+)?\s*$)|""name""\s*:\s*""(?<name>[^""]+)""", RegexOptions.Multiline)]
    private static partial Regex Named();

    [GeneratedRegex(@"""engines""\s*:\s*\{[^}]*""node""\s*:\s*""(?<version>[^""]+)""")]
    private static partial Regex Node();

    [GeneratedRegex(@"requires-python\s*=\s*""(?<version>[^""]+)""")]
    private static partial Regex Python();

    [GeneratedRegex(@"^go\s+(?<version>[\d.]+)", RegexOptions.Multiline)]
    private static partial Regex Go();

    [GeneratedRegex(@"rust-version\s*=\s*""(?<version>[^""]+)""")]
    private static partial Regex Rust();

    [GeneratedRegex(@"<(?:java\.version|maven\.compiler\.release)>(?<version>[\d.]+)<")]
    private static partial Regex Java();

    [GeneratedRegex(@"<TargetFrameworks?>net(?<version>\d+\.\d)")]
    private static partial Regex Dotnet();
}
