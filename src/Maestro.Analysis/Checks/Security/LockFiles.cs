using System.Text.Json;
using System.Text.RegularExpressions;
using Maestro.Core.Evidence;

namespace Maestro.Analysis.Checks.Security;

/// <summary>Reads which versions of which packages are in use from the files that fix them; says nothing about whether they are safe.</summary>
public static partial class LockFiles
{
    private const int MostPackages = 2_000;

    private static readonly string[] Names =
        ["package-lock.json", "npm-shrinkwrap.json", "packages.lock.json", "yarn.lock", "pnpm-lock.yaml", "poetry.lock", "uv.lock", "pdm.lock", "Cargo.lock",
            "go.mod", "Gemfile.lock", "composer.lock"];

    public static bool Knows(string path)
    {
        var name = path[(path.LastIndexOf('/') + 1)..];
        return Names.Contains(name) || (name.StartsWith("requirements", StringComparison.Ordinal) && name.EndsWith(".txt", StringComparison.Ordinal));
    }

    public static IReadOnlyList<PackageVersion> Read(string path, string text)
    {
        try
        {
            var found = path[(path.LastIndexOf('/') + 1)..] switch
            {
                "package-lock.json" or "npm-shrinkwrap.json" => Npm(path, text),
                "packages.lock.json" => NuGet(path, text),
                "yarn.lock" => Pairs(path, text, "npm", Yarn()),
                "pnpm-lock.yaml" => Pairs(path, text, "npm", Pnpm()),
                "poetry.lock" or "uv.lock" or "pdm.lock" => Pairs(path, text, "PyPI", TomlPackage()),
                "Cargo.lock" => Pairs(path, text, "crates.io", TomlPackage()),
                "go.mod" => Pairs(path, text, "Go", GoModule()),
                "Gemfile.lock" => Pairs(path, text, "RubyGems", Gem()),
                "composer.lock" => Pairs(path, text, "Packagist", Composer()),
                var name when name.StartsWith("requirements", StringComparison.Ordinal) && name.EndsWith(".txt", StringComparison.Ordinal) =>
                    Pairs(path, text, "PyPI", Requirement()),
                _ => [],
            };
            return [.. found.Distinct().Take(MostPackages)];
        }
        catch (JsonException)
        {
            return [];
        }
    }

    private static List<PackageVersion> Npm(string path, string text)
    {
        const string folder = "node_modules/";
        var root = JsonElement.Parse(text);
        if (!root.TryGetProperty("packages", out var packages) || packages.ValueKind is not JsonValueKind.Object)
            return [];
        return
        [
            .. packages.EnumerateObject().Where(package => package.Name.Contains(folder, StringComparison.Ordinal)
                && package.Value.TryGetProperty("version", out _))
                .Select(package => new PackageVersion(
                    package.Name[(package.Name.LastIndexOf(folder, StringComparison.Ordinal) + folder.Length)..], package.Value.GetProperty("version")
                        .ToString(), "npm", path)),
        ];
    }

    private static List<PackageVersion> NuGet(string path, string text)
    {
        var root = JsonElement.Parse(text);
        if (!root.TryGetProperty("dependencies", out var targets) || targets.ValueKind is not JsonValueKind.Object)
            return [];
        return
        [
            .. targets.EnumerateObject().SelectMany(target => target.Value.EnumerateObject()).Where(package => package.Value.TryGetProperty("resolved", out _))
                .Select(package => new PackageVersion(package.Name, package.Value.GetProperty("resolved").ToString(), "NuGet", path)),
        ];
    }

    private static List<PackageVersion> Pairs(string path, string text, string ecosystem, Regex line) =>
        [.. line.Matches(text).Select(match => new PackageVersion(match.Groups["name"].Value, match.Groups["version"].Value, ecosystem, path))];

    [GeneratedRegex(@"^""?(?<name>@?[^@\s""]+)@[^\n]*:\n\s+version:?\s+""?(?<version>[^""\s]+)", RegexOptions.Multiline)]
    private static partial Regex Yarn();

    [GeneratedRegex(@"^\s{2}'?/?(?<name>@?[\w./-]+)@(?<version>\d[\w.+-]*)[^\n]*:\s*$", RegexOptions.Multiline)]
    private static partial Regex Pnpm();

    [GeneratedRegex(@"\[\[package\]\]\s*\nname = ""(?<name>[^""]+)""\s*\nversion = ""(?<version>[^""]+)""")]
    private static partial Regex TomlPackage();

    [GeneratedRegex(@"^\s*(?:require\s+)?(?<name>[\w.-]+\.[a-z]{2,}/[\w./~-]+)\s+(?<version>v[\w.+-]+)", RegexOptions.Multiline)]
    private static partial Regex GoModule();

    [GeneratedRegex(@"^    (?<name>[\w.-]+) \((?<version>\d[\w.-]*)\)\s*$", RegexOptions.Multiline)]
    private static partial Regex Gem();

    [GeneratedRegex(@"""name"":\s*""(?<name>[\w.-]+/[\w.-]+)"",\s*""version"":\s*""(?<version>[^""]+)""")]
    private static partial Regex Composer();

    [GeneratedRegex(@"^(?<name>[A-Za-z0-9][\w.-]*)(?:\[[^\]]*\])?\s*==\s*(?<version>[\w.+!-]+)", RegexOptions.Multiline)]
    private static partial Regex Requirement();
}
