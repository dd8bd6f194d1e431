using System.Text.RegularExpressions;

namespace Maestro.Analysis.Documentation;

/// <summary>What the project calls itself: the programs that it makes and the packages that others import.</summary>
internal sealed partial class OwnNames
{
    private OwnNames(HashSet<string> programs, HashSet<string> packages) => (Programs, Packages) = (programs, packages);

    /// <summary>Commands that the project installs or builds.</summary>
    public HashSet<string> Programs { get; }

    /// <summary>Packages as code imports them.</summary>
    public HashSet<string> Packages { get; }

    public static OwnNames Of(IEnumerable<string> paths, Func<string, string?> read)
    {
        var (programs, packages) = (new HashSet<string>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal));
        foreach (var path in paths.Where(path => !Source.TestPaths.IsTest(path) && !Source.TestPaths.IsSample(path)))
        {
            var name = path[(path.LastIndexOf('/') + 1)..];
            if (name is "package.json" && read(path) is { } package)
                Node(package, programs, packages);
            else if (name is "pyproject.toml" && read(path) is { } project)
                programs.UnionWith(Scripts().Matches(project).SelectMany(section => Key().Matches(section.Groups["body"].Value)).Select(key =>
                    key.Groups["name"].Value));
            else if (name is "Cargo.toml" && read(path) is { } cargo && CrateName().Match(cargo) is { Success: true } crate)
                (programs, packages) = ([.. programs, crate.Groups["name"].Value], [.. packages, crate.Groups["name"].Value.Replace('-', '_')]);
            else if (name.EndsWith(".csproj", StringComparison.Ordinal) && read(path) is { } dotnet && dotnet.Contains("<OutputType>Exe",
                StringComparison.OrdinalIgnoreCase))
                programs.Add(Assembly().Match(dotnet) is { Success: true } assembly ? assembly.Groups["name"].Value : name[..^7]);
            else if (name is "go.mod" && read(path) is { } go && Module().Match(go) is { Success: true } module)
                packages.Add(module.Groups["name"].Value);
            else if (name is "__init__.py" && path.Split('/') is [.., var package2, _] parts && (parts.Length == 2 || (parts.Length == 3 && parts[0] is "src")))
                packages.Add(package2);
        }

        return new OwnNames(programs, packages);
    }

    private static void Node(string json, HashSet<string> programs, HashSet<string> packages)
    {
        var name = NodeName().Match(json) is { Success: true } named ? named.Groups["name"].Value : null;
        if (name is not null)
            packages.Add(name);
        if (Bins().Match(json) is { Success: true } bins)
            programs.UnionWith(BinKey().Matches(bins.Groups["body"].Value).Select(key => key.Groups["name"].Value));
        else if (name is not null && json.Contains("\"bin\"", StringComparison.Ordinal))
            programs.Add(name[(name.LastIndexOf('/') + 1)..]);
    }

    [GeneratedRegex(@"^\[(?:project\.scripts|tool\.poetry\.scripts)\]\s*\n(?<body>(?:[^\[\n].*\n|\n)*)", RegexOptions.Multiline)]
    private static partial Regex Scripts();

    [GeneratedRegex(@"^\s*""?(?<name>[\w.-]+)""?\s*=", RegexOptions.Multiline)]
    private static partial Regex Key();

    [GeneratedRegex(@"^name\s*=\s*""(?<name>[\w-]+)""", RegexOptions.Multiline)]
    private static partial Regex CrateName();

    [GeneratedRegex(@"<(?:ToolCommandName|AssemblyName)>(?<name>[\w.-]+)<")]
    private static partial Regex Assembly();

    [GeneratedRegex(@"^module\s+(?:\S*/)?(?<name>[A-Za-z][\w-]*?)(?:/v\d+)?\s*$", RegexOptions.Multiline)]
    private static partial Regex Module();

    [GeneratedRegex(@"""name""\s*:\s*""(?<name>[^""]+)""")]
    private static partial Regex NodeName();

    [GeneratedRegex(@"""bin""\s*:\s*\{(?<body>[^}]*)\}")]
    private static partial Regex Bins();

    [GeneratedRegex(@"""(?<name>[\w@/.-]+)""\s*:")]
    private static partial Regex BinKey();
}
